import type { ModelServicePlan } from '../../lib/plan/types/service';
import type { KubeClient } from './client';
import type { KubeObject } from './modules';
import { podsOf, runningPods } from './pods';

/** The Deployment or Rollout of a service, without its spec. */
export function workloadOf({ name, namespace, rollout }: ModelServicePlan): KubeObject {
  const metadata = { name, namespace };
  return rollout.kind === 'rolling'
    ? { apiVersion: 'apps/v1', kind: 'Deployment', metadata }
    : { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata };
}

/** Skips all remaining steps, as `kubectl argo rollouts promote --full` does. */
export async function promote(client: KubeClient, plan: ModelServicePlan): Promise<void> {
  const path = `${await client.pathOf(workloadOf(plan))}/status`;
  const patch = { status: { promoteFull: true } };
  const { status, body } = await client.send('PATCH', path, patch, 'application/merge-patch+json');
  if (status !== 200) throw new Error(`${plan.name} cannot be promoted: ${status} ${body}`);
}

/** Revision that the Service selects; undefined if it selects every replica. */
export async function servedRevision(client: KubeClient, name: string, namespace: string): Promise<string | undefined> {
  const service = await client.read({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace } });
  const { selector } = (service?.spec ?? {}) as { readonly selector?: Readonly<Record<string, string>> };
  return selector?.['rollouts-pod-template-hash'];
}

/** Seconds until the controller scales down a revision that no longer receives traffic. */
export async function secondsUntilScaleDown(client: KubeClient, namespace: string, revision: string): Promise<number> {
  const sets = await client.list('apps/v1', 'ReplicaSet', namespace);
  const set = sets.find(({ metadata }) => metadata.labels?.['rollouts-pod-template-hash'] === revision);
  const annotations = (set?.metadata.annotations ?? {}) as Readonly<Record<string, string>>;
  const until = annotations['scale-down-deadline'];
  return until === undefined ? 0 : (Date.parse(until) - Date.now()) / 1000;
}

/** Reasons why the service does not have all replicas of one version with all traffic; empty if it does. */
export async function pendingReasons(client: KubeClient, plan: ModelServicePlan): Promise<readonly string[]> {
  const workload = await client.read(workloadOf(plan));
  const generation = Number(workload?.metadata.generation);
  const status = workload?.status ?? {};
  return plan.rollout.kind === 'rolling'
    ? pendingDeployment(plan, generation, status as DeploymentStatus)
    : pendingRollout(client, plan, generation, status as RolloutStatus);
}

interface DeploymentStatus {
  readonly observedGeneration?: number;
  readonly replicas?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
}

function pendingDeployment({ name, replicas }: ModelServicePlan, generation: number, status: DeploymentStatus) {
  const counts = [status.replicas, status.updatedReplicas, status.availableReplicas];
  return [
    ...(status.observedGeneration === generation ? [] : [`${name} is not observed yet`]),
    ...(counts.every((count) => count === replicas.min) ? [] : [`${name} has ${counts.join(', ')} replicas`]),
  ];
}

interface RolloutStatus {
  readonly observedGeneration?: string;
  readonly phase?: string;
  readonly message?: string;
  readonly stableRS?: string;
  readonly currentPodHash?: string;
}

async function pendingRollout(
  client: KubeClient,
  { name, namespace, replicas }: ModelServicePlan,
  generation: number,
  { observedGeneration, phase, message, stableRS, currentPodHash }: RolloutStatus,
): Promise<readonly string[]> {
  if (observedGeneration !== String(generation)) return [`${name} is not observed yet`];
  if (phase !== 'Healthy' || stableRS !== currentPodHash) return [`${name} is ${phase}: ${message}`];
  const served = await servedRevision(client, name, namespace);
  if (served !== currentPodHash) return [`requests for ${name} go to ${served}, not to ${currentPodHash}`];
  const ready = podsOf(await runningPods(client), namespace, name).filter(
    (pod) => pod.revision === currentPodHash && pod.ready,
  );
  return ready.length === replicas.min ? [] : [`${name} has ${ready.length} of ${replicas.min} replicas`];
}

/** Reasons why the Deployment or Rollout does not have all its replicas, independent of the traffic to them. */
export async function availableReasons(client: KubeClient, plan: ModelServicePlan): Promise<readonly string[]> {
  const workload = await client.read(workloadOf(plan));
  const { availableReplicas } = (workload?.status ?? {}) as DeploymentStatus;
  return availableReplicas === plan.replicas.min ? [] : [`${plan.name} has ${availableReplicas} available replicas`];
}
