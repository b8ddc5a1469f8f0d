import { syncWaveAnnotation } from '../../lib/manifests/order';
import type { Answer, KubeClient } from './client';
import type { KubeObject } from './modules';

/** An object and what the server said to it. */
export interface Applied {
  readonly object: KubeObject;
  readonly answer: Answer;
}

/** Objects in the order in which a GitOps controller applies them. */
export function inOrder(objects: readonly KubeObject[]): readonly KubeObject[] {
  return [...objects].sort((a, b) => waveOf(a) - waveOf(b));
}

function waveOf({ metadata }: KubeObject): number {
  const annotations = (metadata.annotations ?? {}) as Readonly<Record<string, string>>;
  return Number(annotations[syncWaveAnnotation] ?? 0);
}

/** Applies a whole tree, one object after the other. */
export async function applyTree(client: KubeClient, objects: readonly KubeObject[]): Promise<readonly Applied[]> {
  const applied: Applied[] = [];
  for (const object of inOrder(objects)) applied.push({ object, answer: await client.apply(object) });
  return applied;
}

/** What the server refused or warned of, in a line each. */
export function complaints(applied: readonly Applied[]): readonly string[] {
  return applied.flatMap(({ object: { kind, metadata }, answer }) => {
    const name = `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
    const refused = answer.status >= 300 ? [`${name}: ${answer.status} ${messageOf(answer.body)}`] : [];
    return [...refused, ...answer.warnings.map((warning) => `${name}: ${warning}`)];
  });
}

function messageOf(body: string): string {
  try {
    return (JSON.parse(body) as { readonly message?: string }).message ?? body;
  } catch {
    return body;
  }
}

/** An object as far as it is ours to say: without what controllers write. */
export function desired({ metadata, spec, ...rest }: KubeObject): unknown {
  const { status: _, ...parts } = rest;
  const { labels, generation } = metadata;
  // A generation counts the changes of what is wanted; kinds without one are compared themselves.
  return generation === undefined ? { labels, spec, ...parts } : { labels, generation };
}
