import { definition, existingDefinition, withCluster, withService } from '../../../fixtures/definition';
import { gang, gpuPool, trains } from '../../resolve/training/job-of';
import { findingsOf } from '../findings-of';

const id = 'placement/fits-node';
const base = definition();
const models = (size: string, path = 'churn/v1/model.joblib') =>
  ({
    ...base,
    models: { churn: { bucket: 'models', versions: { v1: { ...base.models?.churn?.versions.v1, path, size } } } },
  }) as typeof base;

test.each([definition('eks'), definition('gke'), definition('aks'), existingDefinition()])(
  'a replica of a good definition fits ($cluster.provider)',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('more CPU than a node has is found', () => {
  expect(findingsOf(withService(base, { resources: { cpu: '4' } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'resources', 'cpu'],
      problem: 'a replica asks for more cpu than a node of general (m6i.xlarge) has for workloads',
      value: '4',
      allowed: 'at most 3670m',
      fix: 'ask for less, or give the pool a larger machine',
    },
  ]);
});

test('all that is left of a node may be asked for, and not a thousandth more', () => {
  expect(findingsOf(withService(base, { resources: { cpu: '3670m' } }), id)).toEqual([]);
  expect(findingsOf(withService(base, { resources: { cpu: '3671m' } }), id)).toHaveLength(1);
});

test('more memory than a node has is found', () => {
  expect(findingsOf(withService(base, { resources: { memory: '16Gi' } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'resources', 'memory'],
      problem: 'a replica asks for more memory than a node of general (m6i.xlarge) has for workloads',
      value: '16Gi',
      allowed: 'at most 13906Mi',
      fix: 'ask for less, or give the pool a larger machine',
    },
  ]);
});

test('the memory that a large model needs by default is looked at too', () => {
  expect(findingsOf(models('5Gi'), id)[0]).toMatchObject({
    path: ['services', 'churn', 'resources', 'memory'],
    value: '15872Mi',
  });
});

test('more scratch space than a disk has is found', () => {
  expect(findingsOf(withService(models('90Gi'), { resources: { memory: '1Gi' } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'model'],
      problem: 'a replica needs more scratch space for its model than a node of general (m6i.xlarge) has',
      value: '92368Mi',
      allowed: 'at most 89Gi',
      fix: 'give the pool a larger disk',
    },
  ]);
});

test('what is in a compressed archive is taken to be twice as large', () => {
  const small = { resources: { memory: '1Gi' } };
  expect(findingsOf(withService(models('50Gi'), small), id)).toEqual([]);
  expect(findingsOf(withService(models('50Gi', 'churn/v1/model.tar.gz'), small), id)).toHaveLength(1);
});

test('a larger disk has room for it', () => {
  const { general } = base.cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  const changed = withCluster(models('90Gi'), { nodePools: { general: { ...general, disk: '200Gi' } } });
  expect(findingsOf(withService(changed, { resources: { memory: '1Gi' } }), id)).toEqual([]);
});

test('nodes that the agents fill with their pods are found', () => {
  const existing = existingDefinition();
  const { general } = existing.cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  const pods = (number: number) =>
    withCluster(existing, {
      nodePools: { general: { ...general, allocatable: { ...general.allocatable, pods: number } } },
    });
  expect(findingsOf(pods(7), id)).toEqual([]);
  expect(findingsOf(pods(6), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem:
        'a node of general (existing) has no room for one more pod: it takes 6, of which the agents on each node are 6',
      value: 'general',
      fix: 'choose another pool, or let its nodes take more pods',
    },
  ]);
});

test('a model that is larger than anything is found and not thrown', () => {
  const paths = findingsOf(models('8000Ti', 'churn/v1/model.tar'), id).map(({ path }) => path.at(-1));
  expect(paths).toEqual(['memory', 'model']);
});

describe('a pod of a training job', () => {
  test('that takes a whole node fits on it', () => {
    expect(findingsOf(trains(gang), id)).toEqual([]);
  });

  test('that asks for more than a node has is found', () => {
    expect(findingsOf(trains({ resources: { cpu: '64', memory: '1Ti' } }), id).map(({ path }) => path)).toEqual([
      ['training', 'fit', 'resources', 'cpu'],
      ['training', 'fit', 'resources', 'memory'],
    ]);
  });

  test('whose files do not fit on the disk is found', () => {
    expect(findingsOf(trains(gang, { ...gpuPool, disk: '22Gi' }), id)).toMatchObject([
      {
        path: ['training', 'fit'],
        problem:
          'a pod needs more scratch space for data, checkpoints, output and logs than a node of gpus (p5.48xlarge) has',
        fix: 'give the pool a larger disk',
      },
    ]);
  });

  test('that asks for more GPUs than a node has is found', () => {
    const change = { ...gang, resources: { gpu: { count: 9 } } };
    expect(findingsOf(trains(change), id)).toMatchObject([
      {
        path: ['training', 'fit', 'resources', 'gpu', 'count'],
        problem: 'a pod asks for more GPUs than a node of gpus (p5.48xlarge) has',
        value: 9,
        allowed: 'at most 8',
      },
    ]);
  });
});
