import type { TrainingJobSpec } from '../../../../lib/definition/training';
import { available, podRequest } from '../../../../lib/plan/capacity/room';
import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import { GiB, MiB } from '../../../../lib/units/quantity';
import { containerOf, gpuGang, gpuPool, resolvedJob, trains, trainsOnExisting } from '../../../fixtures/gpu-job';

const program = (change: Partial<TrainingJobSpec> = {}) => containerOf(resolvedJob(trains(change)), 'program');

describe('the run', () => {
  test('has the name of the job and eight digits', () => {
    expect(resolvedJob(trains()).run).toMatch(/^fit-[0-9a-f]{8}$/);
  });

  test('is the same for the same definition', () => {
    expect(resolvedJob(trains(gpuGang)).run).toBe(resolvedJob(trains(gpuGang)).run);
  });

  test.each<[string, Partial<TrainingJobSpec>]>([
    ['command', { command: ['python', 'other.py'] }],
    ['env', { env: { EPOCHS: '3' } }],
    ['resources', { resources: { cpu: '2' } }],
    ['retries', { retries: 0 }],
    ['deadline', { deadline: '1h' }],
    ['priority', { priority: 'high' }],
    ['run', { run: '2' }],
  ])('changes with another %s', (_, change) => {
    expect(resolvedJob(trains(change)).run).not.toBe(resolvedJob(trains()).run);
  });

  test('does not change with its connections, which can change while it runs', () => {
    const connections = [{ cidr: '10.9.0.1/32', port: 5432, why: 'feature store' }];
    expect(resolvedJob(trains({ connections })).run).toBe(resolvedJob(trains()).run);
  });

  test('has another name for its program: that of its folders', () => {
    const job = resolvedJob(trains(gpuGang));
    const { RUN_NAME } = containerOf(job, 'program').env;
    expect(RUN_NAME).toMatch(/^fit-[0-9a-f]{8}$/);
    expect(job.output?.path).toBe(`fit/output/${RUN_NAME}`);
  });
});

test('a job with an unknown pool, team or bucket is left out', () => {
  const names = (change: Partial<TrainingJobSpec>) => Object.keys(resolvePlatform(trains(change), undefined).training);
  expect(names({ pool: 'none' })).toEqual([]);
  expect(names({ team: 'none' })).toEqual([]);
  expect(names({ output: { bucket: 'none', path: 'a' } })).toEqual([]);
  expect(names({ checkpoint: { bucket: 'none', path: 'a', every: '1h' } })).toEqual([]);
  expect(names({ data: { '/data': { bucket: 'none', path: 'a' } } })).toEqual([]);
  expect(names({})).toEqual(['fit']);
});

