import type { TrainingJobSpec } from '../../../lib/definition/training';
import { checkObjects } from '../../../lib/manifests/object-rules/rules';
import { TrainingJob } from '../../../lib/manifests/training-job/training-job';
import { gpuGang, gpuPool, resolvedJob, trains } from '../../fixtures/gpu-job';
import type { PoolRequest } from '../../fixtures/pools';
import { find, renderConstruct } from '../render-construct';

function render(change: Partial<TrainingJobSpec> = {}, pool?: PoolRequest, provider?: 'eks' | 'gke') {
  const plan = resolvedJob(trains(change, pool, provider));
  return { plan, objects: renderConstruct((scope) => new TrainingJob(scope, 'fit', plan)) };
}

describe('a job of one pod', () => {
  const { plan, objects } = render({ retries: 2, deadline: '2h' });
  const job = find(objects, 'Job');

  test('has a service account, a network policy and alerts', () => {
    expect(objects.map(({ kind, metadata: { name } }) => `${kind} ${name}`)).toEqual([
      'ServiceAccount fit',
      `Job ${plan.run}`,
      'NetworkPolicy train-fit',
      'PrometheusRule fit',
    ]);
  });

  test('has the queue of its team, its priority and its maximum execution time', () => {
    expect(job.metadata.labels).toMatchObject({
      'kueue.x-k8s.io/queue-name': 'training',
      'kueue.x-k8s.io/priority-class': 'acme-normal',
      'kueue.x-k8s.io/max-exec-time-seconds': String(4 * (7200 + 1800) + 300),
    });
  });

  test('has the retries of the plan, and its deadline for each attempt', () => {
    expect(job.spec).toMatchObject({ completions: 1, parallelism: 1, backoffLimit: 2 });
    expect(job.spec.template.spec.activeDeadlineSeconds).toBe(7200);
    expect(job.spec).not.toHaveProperty('activeDeadlineSeconds');
  });

  test('ignores disruptions, and fails on wrong usage', () => {
    expect(job.spec.podFailurePolicy.rules).toEqual([
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
      { action: 'FailJob', onExitCodes: { containerName: 'program', operator: 'In', values: [2] } },
    ]);
  });

  test('retries every failure without fatal exit codes', () => {
    const retried = { ...plan, failure: { retries: 2, fatalExitCodes: [] } };
    const other = renderConstruct((scope) => new TrainingJob(scope, 'fit', retried));
    expect(find(other, 'Job').spec.podFailurePolicy.rules).toEqual([
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
    ]);
  });

  test('never has two pods at once or restarted containers', () => {
    expect(job.spec.podReplacementPolicy).toBe('Failed');
    expect(job.spec.template.spec.restartPolicy).toBe('Never');
  });

  test('sets neither suspend nor ttlSecondsAfterFinished', () => {
    expect(Object.keys(job.spec)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/suspend|ttlSecondsAfterFinished/)]),
    );
  });

  test('has queue labels on the Job, not on its pods', () => {
    expect(Object.keys(job.spec.template.metadata.labels).filter((key) => key.includes('kueue'))).toEqual([]);
  });
});

