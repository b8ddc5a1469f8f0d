import type { TrainingJobSpec } from '../../../definition/training';
import type { Path } from '../../../errors';
import { parseDuration } from '../../../units/duration';
import { capacityKinds } from '../../facts/capacity-kinds';
import { needsOf } from '../../facts/identity-mechanisms';
import type { Registries } from '../../facts/image-source';
import { labelKeys, platformLabels, selectorLabels, trainingPods } from '../../facts/label-keys';
import { workersName } from '../../facts/training-names';
import type { Framework } from '../../frameworks/framework';
import type { Provider } from '../../providers/provider';
import type { BucketPlan } from '../../types/bucket';
import type { ContainerPlan } from '../../types/container';
import type { IdentityMechanism } from '../../types/identity';
import type { Labels } from '../../types/labels';
import type { NetworkPeerPlan } from '../../types/network';
import type { NodePoolPlan } from '../../types/node-pool';
import type { TrainingJobPlan } from '../../types/training-job';
import { pullSecretsOf, withPulledImages } from '../workload/image-pulls';
import { trainingAlerts } from './alerts';
import { checkpointScrape } from './copies';
import { resolveFiles } from './files';
import { trainingPolicy } from './network';
import { resolveTrainingPod } from './pod';
import { type RunNames, runNames } from './run-names';
import { startOf } from './start';

/** Inputs of a training job besides its own part of the definition. */
interface TrainingJobContext {
  /** Labels that Prometheus requires of rules. */
  readonly selectorLabels: Labels;
  readonly platform: string;
  /** Where the definition describes the job. Empty without a platform. */
  readonly path: Path;
  /** Absent for a job without a platform. */
  readonly team?: string;
  readonly namespace: string;
  readonly pool: NodePoolPlan;
  /** Decides the topology of the job and how its processes start. */
  readonly framework: Framework;
  readonly provider: Provider;
  readonly buckets: Readonly<Record<string, BucketPlan>>;
  /** Name of its service account. */
  readonly serviceAccount: string;
  readonly identity: IdentityMechanism;
  /** Container that delays the start of a pod until its network is closed. @default - none */
  readonly startGate?: ContainerPlan | undefined;
  /** Registries of the platform. @default - none */
  readonly registries?: Registries;
  /** Prometheus. */
  readonly scraper: NetworkPeerPlan;
  /** Name of the PriorityClass of its pods. Empty if the platform creates none. */
  readonly podPriority: string;
  readonly localQueue: string;
  /** Name of its WorkloadPriorityClass. */
  readonly queuePriority: string;
}

/** The part of the definition that describes one job. */
type JobSpec = Omit<TrainingJobSpec, 'team' | 'pool'>;

const defaultDeadline = '24h';

const defaultRetries = 3;

/** Seconds in which Kubernetes can end an attempt, with a visible failure, before the queue does. */
const attemptEndsSeconds = 300;

/** Maximum execution time that Kueue accepts: it counts seconds in 32 bits. */
const maxExecutionSeconds = 2 ** 31 - 1;

/** Makes every decision about one training job. Undefined if one of its buckets does not exist. */
export function resolveTrainingJob(
  name: string,
  spec: JobSpec,
  context: TrainingJobContext,
): TrainingJobPlan | undefined {
  const draft = planRun(name, spec, { run: '', folder: '' }, context);
  return draft && planRun(name, spec, runNames(name, spec, draft), context);
}

