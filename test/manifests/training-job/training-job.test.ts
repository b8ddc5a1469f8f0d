import type { TrainingJobSpec } from '../../../lib/definition/training';
import { checkObjects } from '../../../lib/manifests/object-rules/rules';
import { TrainingJob } from '../../../lib/manifests/training-job/training-job';
import type { PoolRequest } from '../../fixtures/pools';
import { gang, jobOf, trains } from '../../plan/resolve/training/job-of';
import { find, renderConstruct } from '../render-construct';

function render(change: Partial<TrainingJobSpec> = {}, pool?: PoolRequest) {
  const plan = jobOf(trains(change, pool));
  return { plan, objects: renderConstruct((scope) => new TrainingJob(scope, 'fit', plan)) };
}

describe('a job of one pod', () => {
  const { plan, objects } = render({ retries: 2, deadline: '2h' });
  const job = find(objects, 'Job');

  test('comes with who it is, what it may reach, and its alerts', () => {
    expect(objects.map(({ kind, metadata: { name } }) => `${kind} ${name}`)).toEqual([
      'ServiceAccount fit',
      `Job ${plan.run}`,
      'NetworkPolicy train-fit',
      'PrometheusRule fit',
    ]);
  });

  test('waits in the queue of its team, with its priority, for so long in all', () => {
    expect(job.metadata.labels).toMatchObject({
      'kueue.x-k8s.io/queue-name': 'training',
      'kueue.x-k8s.io/priority-class': 'acme-normal',
      'kueue.x-k8s.io/max-exec-time-seconds': String(4 * 7200 + 300),
    });
  });

  test('is tried again as often as it says, and not longer', () => {
    expect(job.spec).toMatchObject({ completions: 1, parallelism: 1, backoffLimit: 2, activeDeadlineSeconds: 7200 });
  });

  test('is not counted as failed when it is interrupted, and ends when it was started wrongly', () => {
    expect(job.spec.podFailurePolicy.rules).toEqual([
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
      { action: 'FailJob', onExitCodes: { containerName: 'program', operator: 'In', values: [2] } },
    ]);
  });

  test('never has two pods at once, and no pod that Kubernetes starts again by itself', () => {
    expect(job.spec.podReplacementPolicy).toBe('Failed');
    expect(job.spec.template.spec.restartPolicy).toBe('Never');
  });

  test('stays in the cluster when it is done, and leaves its suspension to the queue', () => {
    expect(Object.keys(job.spec)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/suspend|ttlSecondsAfterFinished/)]),
    );
  });

  test('carries labels of the queue itself, and its pods do not', () => {
    expect(Object.keys(job.spec.template.metadata.labels).filter((key) => key.includes('kueue'))).toEqual([]);
  });
});

describe('a gang', () => {
  const { plan, objects } = render({ ...gang, retries: 2, deadline: '2h' });
  const set = find(objects, 'JobSet');
  const [group] = set.spec.replicatedJobs;
  const workers = group.template.spec;

  test('is one indexed Job with all pods at once', () => {
    expect(set.metadata.name).toBe(plan.run);
    expect(set.spec.replicatedJobs).toHaveLength(1);
    expect(group).toMatchObject({ name: 'workers', replicas: 1 });
    expect(workers).toMatchObject({ completionMode: 'Indexed', completions: 2, parallelism: 2 });
  });

  test('waits in the queue as a whole', () => {
    expect(set.metadata.labels['kueue.x-k8s.io/queue-name']).toBe('training');
  });

  test('has host names before its pods are ready, because they wait for each other', () => {
    expect(set.spec.network).toEqual({ enableDNSHostnames: true, publishNotReadyAddresses: true });
  });

  test('ends its Job when a pod is taken away, and starts again without counting it', () => {
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

  test('is not failed by the pods that lose another, before that one has gone', () => {
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
  ])('does with a Job that says %j: %s', (message, action) => {
    const rules: readonly { action: string; onJobFailureReasons: string[]; onJobFailureMessagePatterns?: string[] }[] =
      set.spec.failurePolicy.rules;
    const matching = rules.find(
      ({ onJobFailureReasons, onJobFailureMessagePatterns: patterns }) =>
        onJobFailureReasons.includes('PodFailurePolicy') &&
        (patterns === undefined || patterns.some((pattern) => new RegExp(pattern).test(message))),
    );
    // Without a rule the set starts again, and counts.
    expect(matching?.action).toBe(action);
  });

  test('fails at once when its time is over', () => {
    expect(workers.activeDeadlineSeconds).toBe(7200);
    expect(set.spec.failurePolicy.rules[2]).toEqual({
      name: 'deadline',
      action: 'FailJobSet',
      onJobFailureReasons: ['DeadlineExceeded'],
    });
  });

  test('starts again when one of its pods could not fetch its files', () => {
    const names = workers.podFailurePolicy.rules
      .slice(2)
      .map((rule: { onExitCodes: { containerName: string } }) => rule.onExitCodes.containerName);
    expect(names).toEqual(['data-0', 'restore']);
  });

  test('has no more rules than Kubernetes takes, whatever it fetches', () => {
    const data = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`/data-${index}`, { bucket: 'models', path: `part-${index}` }]),
    );
    const [many] = find(render({ ...gang, data }).objects, 'JobSet').spec.replicatedJobs;
    expect(many.template.spec.podFailurePolicy.rules).toHaveLength(20);
  });

  test('has what copies its files beside its programs, and memory at /dev/shm', () => {
    const { initContainers, volumes } = workers.template.spec;
    expect(
      initContainers.map((one: { name: string; restartPolicy?: string }) => [one.name, one.restartPolicy]),
    ).toEqual([
      ['data-0', undefined],
      ['restore', undefined],
      ['copy', 'Always'],
    ]);
    expect(volumes).toContainEqual({ name: 'shared-memory', emptyDir: { medium: 'Memory', sizeLimit: '8Gi' } });
  });
});

test.each([{}, gang])('every object holds the rules on finished objects', (change) => {
  const { plan, objects } = render(change);
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: plan.namespace, labels } };
  expect(checkObjects([namespace, ...objects])).toEqual([]);
});

test.each([
  ['Job', {}],
  ['JobSet', gang],
])('autoscalers do not move a pod of a %s', (kind, change) => {
  expect(JSON.stringify(find(render(change).objects, kind).spec)).toContain(
    '"annotations":{"cluster-autoscaler.kubernetes.io/safe-to-evict":"false"}',
  );
});