describe('the request of a pod', () => {
  test('is one CPU and 2Gi for scikit-learn', () => {
    expect(program().resources).toMatchObject({ cpuMilli: 1000, memoryBytes: 2 * GiB, devices: {} });
  });

  test('is a whole node for PyTorch, without the requests of the sidecar', () => {
    const definition = trains(gpuGang);
    const job = resolvedJob(definition);
    const pool = resolvePlatform(definition, undefined).cluster.pools.gpus;
    if (!pool) throw new Error('the plan has no pool gpus');
    const request = podRequest(job.pod);
    const room = available(pool);
    expect(request.devices).toEqual({ 'nvidia.com/gpu': 8 });
    expect(room.cpuMilli - request.cpuMilli).toBeGreaterThanOrEqual(0);
    expect(room.cpuMilli - request.cpuMilli).toBeLessThan(100);
    expect(room.memoryBytes - request.memoryBytes).toBeGreaterThanOrEqual(0);
    expect(room.memoryBytes - request.memoryBytes).toBeLessThan(256 * MiB);
  });

  test('is proportional to the requested GPUs of a node', () => {
    const job = resolvedJob(trains({ pool: 'gpus', framework: { kind: 'pytorch' }, resources: { gpu: { count: 2 } } }));
    const whole = resolvedJob(trains({ pool: 'gpus', framework: { kind: 'pytorch' } }));
    const quarter = podRequest(whole.pod).cpuMilli / 4;
    expect(podRequest(job.pod).devices).toEqual({ 'nvidia.com/gpu': 2 });
    expect(job.processesPerPod).toBe(2);
    expect(Math.abs(podRequest(job.pod).cpuMilli - quarter)).toBeLessThan(200);
  });

  test('is one share of a shared GPU, for one process', () => {
    const shared = { ...gpuPool, gpu: { type: 'h100', count: 8, sharing: { memory: '20Gi' } } } as const;
    const job = resolvedJob(trains({ pool: 'gpus', framework: { kind: 'pytorch' } }, shared));
    expect(Object.values(podRequest(job.pod).devices)).toEqual([1]);
    expect(job.processesPerPod).toBe(1);
  });

  test('is that of the definition', () => {
    const { resources } = program({ resources: { cpu: '3', memory: '5Gi' } });
    expect(resources).toMatchObject({ cpuMilli: 3000, memoryBytes: 5 * GiB });
  });

  test('has the devices of the fabric only for a gang', () => {
    const fabric = { ...gpuPool, fabric: true };
    const devices = (nodes: number) =>
      podRequest(resolvedJob(trains({ ...gpuGang, framework: { kind: 'pytorch', nodes } }, fabric)).pod).devices;
    expect(devices(2)).toEqual({ 'nvidia.com/gpu': 8, 'vpc.amazonaws.com/efa': 32 });
    expect(devices(1)).toEqual({ 'nvidia.com/gpu': 8 });
  });

  test('has scratch space for data, three checkpoints, output, temporary files and logs', () => {
    const { resources } = program({ ...gpuGang, framework: { kind: 'pytorch', nodes: 1 } });
    // Data 10, checkpoints 3 x 2, output as one, /tmp 4, logs 1; and 16 MiB for each of five volumes.
    expect(resources.ephemeralBytes).toBe((10 + 6 + 2 + 4 + 1) * GiB + 5 * 16 * MiB);
  });

  test('has additional scratch space in a gang for two checkpoints of the first pod', () => {
    const room = (nodes: number) =>
      program({ ...gpuGang, framework: { kind: 'pytorch', nodes } }).resources.ephemeralBytes;
    expect(room(2) - room(1)).toBe(4 * GiB);
  });

  test('has the scratch space for the output that the definition sets', () => {
    const { pod } = resolvedJob(trains({ output: { bucket: 'models', path: 'fit', size: '20Gi' } }));
    expect(pod.volumes).toContainEqual({ kind: 'scratch', name: 'output', bytes: 20 * GiB + 16 * MiB });
    const ephemeral = (size: string) =>
      program({ output: { bucket: 'models', path: 'fit', size } }).resources.ephemeralBytes;
    expect(ephemeral('20Gi') - ephemeral('1Gi')).toBe(19 * GiB);
  });

  test('has 1 GiB for an output by default', () => {
    const { pod } = resolvedJob(trains({ output: { bucket: 'models', path: 'fit' } }));
    expect(pod.volumes).toContainEqual({ kind: 'scratch', name: 'output', bytes: GiB + 16 * MiB });
  });
});

describe('shared memory', () => {
  const shared = (change: Partial<TrainingJobSpec>) =>
    resolvedJob(trains(change)).pod.volumes.find(({ kind }) => kind === 'memory');

  test('is 1 GiB for each process', () => {
    expect(shared(gpuGang)).toMatchObject({ bytes: 8 * GiB });
  });

  test('is at most half of the memory, which includes it', () => {
    expect(shared({ ...gpuGang, resources: { memory: '6Gi' } })).toMatchObject({ bytes: 3 * GiB });
    expect(program({ ...gpuGang, resources: { memory: '6Gi' } }).resources.memoryBytes).toBe(6 * GiB);
  });

  test('is mounted at /dev/shm', () => {
    expect(program(gpuGang).mounts).toContainEqual({ volume: 'shared-memory', path: '/dev/shm', readOnly: false });
  });

  test('does not exist for scikit-learn', () => {
    expect(shared({})).toBeUndefined();
  });
});