describe('a gang', () => {
  const { plan, objects } = render({ ...gpuGang, retries: 2, deadline: '2h' });
  const set = find(objects, 'JobSet');
  const [replicatedJob] = set.spec.replicatedJobs;
  const workers = replicatedJob.template.spec;

  test('is one indexed Job with all pods at once', () => {
    expect(set.metadata.name).toBe(plan.run);
    expect(set.spec.replicatedJobs).toHaveLength(1);
    expect(replicatedJob).toMatchObject({ name: 'workers', replicas: 1 });
    expect(workers).toMatchObject({ completionMode: 'Indexed', completions: 2, parallelism: 2 });
  });

  test('waits in the queue as a whole', () => {
    expect(set.metadata.labels['kueue.x-k8s.io/queue-name']).toBe('training');
  });

  test('publishes host names before its pods are ready', () => {
    expect(set.spec.network).toEqual({ enableDNSHostnames: true, publishNotReadyAddresses: true });
  });

  test('fails its Job when a pod is evicted, and restarts without counting', () => {
    expect(workers.podFailurePolicy.rules[0]).toEqual({
      action: 'FailJob',
      onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }],
    });
    expect(set.spec.failurePolicy.rules[0]).toEqual({
      name: 'interrupted',
      action: 'RestartJobSetAndIgnoreMaxRestarts',
      onJobFailureReasons: ['PodFailurePolicy'],
      onJobFailureMessagePatterns: ['has condition DisruptionTarget'],
    });
  });

  test('does not fail before all pods have ended', () => {
    expect(workers).toMatchObject({ backoffLimitPerIndex: 0, maxFailedIndexes: 1 });
    expect(workers).not.toHaveProperty('backoffLimit');
  });

  test('counts failures of the program', () => {
    expect(set.spec.failurePolicy.maxRestarts).toBe(2);
  });

  test.each([
    [`Container program for pod ranking/x failed with exit code 2 matching FailJob rule at index 1`, 'FailJobSet'],
    [`Container restore for pod ranking/x failed with exit code 1 matching FailJob rule at index 3`, undefined],
    [
      `Pod ranking/x has condition DisruptionTarget matching FailJob rule at index 0`,
      'RestartJobSetAndIgnoreMaxRestarts',
    ],
  ])('reacts to the Job message %j with %s', (message, action) => {
    const rules: readonly { action: string; onJobFailureReasons: string[]; onJobFailureMessagePatterns?: string[] }[] =
      set.spec.failurePolicy.rules;
    const matching = rules.find(
      ({ onJobFailureReasons, onJobFailureMessagePatterns: patterns }) =>
        onJobFailureReasons.includes('PodFailurePolicy') &&
        (patterns === undefined || patterns.some((pattern) => new RegExp(pattern).test(message))),
    );
    // Without a matching rule the JobSet restarts and counts the restart.
    expect(matching?.action).toBe(action);
  });

  test('has the deadline of the plan for each attempt, like a job of one pod', () => {
    expect(workers.template.spec.activeDeadlineSeconds).toBe(7200);
    expect(workers).not.toHaveProperty('activeDeadlineSeconds');
  });

  test('restarts when a pod cannot fetch its files', () => {
    const names = workers.podFailurePolicy.rules
      .slice(2)
      .map((rule: { onExitCodes: { containerName: string } }) => rule.onExitCodes.containerName);
    expect(names).toEqual(['output', 'data-0', 'restore']);
  });

  test('has at most the number of rules that Kubernetes allows', () => {
    const data = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`/data-${index}`, { bucket: 'models', path: `part-${index}` }]),
    );
    const [many] = find(render({ ...gpuGang, data }).objects, 'JobSet').spec.replicatedJobs;
    expect(many.template.spec.podFailurePolicy.rules).toHaveLength(20);
  });

  test('has a sidecar that copies its files, and a memory volume for /dev/shm', () => {
    const { initContainers, volumes } = workers.template.spec;
    expect(
      initContainers.map((one: { name: string; restartPolicy?: string }) => [one.name, one.restartPolicy]),
    ).toEqual([
      ['output', undefined],
      ['data-0', undefined],
      ['restore', undefined],
      ['copy', 'Always'],
    ]);
    expect(volumes).toContainEqual({ name: 'shared-memory', emptyDir: { medium: 'Memory', sizeLimit: '8Gi' } });
  });
});

test.each([{}, gpuGang])('all objects pass the object rules', (change) => {
  const { plan, objects } = render(change);
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: plan.namespace, labels } };
  expect(checkObjects([namespace, ...objects])).toEqual([]);
});

test.each([
  ['Job', {}],
  ['JobSet', gpuGang],
])('the cluster autoscaler does not evict pods of a %s', (kind, change) => {
  expect(JSON.stringify(find(render(change).objects, kind).spec)).toContain(
    '"annotations":{"cluster-autoscaler.kubernetes.io/safe-to-evict":"false"}',
  );
});

test.each(['Job', 'JobSet'] as const)(
  'a %s on a pool with queued provisioning has the parameters of its request',
  (kind) => {
    const pool = { ...gpuPool, capacity: { kind: 'queued-provisioning' } } as const;
    const framework = { kind: 'pytorch', nodes: kind === 'Job' ? 1 : 2 } as const;
    const { objects, plan } = render({ ...gpuGang, framework, deadline: '2h' }, pool, 'gke');
    const seconds = String(2 * 3600 + plan.startSeconds);
    expect(find(objects, kind).metadata.annotations).toEqual({
      'provreq.kueue.x-k8s.io/maxRunDurationSeconds': seconds,
    });
    const other = render({ ...gpuGang, framework }).objects;
    expect(find(other, kind).metadata).not.toHaveProperty('annotations');
  },
);
