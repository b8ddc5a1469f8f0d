import { nodeStartSeconds } from '../facts/node-start';
import { ofKind } from '../facts/workloads';
import type { JsonValue } from '../types/add-on';
import type { TrainingJobPlan } from '../types/training-job';
import { type AddOn, type AddOnContext, systemNodes, systemTolerations } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';

/** Lets training wait for nodes, and starts a gang only as a whole. */
export const kueue: AddOn = {
  chart: 'kueue',
  namespace: 'kueue-system',
  podSecurity: 'restricted',
  needs: ['jobset', kubePrometheusStack.chart],
  why: ({ workloads }) => {
    const names = ofKind(workloads, 'training').map(({ name }) => name);
    return names.length > 0 ? `training waits for nodes: ${names.join(', ')}` : undefined;
  },
  values: (context) => ({
    controllerManager: {
      manager: { resources: { requests: { cpu: '100m' } } },
      nodeSelector: systemNodes(context),
      podDisruptionBudget: { enabled: true },
      replicas: 2,
      ...systemTolerations(context),
    },
    enablePrometheus: true,
    // The chart takes a text. JSON is YAML, and its order is ours.
    managerConfig: { controllerManagerConfigYaml: JSON.stringify(configuration(context), undefined, 2) },
  }),
};

/**
 * Configuration of the controller. It replaces that of the chart as a whole, so it repeats what the chart says of ports,
 * leader election and clients. Certificates are left out: the chart then has Kueue make them itself.
 * Source: kubernetes-sigs/kueue@v0.19.2, `apis/config/v1beta2` and `charts/kueue/values.yaml`, read 2026-11-24.
 */
function configuration({ workloads, cluster }: AddOnContext): JsonValue {
  const training = ofKind(workloads, 'training');
  const wait = `${maxStartSeconds(training, cluster)}s`;
  return {
    apiVersion: 'config.kueue.x-k8s.io/v1beta2',
    kind: 'Configuration',
    health: { healthProbeBindAddress: ':8081' },
    metrics: { bindAddress: ':8443', enableClusterQueueResources: true },
    webhook: { port: 9443 },
    leaderElection: { leaderElect: true, resourceName: 'c1f6bfd2.kueue.x-k8s.io' },
    controller: {
      groupKindConcurrency: {
        'ClusterQueue.kueue.x-k8s.io': 5,
        'Job.batch': 5,
        'LocalQueue.kueue.x-k8s.io': 5,
        'ResourceFlavor.kueue.x-k8s.io': 1,
        'Workload.kueue.x-k8s.io': 10,
      },
    },
    clientConnection: { qps: 300, burst: 500 },
    // Who got quota and has no nodes after this time gives it back, and tries again later.
    waitForPodsReady: {
      timeout: wait,
      recoveryTimeout: wait,
      // One gang that waits for nodes must not hold up all the others.
      blockAdmission: false,
      requeuingStrategy: { timestamp: 'Eviction', backoffBaseSeconds: 60, backoffMaxSeconds: 3600 },
    },
    // Jobs of others on the cluster are none of our business: neither those without our queue, nor other namespaces.
    manageJobsWithoutQueueName: false,
    managedJobsNamespaceSelector: {
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: namespaces(training) }],
    },
    integrations: { frameworks: frameworks(training) },
  };
}

/** Kinds that jobs have. One whose definition is not installed would be waited for. */
function frameworks(training: readonly TrainingJobPlan[]): readonly string[] {
  return ['batch/job', ...(training.some(({ object }) => object === 'job-set') ? ['jobset.x-k8s.io/jobset'] : [])];
}

function namespaces(training: readonly TrainingJobPlan[]): readonly string[] {
  return [...new Set(training.map(({ namespace }) => namespace))].sort();
}

/** An image of some ten gigabytes. */
const imageSeconds = 5 * 60;

/** What every pod is waited for at least: a cloud does not always have a machine at once. */
const minSeconds = 30 * 60;

/** Capacity that is queued for comes within hours. */
const queuedCapacitySeconds = 24 * 60 * 60;

/** Throughput from a bucket, on the safe side. */
const bytesPerSecond = 50_000_000;

/** Longest time from the admission of a job until its pods run, what they fetch before it included. */
function maxStartSeconds(
  training: readonly TrainingJobPlan[],
  { pools }: Pick<AddOnContext['cluster'], 'pools'>,
): number {
  const starts = training.map(({ pool, data, checkpoint }) => {
    const bytes = data.reduce((sum, part) => sum + part.bytes, checkpoint?.bytes ?? 0);
    const plan = pools[pool];
    const started = Math.max(minSeconds, nodeStartSeconds(plan ?? {}) + imageSeconds);
    const nodes = plan?.capacity === 'flex-start' ? queuedCapacitySeconds : started;
    return nodes + Math.ceil(bytes / bytesPerSecond / 60) * 60;
  });
  return Math.max(minSeconds, ...starts);
}