describe('a gang', () => {
  test('has its rendezvous at its first pod', () => {
    const job = resolvedJob(trains(gpuGang));
    expect(job).toMatchObject({ object: 'job-set', pods: 2, processesPerPod: 8 });
    expect(job.rendezvous).toEqual({ host: `${job.run}-workers-0-0.${job.run}`, port: 29_500 });
  });

  test('of one node is a Job without rendezvous', () => {
    const job = resolvedJob(trains({ ...gpuGang, framework: { kind: 'pytorch', nodes: 1 } }));
    expect(job).toMatchObject({ object: 'job', pods: 1 });
    expect(job).not.toHaveProperty('rendezvous');
  });

  test('has all ports open between its own pods only, and one to Prometheus', () => {
    const [policy] = resolvedJob(trains(gpuGang)).networkPolicies;
    const own = { 'app.kubernetes.io/name': 'fit', 'app.kubernetes.io/instance': 'acme' };
    const among = {
      peers: [{ kind: 'pods', namespace: 'ranking', pods: own }],
      ports: [{ port: 'all', protocol: 'TCP' }],
      why: 'connections between the pods of the job',
    };
    expect(policy?.pods).toEqual(own);
    const scrape = {
      peers: [{ kind: 'pods', namespace: 'monitoring', pods: { 'app.kubernetes.io/name': 'prometheus' } }],
      ports: [{ port: 9465, protocol: 'TCP' }],
      why: 'metrics for Prometheus',
    };
    expect(policy?.ingress).toEqual([among, scrape]);
    expect(policy?.egress).toContainEqual(among);
  });
});

describe('the egress of a job of one pod', () => {
  const egress = (change: Partial<TrainingJobSpec>) =>
    resolvedJob(trains(change)).networkPolicies[0]?.egress?.map(({ why }) => why);

  test('is DNS only without files and connections', () => {
    expect(resolvedJob(trains()).networkPolicies[0]?.ingress).toEqual([]);
    expect(egress({})).toEqual(['DNS']);
  });

  test('includes its buckets and the source of its credentials', () => {
    expect(egress({ output: { bucket: 'models', path: 'fit' } })).toEqual([
      'DNS',
      'credentials from the Pod Identity agent',
      'S3 through interface endpoints',
    ]);
  });

  test('includes the connections of the definition', () => {
    expect(egress({ connections: [{ cidr: '10.9.0.1/32', port: 5432, why: 'feature store' }] })).toContain(
      'feature store',
    );
  });
});

