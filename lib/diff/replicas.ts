import { isMap } from '../units/values';
import type { FieldChange } from './change';
import type { KubernetesObject } from './kubernetes-object';

/** Kinds that run replicas, whose number is a field that several owners can set. */
const replicated: ReadonlySet<string> = new Set(['Deployment', 'Rollout', 'StatefulSet']);

/** What a changed object means for running replicas. */
export function changeDanger({ kind }: KubernetesObject, fields: readonly FieldChange[]): string | undefined {
  if (!replicated.has(kind)) return undefined;
  const removed = fields.find(({ path, new: now }) => path === 'spec.replicas' && now === undefined);
  if (!removed) return undefined;
  return `the field manager that applies it owns spec.replicas, and the API server sets a field that its owner removes to 1, so all of ${String(removed.old)} replicas but one stop until the autoscaler starts them again; first apply spec.replicas with another field manager on the server side, so that the field keeps an owner`;
}

/** What a deleted object means for running replicas that the new side runs too. */
export function deletionDanger(old: KubernetesObject, now: readonly KubernetesObject[]): string | undefined {
  const other = now.find((each) => sameName(each, old) && each.kind !== old.kind && replicated.has(each.kind));
  if (replicated.has(old.kind) && other) {
    return `its replicas are deleted before those of ${other.kind} ${other.metadata.name} serve; set the annotation argocd.argoproj.io/sync-options=Prune=false on it, and delete it when the other one serves`;
  }
  const autoscaler = now.find((each) => each.kind === 'HorizontalPodAutoscaler' && sameName(each, old));
  if (scalesToZero(old) && autoscaler) {
    return 'if it has scaled to 0, the service stays at 0: a HorizontalPodAutoscaler does not start the first replica; first raise scale.min with the same signal, and change the signal when the replicas serve';
  }
  return undefined;
}

function scalesToZero(object: KubernetesObject): boolean {
  const { spec } = object as { readonly spec?: unknown };
  return object.kind === 'ScaledObject' && isMap(spec) && (spec.minReplicaCount ?? 0) === 0;
}

function sameName({ metadata: one }: KubernetesObject, { metadata: other }: KubernetesObject): boolean {
  return one.name === other.name && one.namespace === other.namespace;
}
