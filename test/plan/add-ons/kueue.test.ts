import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { TrainingJobSpec } from '../../../lib/definition/training';
import { addOnNames, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { withCluster } from '../../fixtures/definition';
import { entryOf } from '../../fixtures/plan-of';
import { gang, small, trainingDefinition } from '../../fixtures/queues';

/** The configuration of Kueue as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: assertions look into JSON of any shape
function configurationOf(of: ModelPlatformDefinition): any {
  // biome-ignore lint/suspicious/noExplicitAny: assertions look into JSON of any shape
  const { managerConfig }: any = resolvedAddOn(of, 'kueue').values;
  return JSON.parse(managerConfig.controllerManagerConfigYaml);
}

const training = (job: Partial<TrainingJobSpec>) => trainingDefinition({ ranker: { ...gang, ...job } });
const timeoutOf = (of: ModelPlatformDefinition) => configurationOf(of).waitForPodsReady.timeout;

test('is installed for training jobs, which it names as its reason', () => {
  expect(resolvedAddOn(trainingDefinition({ ranker: gang, baskets: small }), 'kueue').why).toMatch(/baskets, ranker/);
  expect(addOnNames(trainingDefinition({}))).not.toContain('kueue');
});

test('depends on JobSet only if it is installed', () => {
  expect(resolvedAddOn(trainingDefinition(), 'kueue').needs).toEqual(['jobset', 'kube-prometheus-stack']);
  expect(resolvedAddOn(trainingDefinition({ baskets: small }), 'kueue').needs).toEqual(['kube-prometheus-stack']);
});

test('manages only kinds whose CRD is installed', () => {
  const { integrations } = configurationOf(trainingDefinition());
  expect(integrations.frameworks).toEqual(['batch/job', 'jobset.x-k8s.io/jobset']);
  expect(configurationOf(trainingDefinition({ baskets: small })).integrations.frameworks).toEqual(['batch/job']);
});

test('manages only jobs with a queue in the namespaces that train', () => {
  const configuration = configurationOf(trainingDefinition({ ranker: gang, baskets: small, more: small }));
  expect(configuration.manageJobsWithoutQueueName).toBe(false);
  expect(configuration.managedJobsNamespaceSelector).toEqual({
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['ranking', 'shop'] }],
  });
});

test('runs two replicas on the system pool', () => {
  expect(resolvedAddOn(trainingDefinition(), 'kueue').values).toMatchObject({
    controllerManager: { replicas: 2, nodeSelector: systemPoolSelector },
    enablePrometheus: true,
  });
});

describe('the time until pods are ready', () => {
  test('is at least half an hour', () => {
    const { checkpoint: _, ...bare } = gang;
    expect(timeoutOf(trainingDefinition({ ranker: bare }))).toBe('1800s');
  });

  test('includes the download of data and checkpoints, of the job that needs the longest', () => {
    expect(timeoutOf(training({}))).toBe('1860s');
    const data = { '/data': { bucket: 'models', path: 'clicks', size: '10Gi' } };
    expect(timeoutOf(training({ data }))).toBe('1980s');
  });

  test('includes no job whose pods fit on no node', () => {
    const data = { '/data': { bucket: 'models', path: 'clicks', size: '10Ti' } };
    expect(timeoutOf(trainingDefinition({ ranker: gang, large: { ...gang, data } }))).toBe('1860s');
  });

  test('includes the reboot of nodes that partition their GPUs', () => {
    const base = training({ framework: { kind: 'pytorch' } });
    const train = entryOf(base.cluster.nodePools, 'train');
    const gpu = { type: 'a100-40gb', count: 8, sharing: { memory: '20Gi', by: 'mig' } } as const;
    const of = withCluster(base, { nodePools: { ...base.cluster.nodePools, train: { ...train, gpu } } });
    expect(timeoutOf(of)).toBe('2160s');
  });

  test('is a day longer for queued capacity', () => {
    const base = trainingDefinition({ ranker: gang }, 'gke');
    const train = { ...entryOf(base.cluster.nodePools, 'train'), capacity: { kind: 'flex-start' } } as const;
    expect(timeoutOf(withCluster(base, { nodePools: { ...base.cluster.nodePools, train } }))).toBe('88260s');
  });
});
