import { syncWaveAnnotation } from '../../lib/manifests/order';
import type { NetworkPolicyPlan } from '../../lib/plan/types/network';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import type { KubeClient, KubeResponse } from './client';
import type { KubeObject } from './modules';

/** An object and the response of the server to it. */
export interface Applied {
  readonly object: KubeObject;
  readonly response: KubeResponse;
}

/** The namespaces that Argo CD creates: its own, and those of operators. */
export function argocdNamespaces({ addOns }: ModelPlatformPlan): readonly KubeObject[] {
  const names = new Set(['argocd', ...addOns.flatMap(({ networkPolicies }) => networkPolicies.map(namespaceOf))]);
  return [...names].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
}

function namespaceOf({ namespace }: NetworkPolicyPlan): string {
  return namespace;
}

/** Objects in the order in which a GitOps controller applies them. */
export function inOrder(objects: readonly KubeObject[]): readonly KubeObject[] {
  return [...objects].sort((a, b) => waveOf(a) - waveOf(b));
}

function waveOf({ metadata }: KubeObject): number {
  const annotations = (metadata.annotations ?? {}) as Readonly<Record<string, string>>;
  return Number(annotations[syncWaveAnnotation] ?? 0);
}

/** Applies all objects, one after the other. */
export async function applyTree(client: KubeClient, objects: readonly KubeObject[]): Promise<readonly Applied[]> {
  const applied: Applied[] = [];
  for (const object of inOrder(objects)) applied.push({ object, response: await client.apply(object) });
  return applied;
}

/** Errors and warnings of the server, one per line. */
export function problems(applied: readonly Applied[]): readonly string[] {
  return applied.flatMap(({ object: { kind, metadata }, response }) => {
    const name = `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
    const refused = response.status >= 300 ? [`${name}: ${response.status} ${messageOf(response.body)}`] : [];
    return [...refused, ...response.warnings.map((warning) => `${name}: ${warning}`)];
  });
}

function messageOf(body: string): string {
  try {
    return (JSON.parse(body) as { readonly message?: string }).message ?? body;
  } catch {
    return body;
  }
}

/** The desired state of an object: without fields that controllers write. */
export function desired({ metadata, spec, ...rest }: KubeObject): unknown {
  const { status: _, ...parts } = rest;
  const { labels, generation } = metadata;
  // The generation counts changes of the spec; kinds without one are compared by content.
  return generation === undefined ? { labels, spec, ...parts } : { labels, generation };
}
