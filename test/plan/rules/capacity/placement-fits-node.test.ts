import { modelDownloadImage } from '../../../../lib/catalog/images';
import { definition, existingDefinition, serverImage, withCluster, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, gpuPool, trains } from '../../../fixtures/gpu-job';

const id = 'placement/fits-node';
const base = definition();
const models = (size: string, path = 'churn/v1/model.joblib') =>
  ({
    ...base,
    models: { churn: { bucket: 'models', versions: { v1: { ...base.models?.churn?.versions.v1, path, size } } } },
  }) as typeof base;

test.each([definition('eks'), definition('gke'), definition('aks'), existingDefinition()])(
  'accepts a valid definition on $cluster.provider',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('refuses more CPU than a node has', () => {
  expect(findingsOf(withService(base, { resources: { cpu: '4' } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'resources', 'cpu'],
      problem: 'a replica requests 4 cpu, and a node of general (m6i.xlarge) has 3670m for workloads',
      value: '4',
      allowed: 'at most 3670m',
      fix: 'lower resources.cpu, or choose a larger machine',
    },
  ]);
});

test('accepts exactly the free CPU of a node', () => {
  expect(findingsOf(withService(base, { resources: { cpu: '3670m' } }), id)).toEqual([]);
  expect(findingsOf(withService(base, { resources: { cpu: '3671m' } }), id)).toHaveLength(1);
});

test('refuses more memory than a node has', () => {
  expect(findingsOf(withService(base, { resources: { memory: '16Gi' } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'resources', 'memory'],
      problem: 'a replica requests 16Gi memory, and a node of general (m6i.xlarge) has 13906Mi for workloads',
      value: '16Gi',
      allowed: 'at most 13906Mi',
      fix: 'lower resources.memory, or choose a larger machine',
    },
  ]);
});

test('checks the default memory of a large model', () => {
  expect(findingsOf(models('5Gi'), id)[0]).toMatchObject({
    path: ['services', 'churn', 'resources', 'memory'],
    value: '15872Mi',
  });
});

test('refuses more scratch space than the disk has', () => {
  expect(findingsOf(withService(models('90Gi'), { resources: { memory: '1Gi' } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'model'],
      problem: 'a replica needs 92368Mi of scratch space for its model, and a node of general (m6i.xlarge) has 89Gi',
      value: '92368Mi',
      allowed: 'at most 89Gi',
      fix: 'choose a larger disk for the pool',
    },
  ]);
});

test('counts a compressed archive twice as large', () => {
  const small = { resources: { memory: '1Gi' } };
  expect(findingsOf(withService(models('50Gi'), small), id)).toEqual([]);
  expect(findingsOf(withService(models('50Gi', 'churn/v1/model.tar.gz'), small), id)).toHaveLength(1);
});

test('accepts a large model with a larger disk', () => {
  const { general } = base.cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  const changed = withCluster(models('90Gi'), { nodePools: { general: { ...general, disk: '200Gi' } } });
  expect(findingsOf(withService(changed, { resources: { memory: '1Gi' } }), id)).toEqual([]);
});

test('refuses nodes that are full with pods of agents', () => {
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
      problem: 'a node of pool general has no room for a pod: it allows 6 pods, and agents use 6',
      value: 'general',
      fix: 'choose another pool, or allow more pods on its nodes',
    },
  ]);
});

describe('a scan of a model', () => {
  const scanned = (amounts: object) => ({
    ...base,
    models: {
      ...base.models,
      churn: { ...base.models?.churn, scan: { image: serverImage, command: ['scan'], ...amounts } },
    },
  });

  test('fits if the node has what it requests alone', () => {
    expect(findingsOf(scanned({ cpu: '3670m', memory: '13906Mi' }) as typeof base, id)).toEqual([]);
  });

  test('is refused at its own fields', () => {
    expect(findingsOf(scanned({ cpu: '4', memory: '500Gi' }) as typeof base, id)).toEqual([
      {
        rule: id,
        path: ['models', 'churn', 'scan', 'cpu'],
        problem:
          'the scan of churn in churn requests 4 cpu, and a node of general (m6i.xlarge) has 3670m for workloads',
        value: '4',
        allowed: 'at most 3670m',
        fix: 'lower scan.cpu, or choose a larger machine',
      },
      {
        rule: id,
        path: ['models', 'churn', 'scan', 'memory'],
        problem:
          'the scan of churn in churn requests 500Gi memory, and a node of general (m6i.xlarge) has 13906Mi for workloads',
        value: '500Gi',
        allowed: 'at most 13906Mi',
        fix: 'lower scan.memory, or choose a larger machine',
      },
    ]);
  });
});

test.each([
  ['without a scan', {}],
  // The image of the init container `model-download`.
  [
    'beside a scan with its image',
    { scan: { image: modelDownloadImage.reference, command: ['rclone', 'check'], cpu: '100m' } },
  ],
])('refuses an init container that no field decides, at the workload, %s', (_, scanned) => {
  const existing = existingDefinition();
  const { general } = existing.cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  const small = withCluster(existing, {
    nodePools: { general: { ...general, allocatable: { cpu: '400m', memory: '28Gi' } } },
  });
  const { churn } = small.models ?? {};
  if (!churn) throw new Error('the fixture has a model churn');
  const model = { ...small, models: { churn: { ...churn, ...scanned } } };
  expect(findingsOf(withService(model, { resources: { cpu: '10m' } }), id)).toMatchObject([
    {
      path: ['services', 'churn'],
      problem: expect.stringMatching(/^the init container model-download of a replica requests 250m cpu/),
      fix: 'use larger nodes',
    },
  ]);
});

test('reports a model of extreme size', () => {
  const paths = findingsOf(models('10Ti', 'churn/v1/model.tar'), id).map(({ path }) => path.at(-1));
  expect(paths).toEqual(['memory', 'model']);
});

describe('a pod of a training job', () => {
  test('fits if it uses a whole node', () => {
    expect(findingsOf(trains(gpuGang), id)).toEqual([]);
  });

  test('is refused with more CPU than a node has', () => {
    expect(findingsOf(trains({ resources: { cpu: '64', memory: '1Ti' } }), id).map(({ path }) => path)).toEqual([
      ['training', 'fit', 'resources', 'cpu'],
      ['training', 'fit', 'resources', 'memory'],
    ]);
  });

  test('is refused with files that do not fit on the disk', () => {
    expect(findingsOf(trains(gpuGang, { ...gpuPool, disk: '22Gi', localDisk: false }), id)).toMatchObject([
      {
        path: ['training', 'fit'],
        problem:
          'a pod needs 27792Mi of scratch space for data, checkpoints, output and logs, and a node of gpus (p5.48xlarge) has 18Gi',
        fix: 'choose a larger disk for the pool',
      },
    ]);
  });

  test('is refused with more GPUs than a node has', () => {
    const change = { ...gpuGang, resources: { gpu: { count: 9 } } };
    expect(findingsOf(trains(change), id)).toMatchObject([
      {
        path: ['training', 'fit', 'resources', 'gpu', 'count'],
        problem: 'a pod requests 9 GPUs, and a node of gpus (p5.48xlarge) has 8',
        value: 9,
        allowed: 'at most 8',
      },
    ]);
  });
});
