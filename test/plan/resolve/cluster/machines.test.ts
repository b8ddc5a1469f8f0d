import { cloudOf } from '../../../../lib/plan/providers/select';
import { choosePoolMachines } from '../../../../lib/plan/resolve/cluster/machines';
import { definition } from '../../../fixtures/definition';

const { cluster } = definition('eks');

test('every pool and the system pool have a machine type or a reason why there is none', () => {
  const nodePools = { ...cluster.nodePools, extra: { machine: { type: 'cray' }, nodes: { min: 0, max: 2 } } };
  const machines = choosePoolMachines({ ...cluster, nodePools }, cloudOf(cluster));
  expect(Object.keys(machines.nodePools)).toEqual(Object.keys(nodePools));
  expect(machines.nodePools.general?.choice.kind).toBe('chosen');
  expect(machines.nodePools.extra).toMatchObject({
    path: ['cluster', 'nodePools', 'extra'],
    choice: { kind: 'unknown-type', type: 'cray' },
  });
});

test('the system pool has 2 CPUs, 8Gi and two to four nodes by default', () => {
  const { systemPool: _, ...withoutSystemPool } = cluster;
  expect(choosePoolMachines(withoutSystemPool, cloudOf(cluster)).systemPool).toMatchObject({
    path: ['cluster', 'systemPool'],
    spec: { machine: { cpu: 2, memory: '8Gi' }, nodes: { min: 2, max: 4 } },
    choice: { kind: 'chosen' },
  });
});
