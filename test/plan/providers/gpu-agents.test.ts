import { MiB } from '../../../lib/units/quantity';
import { planOfPool } from '../../fixtures/pools';

const base = planOfPool('eks', { machine: { cpu: 4, memory: '16Gi' } }).agents;

test('on nodes with GPUs a device plugin and an exporter of metrics run besides', () => {
  expect(planOfPool('eks', { gpu: { type: 'l4', count: 1 } }).agents).toEqual({
    cpuMilli: base.cpuMilli + 150,
    memoryBytes: base.memoryBytes + 640 * MiB,
    pods: base.pods + 2,
  });
});

test('the operator brings more of them', () => {
  const cut = planOfPool('eks', { gpu: { type: 'h100', count: 8, sharing: { memory: '10Gi' } } });
  expect(cut.agents.pods).toBe(base.pods + 7);
});

test('EFA has a device plugin of its own, and placement close together has none', () => {
  const fabric = { gpu: { type: 'h100', count: 8 }, fabric: true } as const;
  expect(planOfPool('eks', fabric).agents.pods).toBe(base.pods + 3);
  expect(planOfPool('gke', fabric).agents).toEqual(planOfPool('gke', { ...fabric, fabric: false }).agents);
});
