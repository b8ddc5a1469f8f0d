import type { KubeClient } from './client';
import type { KubeObject } from './modules';

/** The part of a pod that identifies its workload, version and state. */
export interface RunningPod {
  readonly uid: string;
  readonly node: string;
  /** Workload of the pod, as `namespace/name`. */
  readonly workload: string;
  /** Hash of its pod template; empty for pods of jobs. */
  readonly revision: string;
  readonly ready: boolean;
}

/** Labels with the hash of the pod template, set by Argo Rollouts and Deployments. */
const revisionLabels = ['rollouts-pod-template-hash', 'pod-template-hash'];

/** All pods that are not terminating. */
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