describe('the termination grace period', () => {
  const spot = { ...gpuPool, capacity: { kind: 'spot' } } as const;

  test.each(['eks', 'gke', 'aks'] as const)(
    'is shorter than the interruption notice of a spot node on %s',
    (provider) => {
      const definition = trains(gpuGang, spot, provider);
      const given = resolvePlatform(definition, undefined).cluster.pools.gpus?.interruption?.graceSeconds ?? 0;
      const { terminationGracePeriodSeconds } = resolvedJob(definition).pod;
      expect(terminationGracePeriodSeconds).toBeGreaterThan(0);
      expect(terminationGracePeriodSeconds).toBeLessThan(given);
    },
  );

  test('is 1.5 times the time to save a checkpoint on demand, at least 30 seconds', () => {
    const grace = (size: string) =>
      resolvedJob(trains({ ...gpuGang, checkpoint: { bucket: 'models', path: 'a', every: '1h', size } })).pod
        .terminationGracePeriodSeconds;
    // 5 s to notice, 1Gi at 125Mi/s to the disk, 1Gi at 80Mi/s to the bucket, 5 s for the marker: 32 s.
    expect(grace('1Gi')).toBe(48);
    expect(grace('1Mi')).toBe(30);
    // 5 s, 164 s, 256 s and 5 s: more than five minutes, which an upgrade of the node gives.
    expect(grace('20Gi')).toBe(645);
  });

  test.each([
    ['eks', 900],
    ['aks', 1800],
    ['gke', 3600],
  ] as const)('is limited by the drain of an upgrade on %s', (provider, seconds) => {
    const checkpoint = { bucket: 'models', path: 'a', every: '6h', size: '400Gi' };
    const job = resolvedJob(trains({ ...gpuGang, checkpoint }, gpuPool, provider));
    expect(job.pod.terminationGracePeriodSeconds).toBe(seconds);
  });

  test('has no limit on existing nodes', () => {
    const checkpoint = { bucket: 'models', path: 'a', every: '6h', size: '400Gi' };
    const { pod, checkpoint: plan } = resolvedJob(trainsOnExisting({ checkpoint }));
    expect(pod.terminationGracePeriodSeconds).toBe(Math.ceil(1.5 * (plan?.saveSeconds ?? 0)));
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(3600);
  });

  test('without the time to copy is the timeout of torchrun', () => {
    // 2Gi take 26 s to the bucket, and its marker 5 s.
    expect(program(gpuGang).env.TORCH_ELASTIC_SHUTDOWN_TIMEOUT).toBe(String(Math.ceil(1.5 * 53) - 31 - 1));
  });
});

describe('the environment', () => {
  test('has the folders and the interval between checkpoints', () => {
    expect(program(gpuGang).env).toMatchObject({
      HOME: '/tmp',
      CHECKPOINT_DIRECTORY: '/checkpoints',
      CHECKPOINT_EVERY_SECONDS: '900',
      OUTPUT_DIRECTORY: '/output',
    });
  });

  test('has no variables for checkpoints and output without them', () => {
    expect(Object.keys(program().env)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/CHECKPOINT|OUTPUT|HAND_OVER/)]),
    );
  });

  test('has the variables of the definition, which override defaults', () => {
    expect(program({ env: { OMP_NUM_THREADS: '7', EPOCHS: '3' } }).env).toMatchObject({
      OMP_NUM_THREADS: '7',
      EPOCHS: '3',
    });
  });

  test('has the fabric of the pool for a gang', () => {
    const env = (nodes: number) =>
      containerOf(
        resolvedJob(trains({ ...gpuGang, framework: { kind: 'pytorch', nodes } }, { ...gpuPool, fabric: true })),
        'program',
      ).env;
    expect(env(2)).toHaveProperty('FI_PROVIDER', 'efa');
    expect(env(1)).not.toHaveProperty('FI_PROVIDER');
  });
});

test('secrets are mounted as read-only files', () => {
  const job = resolvedJob(trains({ secrets: { '/secrets/store': 'feature-store' } }));
  expect(job.pod.volumes).toContainEqual({ kind: 'secret', name: 'secret-0', secret: 'feature-store' });
  expect(containerOf(job, 'program').mounts).toContainEqual({
    volume: 'secret-0',
    path: '/secrets/store',
    readOnly: true,
  });
});

test('the program has a writable root with a GPU, because the hook that adds the GPU writes to it', () => {
  expect(resolvedJob(trains(gpuGang)).pod.security.rootFilesystem).toMatchObject({
    kind: 'writable',
    containers: ['program'],
  });
});

test('a pod complies with the restricted standard, has a read-only root and does not restart by itself', () => {
  expect(resolvedJob(trains({ pool: 'general', framework: { kind: 'scikit-learn' } })).pod).toMatchObject({
    security: { rootFilesystem: { kind: 'read-only' }, user: 10_001, group: 10_001 },
    restart: 'never',
    priorityClass: 'acme-training',
  });
});

