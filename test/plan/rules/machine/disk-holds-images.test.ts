import { existingDefinition, withCluster, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gpuDefinition } from '../../../fixtures/gpu-service';

test('disk/holds-images compares images and scratch space with the disk of a node', () => {
  const found = (disk: string, localDisk: boolean) => {
    const base = gpuDefinition();
    const llm = { ...base.cluster.nodePools.llm, nodes: { min: 1, max: 4 }, disk, localDisk };
    return findingsOf(withCluster(base, { nodePools: { ...base.cluster.nodePools, llm } }), 'disk/holds-images');
  };
  expect(found('40Gi', false)).toEqual([]);
  expect(found('20Gi', true)).toEqual([]);
  expect(found('20Gi', false)).toMatchObject([{ path: ['cluster', 'nodePools', 'llm', 'disk'], value: '20Gi' }]);
});

test('disk/holds-images reports existing nodes by the storage that they state', () => {
  const base = existingDefinition();
  const pool = {
    labels: { pool: 'gpu' },
    allocatable: { cpu: '7', memory: '28Gi', ephemeralStorage: '15Gi' },
    gpu: { type: 'l4', count: 1 },
    nodes: { max: 4 },
  } as const;
  const cluster = { ...base.cluster, nodePools: { ...base.cluster.nodePools, gpu: pool } };
  expect(
    findingsOf(withService({ ...base, cluster }, { pool: 'gpu', runtime: { kind: 'triton' } }), 'disk/holds-images'),
  ).toMatchObject([{ path: ['cluster', 'nodePools', 'gpu', 'allocatable', 'ephemeralStorage'], value: '15Gi' }]);
});
