import { lookup } from '../../units/lookup';
import { fitsNode } from '../capacity/scarcest';
import { ofKind } from '../facts/workloads';
import type { JsonValue } from '../types/add-on';
import type { TrainingJobPlan } from '../types/training-job';
import { type AddOn, type AddOnContext, systemNodes, systemTolerations } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { apiServerCalls, scrapes } from './traffic';

/** Queues training by quota and admits a gang only as a whole. */
export const kueue: AddOn = {
  chart: 'kueue',
  namespace: 'kueue-system',
  podSecurity: 'restricted',
  needs: ['jobset', kubePrometheusStack.chart],
  // Source: kubernetes-sigs/kueue@v0.19.2, `charts/kueue/templates`: manager, webhook and visibility.
  traffic: (context) => [
    {
      name: 'kueue',
      pods: { 'app.kubernetes.io/name': 'kueue' },
      ingress: [
        apiServerCalls(9443, 'validation and defaults of jobs and queues'),
        apiServerCalls(8082, 'pending workloads'),
        scrapes(context, 8443),
      ],
    },
  ],
  why: ({ workloads }) => {
    const names = ofKind(workloads, 'training').map(({ name }) => name);
    return names.length > 0 ? `training queues: ${names.join(', ')}` : undefined;
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
    // The chart expects a string. JSON is valid YAML and has a fixed order.
    managerConfig: { controllerManagerConfigYaml: JSON.stringify(configuration(context), undefined, 2) },
  }),
};

/**
 * Configuration of the controller. It replaces the configuration of the chart completely, so it repeats ports, leader
 * election and client settings. Without certificate settings Kueue manages its certificates itself.
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
    // A workload whose pods are not ready in time loses its quota and is requeued.
    waitForPodsReady: {
      timeout: wait,
      recoveryTimeout: wait,
      // A gang that waits for nodes must not block other workloads.
      blockAdmission: false,
      requeuingStrategy: { timestamp: 'Eviction', backoffBaseSeconds: 60, backoffMaxSeconds: 3600 },
    },
    // Jobs without a queue and jobs in other namespaces are not managed.
    manageJobsWithoutQueueName: false,
    managedJobsNamespaceSelector: {
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: namespaces(training) }],
    },
    integrations: { frameworks: frameworks(training) },
  };
}

/** Kinds of the jobs. Kueue would wait for a kind whose CRD is not installed. */
function frameworks(training: readonly TrainingJobPlan[]): readonly string[] {
  return ['batch/job', ...(training.some(({ object }) => object === 'job-set') ? ['jobset.x-k8s.io/jobset'] : [])];
}

function namespaces(training: readonly TrainingJobPlan[]): readonly string[] {
  return [...new Set(training.map(({ namespace }) => namespace))].sort();
}

/** Timeout without jobs that need longer, because a cloud does not always have capacity at once. */
const minSeconds = 30 * 60;

/**
 * Kueue has one timeout for all jobs, so it is that of the job that needs the longest. A job whose pods fit on no node never
 * starts and needs none.
 */
function maxStartSeconds(training: readonly TrainingJobPlan[], { pools }: AddOnContext['cluster']): number {
  const starting = training.filter((job) => {
    const pool = lookup(pools, job.pool);
    return pool !== undefined && fitsNode(pool, job.pod);
  });
  return Math.max(minSeconds, ...starting.map(({ startSeconds }) => startSeconds));
}
