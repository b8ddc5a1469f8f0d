import type { TrainingJobSpec } from '../../../definition/training';
import type { Path } from '../../../errors';
import { canonicalJson } from '../../../units/canonical-json';
import { parseDuration } from '../../../units/duration';
import { shortHash } from '../../../units/names';
import { labelKeys, platformLabels, selectorLabels } from '../../facts/label-keys';
import { workersName } from '../../facts/training-names';
import { frameworkOf } from '../../frameworks/select';
import type { Provider } from '../../providers/provider';
import type { BucketPlan } from '../../types/bucket';
import type { IdentityMechanism } from '../../types/identity';
import type { NodePoolPlan } from '../../types/node-pool';
import type { TrainingJobPlan } from '../../types/training-job';
import { identityAnnotations } from '../workload/identity';
import { trainingAlerts } from './alerts';
import { resolveFiles } from './files';
import { trainingPolicy } from './network';
import { resolveTrainingPod } from './pod';

/** What a job must know of the world around it. */
export interface TrainingJobContext {
  readonly platform: string;
  /** Where the definition describes the job; empty without a platform. */
  readonly path: Path;
  /** Absent for a job that stands alone. */
  readonly team?: string;
  readonly namespace: string;
  readonly pool: NodePoolPlan;
  readonly provider: Provider;
  readonly buckets: Readonly<Record<string, BucketPlan>>;
  readonly identity: IdentityMechanism;
  /** Name of the PriorityClass of its pods; empty where the platform brings none. */
  readonly podPriority: string;
  readonly localQueue: string;
  /** Name of the WorkloadPriorityClass that it waits with. */
  readonly queuePriority: string;
}

/** Port that torchrun listens on unless it is told otherwise. Source: torch.distributed.run, --master-port. */
const rendezvousPort = 29_500;

/** Time that a run gets where the definition does not say. */
const defaultDeadline = '24h';

const defaultRetries = 3;

/** Time that Kubernetes has to end an attempt by itself, as a failure that everybody sees, before the queue does. */
const attemptEndsSeconds = 300;

/** The most that Kueue can be told: it counts in 32 bits. */
const maxExecutionSeconds = 2 ** 31 - 1;

/** What a job is called. */
interface TrainingNames {
  /** Of the object: other words are another object. */
  readonly run: string;
  /** Of its folders in its buckets, which the program knows itself by: another program is another folder. */
  readonly folder: string;
}

/** Makes every decision about one training job. Nothing where a bucket of it is not there. */
export function resolveTrainingJob(
  name: string,
  spec: Omit<TrainingJobSpec, 'team' | 'pool'>,
  context: TrainingJobContext,
): TrainingJobPlan | undefined {
  const draft = planRun(name, spec, { run: '', folder: '' }, context);
  if (!draft) return undefined;
  // What cannot change while the object lives, and the word by which the definition asks for another run.
  const { object: kind, pods, pod, queue, failure, deadlineSeconds, rendezvous, checkpoint, output } = draft;
  const run = spec.run ?? '1';
  // The keys are hashed too: renaming one would rename every run of every user, and start it again.
  const { maxSeconds: mostSeconds, ...waiting } = queue;
  const hashedQueue = { ...waiting, mostSeconds };
  const hashed = { kind, pods, pod, queue: hashedQueue, failure, deadlineSeconds, rendezvous, checkpoint, output, run };
  const names = {
    run: `${name}-${shortHash(canonicalJson(hashed), 8)}`,
    folder: `${name}-${shortHash(canonicalJson(programOf(spec, draft)), 8)}`,
  };
  return planRun(name, spec, names, context);
}

/**
 * What decides what a program computes, and in how many parts it may keep it. A new deadline, pool or priority, or a new
 * version of what copies its files, leaves its checkpoints where they are.
 */
function programOf(
  { image, command, env, run }: Omit<TrainingJobSpec, 'team' | 'pool'>,
  { framework, pods, processesPerPod, data }: TrainingJobPlan,
) {
  const read = data.map(({ directory, location, path }) => ({ directory, location, path }));
  return { image, command, env: env ?? {}, framework, pods, processesPerPod, read, run: run ?? '1' };
}

function planRun(
  name: string,
  spec: Omit<TrainingJobSpec, 'team' | 'pool'>,
  { run, folder }: TrainingNames,
  context: TrainingJobContext,
): TrainingJobPlan | undefined {
  const { platform, team, namespace, pool, provider, identity } = context;
  const located = resolveFiles(spec, folder, context.buckets, provider);
  if (!located) return undefined;
  const selector = selectorLabels(platform, name);
  const labels = {
    ...selector,
    ...platformLabels(platform),
    'app.kubernetes.io/component': 'training-job',
    ...(team !== undefined && { [labelKeys.team]: team }),
  };
  const pods = spec.framework.kind === 'pytorch' ? (spec.framework.nodes ?? 1) : 1;
  const object = pods > 1 ? 'job-set' : 'job';
  const rendezvous = object === 'job-set' ? { host: firstHost(run), port: rendezvousPort } : undefined;
  const files = { ...located, pods, identity };
  const deadlineSeconds = Math.max(1, Math.floor(parseDuration(spec.deadline ?? defaultDeadline) / 1000));
  const retries = spec.retries ?? defaultRetries;
  const { pod, processes } = resolveTrainingPod({
    spec,
    framework: frameworkOf(spec.framework),
    pool,
    provider,
    files,
    run: folder,
    rendezvous,
    labels,
    serviceAccount: name,
    priorityClass: context.podPriority,
  });
  return {
    kind: 'training',
    name,
    path: context.path,
    ...(team !== undefined && { team }),
    namespace,
    labels,
    selector,
    framework: spec.framework.kind,
    pool: pool.name,
    run,
    object,
    pods,
    processesPerPod: processes,
    ...(rendezvous && { rendezvous }),
    pod,
    serviceAccount: { name, namespace, labels, annotations: identityAnnotations(identity) },
    networkPolicies: [
      trainingPolicy({
        name,
        namespace,
        selector,
        pods,
        files,
        connections: spec.connections ?? [],
        provider,
      }),
    ],
    queue: {
      maxSeconds: maxSeconds(deadlineSeconds, retries),
      localQueue: context.localQueue,
      priority: spec.priority ?? 'normal',
      priorityClass: context.queuePriority,
    },
    failure: { retries },
    deadlineSeconds,
    ...located,
    alerts: trainingAlerts({ name, namespace, labels, run, object, pool }),
  };
}

/**
 * Kueue adds up the attempts, and takes a run out of the queue for good that has had too much. There is room for each
 * attempt that counts, and for one more in which it may be interrupted.
 */
function maxSeconds(deadlineSeconds: number, retries: number): number {
  return Math.min(maxExecutionSeconds, (retries + 2) * deadlineSeconds + attemptEndsSeconds);
}

/**
 * Name by which the pods of a gang find the first of them: JobSet gives each a host name and the set a subdomain.
 * Source: kubernetes-sigs/jobset v0.12.0, api/jobset/v1alpha2, Network.enableDNSHostnames.
 */
function firstHost(run: string): string {
  return `${run}-${workersName}-0-0.${run}`;
}