test('only the containers that copy files mount credentials from a Secret', () => {
  const job = resolvedJob(trainsOnExisting({ output: { bucket: 'models', path: 'fit' } }));
  const mounts = (name: string) => containerOf(job, name).mounts.map(({ volume }) => volume);
  expect(mounts('copy')).toContain('object-store-credentials');
  expect(mounts('program')).not.toContain('object-store-credentials');
});

test('the maximum execution time in the queue covers all counted attempts and one interrupted attempt', () => {
  const job = resolvedJob(trains({ deadline: '2h', priority: 'low', retries: 1 }));
  expect(job.deadlineSeconds).toBe(7200);
  expect(job.queue).toEqual({
    localQueue: 'training',
    priority: 'low',
    priorityClass: 'acme-low',
    maxSeconds: 3 * (7200 + 1800) + 300,
  });
});

test('the maximum execution time in the queue fits into 32 bits', () => {
  expect(resolvedJob(trains({ deadline: '365d', retries: 100 })).queue.maxSeconds).toBe(2 ** 31 - 1);
});

test('alerts select the Job of the run', () => {
  const exprs = (change: Partial<TrainingJobSpec>) => resolvedJob(trains(change)).alerts.alerts.map(({ expr }) => expr);
  const one = resolvedJob(trains());
  expect(exprs({})[0]).toBe(`kube_job_failed{namespace="ranking",job_name="${one.run}",condition="true"} == 1`);
  const many = resolvedJob(trains(gpuGang));
  expect(exprs(gpuGang)[0]).toContain(`job_name="${many.run}-workers-0"`);
});

test('alerts on an unfinished run without pods for 12 hours', () => {
  const job = resolvedJob(trains());
  const alert = job.alerts.alerts.find((each) => each.alert === 'TrainingStalled');
  const series = `namespace="ranking",job_name="${job.run}"`;
  expect(alert).toMatchObject({ for: '12h', severity: 'ticket' });
  expect(alert?.expr).toBe(
    [
      `kube_job_status_active{${series}} == 0`,
      'unless on (namespace, job_name)',
      `(kube_job_complete{${series},condition="true"} == 1 or kube_job_failed{${series},condition="true"} == 1)`,
    ].join(' '),
  );
});

test('the alert on old checkpoints of a gang waits until its last pod has started', () => {
  const checkpoint = { bucket: 'models', path: 'fit/checkpoints', every: '30m', size: '1Gi' };
  const oldOf = (change: Partial<TrainingJobSpec>) => {
    const job = resolvedJob(trains({ ...change, checkpoint }));
    const expr = job.alerts.alerts.find(({ alert }) => alert === 'TrainingCheckpointOld')?.expr ?? '';
    return {
      limit: 3 * 1800 + (job.checkpoint?.copySeconds ?? 0),
      conditions: expr.split('\nand on (namespace) '),
      job,
    };
  };
  const one = oldOf({});
  expect(one.conditions).toEqual([expect.stringMatching(new RegExp(` > ${one.limit}$`))]);
  const gang = oldOf(gpuGang);
  const [age, started] = gang.conditions;
  expect(age).toMatch(new RegExp(`^time\\(\\) - max by \\(namespace\\) \\(model_platform.* > ${gang.limit}$`));
  const pods = `namespace="ranking",pod=~"${gang.job.run}-.+"`;
  const [since, seconds] = started?.split(' > ') ?? [];
  expect(since).toBe(`time() - max by (namespace) (kube_pod_start_time{${pods}})`);
  expect(Number(seconds)).toBeGreaterThanOrEqual(gang.limit + 30 * 60);
});

test('alerts on a run without series, with which no other alert could fire', () => {
  const job = resolvedJob(trains());
  expect(job.alerts.alerts.find((each) => each.alert === 'TrainingMetricsMissing')).toMatchObject({
    expr: `absent(kube_job_status_active{namespace="ranking",job_name="${job.run}"})`,
    severity: 'ticket',
  });
});
