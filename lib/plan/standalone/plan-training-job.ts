import { standaloneTrainingSchema } from '../../definition/schema/standalone-training';
import type { StandaloneTrainingSpec } from '../../definition/standalone-training';
import type { Finding } from '../../errors';
import { mapRecord } from '../../units/records';
import { unnamedPool } from '../facts/node-texts';
import { frameworkOf } from '../frameworks/select';
import type { Provider } from '../providers/provider';
import { resolveExistingNodePool } from '../resolve/cluster/node-pool';
import { resolveTrainingJob } from '../resolve/training/job';
import { type Contexts, findingsBy } from '../rules/apply';
import { referenceKnown } from '../rules/reference/reference-known';
import { jobBuckets } from '../rules/reference/references';
import type { TrainingScope } from '../rules/scopes';
import type { BucketPlan } from '../types/bucket';
import type { NodePoolPlan } from '../types/node-pool';
import type { TrainingJobPlan } from '../types/training-job';
import {
  applyStandaloneRules,
  locationOf,
  rangeFindings,
  shapeOf,
  standaloneIdentity,
  standalonePrometheus,
  standaloneProvider,
  storeFindings,
  throwFindings,
} from './standalone';

/**
 * Plans one training job in an existing cluster and namespace. It uses the resolver of a platform and all rules whose scope
 * is one job, its name or its pool.
 *
 * @example
 * new TrainingJob(chart, 'fit-churn', planTrainingJob('fit-churn', {
 *   namespace: 'analytics',
 *   queue: { name: 'default' },
 *   pool: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } },
 *   framework: { kind: 'scikit-learn' },
 *   image: 'ghcr.io/acme/churn@sha256:…',
 *   command: ['python', 'fit.py'],
 *   buckets: { acme: { uri: 's3://acme-models' } },
 *   data: { '/data': { bucket: 'acme', path: 'customers' } },
 *   output: { bucket: 'acme', path: 'churn' },
 *   objectStoreCidrs: ['10.20.0.0/24'],
 * }));
 *
 * @param name A DNS label of at most 40 characters.
 * @throws PlatformError with all findings.
 */
export function planTrainingJob(name: string, spec: StandaloneTrainingSpec): TrainingJobPlan {
  throwFindings(shapeOf(name, spec, standaloneTrainingSchema));
  throwFindings([...bucketFindings(spec), ...rangeFindings(spec), ...unknownBuckets(spec)]);
  const provider = standaloneProvider(spec);
  const pool = resolveExistingNodePool(unnamedPool, spec.pool, provider);
  const job = resolve(name, spec, pool, provider);
  applyStandaloneRules(contextsOf(spec, { job, pool, provider }), spec);
  return job;
}

function bucketFindings(spec: StandaloneTrainingSpec): readonly Finding[] {
  const addresses = Object.entries(spec.buckets ?? {}).map(([bucket, { uri }]) => ({
    path: ['buckets', bucket, 'uri'],
    uri,
  }));
  return storeFindings(spec, addresses);
}

function unknownBuckets(spec: StandaloneTrainingSpec): readonly Finding[] {
  return findingsBy(referenceKnown, jobBuckets(spec, spec.buckets ?? {}, []));
}

function resolve(name: string, spec: StandaloneTrainingSpec, pool: NodePoolPlan, provider: Provider): TrainingJobPlan {
  const prometheus = standalonePrometheus(spec);
  const job = resolveTrainingJob(name, spec, {
    platform: name,
    path: [],
    namespace: spec.namespace,
    pool,
    framework: frameworkOf(spec.framework),
    provider,
    buckets: mapRecord(spec.buckets ?? {}, ({ uri, region }, bucket) => existingBucket(bucket, uri, region)),
    ...standaloneIdentity(name, spec, provider),
    selectorLabels: prometheus.selectorLabels,
    scraper: prometheus.peer,
    podPriority: '',
    localQueue: spec.queue.name,
    queuePriority: spec.queue.priorityClass ?? '',
  });
  if (!job) throw new Error(`a bucket of ${name} is unknown`);
  return job;
}

function existingBucket(name: string, uri: string, region: string | undefined): BucketPlan {
  return { name, versioning: false, manage: false, location: locationOf(uri, region).location };
}

interface Planned {
  readonly job: TrainingJobPlan;
  readonly pool: NodePoolPlan;
  readonly provider: Provider;
}

/** What the rules check: one job, its name and its pool. */
function contextsOf(spec: StandaloneTrainingSpec, { job, pool, provider }: Planned): Contexts {
  const { path, name, kind } = job;
  const context: TrainingScope = { kind, workload: job, spec, pool, provider };
  return {
    name: [{ kind, path, name, job }],
    pool: [{ path: ['pool'], pool, workloads: [job] }],
    'workload-spec': [{ path, spec, pool }],
    workload: [context],
    'training-spec': [{ path, spec, pool }],
    training: [context],
  };
}
