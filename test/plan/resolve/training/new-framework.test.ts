import { TrainingJob } from '../../../../lib/manifests/training-job/training-job';
import { prometheusIn } from '../../../../lib/plan/add-ons/prometheus';
import type { Framework } from '../../../../lib/plan/frameworks/framework';
import { selectProvider } from '../../../../lib/plan/providers/select';
import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import { resolveTrainingJob } from '../../../../lib/plan/resolve/training/job';
import type { TrainingJobPlan } from '../../../../lib/plan/types/training-job';
import { containerOf, trains } from '../../../fixtures/gpu-job';
import { find, renderConstruct } from '../../../manifests/render-construct';

/** A launcher that no definition knows: four pods that connect by SSH, and no rendezvous. */
const launcher: Framework = {
  pods: 4,
  processes: (gpus) => gpus + 3,
  gangPorts: [{ port: 2222, protocol: 'TCP' }],
  fatalExitCodes: [64, 78],
  fields: {},
  defaultProcesses: 'three, and one per GPU',
  command: ({ program, pods, processes }) => ['launch', `--total=${pods * processes}`, ...program],
  env: ({ pods }) => ({ LAUNCHER_HOSTS: String(pods) }),
  fieldEnv: () => ({ LAUNCHER_HOST: 'metadata.name' }),
  sharedMemoryBytes: () => undefined,
  temporaryBytes: 2 ** 30,
  defaults: { kind: 'fixed', cpuMilli: 2000, memoryBytes: 2 ** 31 },
};

function planWith(framework: Framework): TrainingJobPlan {
  const definition = trains();
  const { cluster } = resolvePlatform(definition, undefined);
  const pool = cluster.pools.general;
  const spec = definition.training?.fit;
  if (!pool || !spec) throw new Error('the definition has no job fit in the pool general');
  const job = resolveTrainingJob('fit', spec, {
    platform: 'acme',
    path: ['training', 'fit'],
    namespace: 'ranking',
    pool,
    framework,
    provider: selectProvider(definition.cluster).provider,
    buckets: cluster.buckets,
    serviceAccount: 'fit',
    identity: { kind: 'ambient' },
    selectorLabels: {},
    scraper: prometheusIn().peer,
    podPriority: '',
    localQueue: 'training',
    queuePriority: 'acme-normal',
  });
  if (!job) throw new Error('the job is not planned');
  return job;
}

describe('a framework that only its own object describes', () => {
  const job = planWith(launcher);

  test('gets its pods and processes', () => {
    expect(job).toMatchObject({ object: 'job-set', pods: 4, processesPerPod: 3 });
  });

  test('gets no rendezvous that it does not need', () => {
    expect(job).not.toHaveProperty('rendezvous');
    const port = 9999;
    expect(planWith({ ...launcher, rendezvousPort: port }).rendezvous).toMatchObject({ port });
  });

  test('starts its program and sets its environment', () => {
    expect(containerOf(job, 'program')).toMatchObject({
      command: ['launch', '--total=12', 'python', 'train.py'],
      env: { LAUNCHER_HOSTS: '4' },
      fieldEnv: { LAUNCHER_HOST: 'metadata.name' },
    });
  });

  test('has only its own ports open between its pods', () => {
    const [policy] = job.networkPolicies;
    expect(policy?.ingress?.map(({ ports }) => ports)).toEqual([launcher.gangPorts]);
  });

  test('has another run with other fatal exit codes, because a Job cannot change them', () => {
    expect(planWith({ ...launcher, fatalExitCodes: [64] }).run).not.toBe(job.run);
  });

  test('is rendered with its pods and fatal exit codes', () => {
    const objects = renderConstruct((scope) => new TrainingJob(scope, 'fit', job));
    const [workers] = find(objects, 'JobSet').spec.replicatedJobs;
    expect(workers.template.spec).toMatchObject({ completions: 4, parallelism: 4 });
    expect(workers.template.spec.podFailurePolicy.rules[1]).toEqual({
      action: 'FailJob',
      onExitCodes: { containerName: 'program', operator: 'In', values: [64, 78] },
    });
  });
});
