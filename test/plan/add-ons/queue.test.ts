import type { TrainingJobSpec } from '../../../lib/definition/training';
import { checkModelPlatform } from '../../../lib/plan/plan';
import { withCluster } from '../../fixtures/definition';
import { gang, small, trainingDefinition } from '../../fixtures/queues';

function addOnsOf(of: ReturnType<typeof trainingDefinition>) {
  return checkModelPlatform(of).plan?.addOns ?? [];
}

const namesOf = (of: ReturnType<typeof trainingDefinition>) => addOnsOf(of).map(({ name }) => name);

/** The configuration of Kueue. */
// biome-ignore lint/suspicious/noExplicitAny: assertions read JSON of any shape
function configOf(of: ReturnType<typeof trainingDefinition>): any {
  const kueue = addOnsOf(of).find(({ name }) => name === 'kueue');
  // biome-ignore lint/suspicious/noExplicitAny: assertions read JSON of any shape
  const { managerConfig }: any = kueue?.values ?? {};
  return JSON.parse(managerConfig.controllerManagerConfigYaml);
}

const timeoutOf = (job: Partial<TrainingJobSpec>, of = trainingDefinition({ ranker: { ...gang, ...job } })) =>
  configOf(of).waitForPodsReady.timeout;

test('installs no Kueue without training', () => {
  expect(namesOf(trainingDefinition({})).filter((name) => ['kueue', 'jobset'].includes(name))).toEqual([]);
});

test('single-pod jobs need no JobSet', () => {
  const names = namesOf(trainingDefinition({ baskets: small }));
  expect([names.includes('kueue'), names.includes('jobset')]).toEqual([true, false]);
  expect(configOf(trainingDefinition({ baskets: small })).integrations.frameworks).toEqual(['batch/job']);
});

test('installs JobSet before Kueue', () => {
  const names = namesOf(trainingDefinition());
  expect(names.indexOf('jobset')).toBeGreaterThan(-1);
  expect(names.indexOf('jobset')).toBeLessThan(names.indexOf('kueue'));
  expect(configOf(trainingDefinition()).integrations.frameworks).toEqual(['batch/job', 'jobset.x-k8s.io/jobset']);
});

test('training without services has Prometheus', () => {
  expect(namesOf({ ...trainingDefinition(), services: {} })).toContain('kube-prometheus-stack');
});

test('dependencies of add-ons are installed add-ons', () => {
  const kueue = (of: ReturnType<typeof trainingDefinition>) => addOnsOf(of).find(({ name }) => name === 'kueue')?.needs;
  expect(kueue(trainingDefinition())).toEqual(['jobset', 'kube-prometheus-stack']);
  expect(kueue(trainingDefinition({ baskets: small }))).toEqual(['kube-prometheus-stack']);
});

test('Kueue does not manage jobs outside the platform', () => {
  const config = configOf(trainingDefinition({ ranker: gang, baskets: small, more: small }));
  expect(config.manageJobsWithoutQueueName).toBe(false);
  expect(config.managedJobsNamespaceSelector).toEqual({
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['ranking', 'shop'] }],
  });
});

test('the timeout for ready pods covers new nodes and downloads', () => {
  // Checkpoints of 1Gi at 50 MB/s, in whole minutes; and ten times as much data.
  expect(timeoutOf({})).toBe('1860s');
  expect(timeoutOf({ data: { '/data': { bucket: 'models', path: 'clicks', size: '10Gi' } } })).toBe('2040s');
  const { checkpoint: _, ...without } = gang;
  expect(timeoutOf({}, trainingDefinition({ ranker: without }))).toBe('1800s');
});

test('the timeout is longer for nodes that reboot for MIG', () => {
  const base = trainingDefinition({ ranker: { ...gang, framework: { kind: 'pytorch' } } });
  const { train } = base.cluster.nodePools ?? {};
  if (!train?.gpu) throw new Error('the definition has no GPUs in the pool train');
  const gpu = { ...train.gpu, sharing: { memory: '20Gi', by: 'mig' } } as const;
  const cut = withCluster(base, { nodePools: { ...base.cluster.nodePools, train: { ...train, gpu } } });
  expect(timeoutOf({}, cut)).toBe('2160s');
});

test('the timeout for flex-start capacity is a day longer', () => {
  const base = trainingDefinition({ ranker: gang }, 'gke');
  const { train } = base.cluster.nodePools ?? {};
  if (!train) throw new Error('the definition has no pool train');
  const queued = withCluster(base, {
    nodePools: { ...base.cluster.nodePools, train: { ...train, capacity: { kind: 'flex-start' } } },
  });
  expect(timeoutOf({}, queued)).toBe('86460s');
});

test('operators tolerate the taints of the system pool', () => {
  const controllerOf = (of: ReturnType<typeof trainingDefinition>) =>
    addOnsOf(of).find(({ name }) => name === 'jobset')?.values.controller;
  // GKE taints such nodes itself, including the system pool.
  const gke = trainingDefinition({ ranker: gang }, 'gke');
  const arm = withCluster(gke, { systemPool: { machine: { cpu: 2, memory: '8Gi', arch: 'arm64' } } });
  expect(controllerOf(gke)).not.toHaveProperty('tolerations');
  expect(controllerOf(arm)).toMatchObject({
    tolerations: [{ key: 'kubernetes.io/arch', operator: 'Exists', effect: 'NoSchedule' }],
  });
});
