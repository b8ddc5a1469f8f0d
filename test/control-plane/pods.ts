import type { KubeClient } from './client';
import type { KubeObject } from './modules';

/** A pod as far as it tells one version of a service from another. */
export interface RunningPod {
  readonly uid: string;
  readonly node: string;
  /** Namespace and name of the workload that it belongs to. */
  readonly workload: string;
  /** Hash of the template that it was made from; empty for pods of jobs. */
  readonly revision: string;
  readonly ready: boolean;
}

/** Labels in which Argo Rollouts and Deployments write the hash of the template. */
const revisionLabels = ['rollouts-pod-template-hash', 'pod-template-hash'];

/** All pods that are not on their way out. */
export async function runningPods(client: KubeClient): Promise<readonly RunningPod[]> {
  const pods = await client.list('v1', 'Pod');
  return pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(runningPod);
}

/** Pods of one workload. */
export function podsOf(pods: readonly RunningPod[], namespace: string, name: string): readonly RunningPod[] {
  return pods.filter(({ workload }) => workload === `${namespace}/${name}`);
}

function runningPod({ metadata, spec, status }: KubeObject): RunningPod {
  const labels = metadata.labels ?? {};
  const { conditions = [] } = (status ?? {}) as {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
  return {
    uid: String(metadata.uid),
    node: (spec as { readonly nodeName?: string }).nodeName ?? '',
    workload: `${metadata.namespace}/${labels['app.kubernetes.io/name']}`,
    revision: revisionLabels.map((label) => labels[label]).find((hash) => hash !== undefined) ?? '',
    ready: conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
  };
}