function planRun(
  name: string,
  spec: JobSpec,
  { run, folder }: RunNames,
  context: TrainingJobContext,
): TrainingJobPlan | undefined {
  const { team, namespace, pool, framework, provider, identity } = context;
  const located = resolveFiles(spec, { run, folder }, context.buckets, provider);
  if (!located) return undefined;
  const { selector, labels } = labelsOf(name, context);
  const { object, pods, rendezvous } = topologyOf(run, framework);
  const files = { ...located, pods, identity };
  const deadlineSeconds = Math.max(1, Math.floor(parseDuration(spec.deadline ?? defaultDeadline) / 1000));
  const retries = spec.retries ?? defaultRetries;
  const startSeconds = startOf(pool, provider, files);
  const { pod: written, processes } = resolveTrainingPod({
    spec,
    framework,
    pool,
    provider,
    files,
    run,
    rendezvous,
    labels,
    serviceAccount: context.serviceAccount,
    startGate: context.startGate,
    priorityClass: context.podPriority,
    deadlineSeconds,
    startSeconds,
  });
  const pod = withPulledImages(written, context.registries);
  return {
    kind: 'training',
    name,
    path: context.path,
    ...(team !== undefined && { team }),
    namespace,
    labels,
    selector,
    framework: spec.framework.kind,
    topologyFields: framework.fields,
    pool: pool.name,
    run,
    object,
    pods,
    processesPerPod: processes,
    ...(rendezvous && { rendezvous }),
    pod,
    serviceAccount: {
      ...{ name: context.serviceAccount, namespace, labels },
      annotations: needsOf(identity).annotations,
      ...pullSecretsOf(pod, context.registries),
    },
    networkPolicies: [
      trainingPolicy({
        name,
        namespace,
        selector,
        gangPorts: pods > 1 ? framework.gangPorts : [],
        files,
        scraper: context.scraper,
        connections: spec.connections ?? [],
        provider,
      }),
    ],
    queue: {
      maxSeconds: maxSeconds(startSeconds + deadlineSeconds, retries),
      localQueue: context.localQueue,
      priority: spec.priority ?? 'normal',
      priorityClass: context.queuePriority,
      ...provisioningOf(pool, provider, startSeconds + deadlineSeconds),
    },
    failure: { retries, fatalExitCodes: framework.fatalExitCodes },
    deadlineSeconds,
    startSeconds,
    ...located,
    ...(located.checkpoint && { scrape: checkpointScrape(selector) }),
    alerts: trainingAlerts({
      ...{ name, namespace, run, object, pods, pool, checkpoint: located.checkpoint, startSeconds },
      gpus: pod.containers.some(({ resources: { devices } }) => Object.keys(devices).length > 0),
      labels: { ...labels, ...context.selectorLabels },
    }),
  };
}

/** Nodes for one attempt: the shorter they are needed, the sooner the cloud has them. */
function provisioningOf({ capacity }: NodePoolPlan, { queuedProvisioning: facts }: Provider, seconds: number) {
  if (!facts || !capacityKinds[capacity].onlyQueued) return {};
  return { provisioning: { [facts.durationParameter]: String(Math.min(facts.maxSeconds, seconds)) } };
}

function labelsOf(
  name: string,
  { platform, team }: TrainingJobContext,
): { readonly selector: Labels; readonly labels: Labels } {
  const selector = selectorLabels(platform, name);
  const labels = {
    ...selector,
    ...platformLabels(platform),
    ...trainingPods,
    ...(team !== undefined && { [labelKeys.team]: team }),
  };
  return { selector, labels };
}

/** Pods of a run, the object that creates them, and the address at which they find each other. */
function topologyOf(
  run: string,
  { pods, rendezvousPort }: Framework,
): Pick<TrainingJobPlan, 'object' | 'pods' | 'rendezvous'> {
  if (pods === 1) return { object: 'job', pods };
  return {
    object: 'job-set',
    pods,
    ...(rendezvousPort !== undefined && { rendezvous: { host: firstHost(run), port: rendezvousPort } }),
  };
}

/**
 * Kueue adds up the execution time of all attempts and deactivates a run that exceeds the maximum. The maximum covers each
 * counted attempt and one attempt that may be interrupted.
 */
function maxSeconds(attemptSeconds: number, retries: number): number {
  return Math.min(maxExecutionSeconds, (retries + 2) * attemptSeconds + attemptEndsSeconds);
}

/**
 * Host name of the first pod of a gang: JobSet gives each pod a host name and the set a subdomain.
 * Source: kubernetes-sigs/jobset v0.12.0, api/jobset/v1alpha2, Network.enableDNSHostnames.
 */
function firstHost(run: string): string {
  return `${run}-${workersName}-0-0.${run}`;
}
