import { MiB } from '../../../lib/units/quantity';
import { planOfPool } from '../../fixtures/pools';

const base = planOfPool('eks', { machine: { cpu: 4, memory: '16Gi' } }).agents;

test('nodes with GPUs also run a device plugin, a metrics exporter and a host engine', () => {
  expect(planOfPool('eks', { gpu: { type: 'l4', count: 1 } }).agents).toEqual({
    cpuMilli: base.cpuMilli + 150,
    memoryBytes: base.memoryBytes + 640 * MiB,
    pods: base.pods + 3,
  });
});

test('the GPU operator runs more agents', () => {
  const cut = planOfPool('eks', { gpu: { type: 'h100', count: 8, sharing: { memory: '10Gi' } } });
  expect(cut.agents.pods).toBe(base.pods + 8);
});

test('EFA has its own device plugin, compact placement has none', () => {
  const fabric = { gpu: { type: 'h100', count: 8 }, fabric: true } as const;
  expect(planOfPool('eks', fabric).agents.pods).toBe(base.pods + 4);
  expect(planOfPool('gke', fabric).agents).toEqual(planOfPool('gke', { ...fabric, fabric: false }).agents);
});
