import type { TrainingJobPlan } from '../../lib/plan/types/training-job';
import type { TrainingQueuePlan, TrainingQueuesPlan } from '../../lib/plan/types/training-queue';

const GiB = 1024 ** 3;

/** A training job with a gang of four pods. */
export const fit: TrainingJobPlan = {
  name: 'fit',
  team: 'ranking',
  namespace: 'ranking-ns',
  labels: {},
  selector: {},
  framework: 'pytorch',
  pool: 'serving',
  run: 'fit-1a2b3c4d',
  kind: 'training',
  path: ['training', 'fit'],
  object: 'job-set',
  pods: 4,
  processesPerPod: 1,
  rendezvous: { host: 'fit-1a2b3c4d-worker-0-0.fit-1a2b3c4d', port: 29500 },
  queue: { localQueue: 'training', priority: 'high', priorityClass: 'acme-high', maxSeconds: 604_800 },
  failure: { retries: 3, fatalExitCodes: [2] },
  deadlineSeconds: 86_400,
  data: [
    {
      directory: '/data',
      location: { kind: 's3', bucket: 'acme-data', region: 'us-east-1' },
      path: 'clicks/',
      bytes: 20 * GiB,
    },
  ],
  checkpoint: {
    directory: '/checkpoints',
    location: { kind: 's3', bucket: 'acme-models-1a2b', region: 'us-east-1' },
    path: 'fit/checkpoints',
    everySeconds: 600,
    bytes: GiB,
    saveSeconds: 40,
  },
  alerts: { name: 'fit', namespace: 'ranking-ns', labels: {}, alerts: [] },
  pod: {
    labels: {},
    serviceAccount: 'fit',
    security: { rootFilesystem: { kind: 'read-only' }, user: 1000, group: 1000 },
    nodeSelector: {},
    tolerations: [],
    topologySpread: [],
    initContainers: [],
    sidecars: [],
    containers: [
      {
        name: 'trainer',
        image: 'example.org/trainer@sha256:1',
        command: [],
        env: {},
        ports: [],
        resources: { cpuMilli: 3000, memoryBytes: 12 * GiB, ephemeralBytes: GiB, devices: { 'nvidia.com/gpu': 1 } },
        mounts: [{ volume: 'shm', path: '/dev/shm', readOnly: false }],
      },
    ],
    volumes: [{ kind: 'memory', name: 'shm', bytes: 2 * GiB }],
    terminationGracePeriodSeconds: 60,
    priorityClass: 'acme-training',
    restart: 'never',
  },
  serviceAccount: { name: 'fit', namespace: 'ranking-ns', labels: {}, annotations: {} },
  networkPolicies: [],
};

/** Two teams that share a training pool; one of them can borrow. */
export const queues: TrainingQueuesPlan = {
  cohort: 'acme',
  labels: {},
  flavors: [{ name: 'serving', pool: 'serving', nodeLabels: {}, nodeTaints: [] }],
  resources: ['cpu', 'memory', 'nvidia.com/gpu'],
  shared: [
    {
      flavor: 'serving',
      pool: 'serving',
      nominal: { cpu: 3000, memory: 12 * GiB, 'nvidia.com/gpu': 1 },
    },
  ],
  queues: {
    ranking: queueOf('ranking', 'ranking-ns', 6, true),
    search: queueOf('search', 'search', 4, false),
  },
  priorities: [{ name: 'acme-high', priority: 'high', value: 1000, description: 'goes first' }],
};

function queueOf(team: string, namespace: string, gpus: number, borrow: boolean): TrainingQueuePlan {
  return {
    team,
    clusterQueue: `acme-${team}`,
    localQueue: 'training',
    namespace,
    labels: {},
    resources: ['cpu', 'memory', 'nvidia.com/gpu'],
    quotas: [
      {
        flavor: 'serving',
        pool: 'serving',
        nominal: { cpu: gpus * 3000, memory: gpus * 12 * GiB, 'nvidia.com/gpu': gpus },
        borrow,
      },
    ],
  };
}
