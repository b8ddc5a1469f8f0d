import type { Manifest } from '../manifest';
import { at, items, text, texts } from './json';
import { type PodInObject, podsOf } from './pod';

/** Finished objects, indexed once so that each rule takes time in proportion to their number. */
export class ObjectTree {
  /** Objects with a pod in them. */
  readonly pods: readonly PodInObject[];
  private readonly byKind = new Map<string, Manifest[]>();
  private readonly byName = new Map<string, Manifest>();
  private readonly podsByLabel = new Map<string, PodInObject[]>();
  private readonly podsByNamespace = new Map<string, PodInObject[]>();

  constructor(readonly objects: readonly Manifest[]) {
    const pods: PodInObject[] = [];
    for (const object of objects) {
      append(this.byKind, object.kind, object);
      this.byName.set(nameKey(object.kind, object.metadata.namespace, object.metadata.name), object);
      pods.push(...podsOf(object));
    }
    for (const pod of pods) {
      append(this.podsByNamespace, pod.namespace, pod);
      for (const [key, value] of Object.entries(pod.labels)) append(this.podsByLabel, labelKey(pod, key, value), pod);
    }
    this.pods = pods;
  }

  /** Objects of a kind, in their order. */
  ofKind(kind: string): readonly Manifest[] {
    return this.byKind.get(kind) ?? [];
  }

  /** The object of this name, or nothing. */
  find(kind: string, namespace: string | undefined, name: string): Manifest | undefined {
    return this.byName.get(nameKey(kind, namespace, name));
  }

  /** Pods of a namespace that have all these labels; every pod for none. */
  podsWithLabels(namespace: string, labels: Readonly<Record<string, string>>): readonly PodInObject[] {
    const wanted = Object.entries(labels);
    const candidates = wanted
      .map(([key, value]) => this.podsByLabel.get(labelKey({ namespace }, key, value)) ?? [])
      .reduce((min, pods) => (pods.length < min.length ? pods : min), this.podsByNamespace.get(namespace) ?? []);
    return candidates.filter((pod) => wanted.every(([key, value]) => pod.labels[key] === value));
  }

  /** Pods of a namespace that a selector with `matchLabels` and `matchExpressions` selects. */
  podsWithSelector(namespace: string, selector: unknown): readonly PodInObject[] {
    const expressions = items(at(selector, 'matchExpressions'));
    return this.podsWithLabels(namespace, texts(at(selector, 'matchLabels'))).filter(({ labels }) =>
      expressions.every((expression) => holds(expression, labels)),
    );
  }

  /** The Pod Security level of a namespace that is in the tree; nothing where it is not, or does not say. */
  podSecurityLevel(namespace: string): string | undefined {
    return text(at(this.find('Namespace', undefined, namespace), 'metadata', 'labels', enforceLabel));
  }
}

const enforceLabel = 'pod-security.kubernetes.io/enforce';

function holds(expression: unknown, labels: Readonly<Record<string, string>>): boolean {
  const value = labels[text(at(expression, 'key')) ?? ''];
  const values = items(at(expression, 'values'));
  switch (at(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function nameKey(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}\n${namespace ?? ''}\n${name}`;
}

function labelKey({ namespace }: { readonly namespace: string }, key: string, value: string): string {
  return `${namespace}\n${key}\n${value}`;
}
