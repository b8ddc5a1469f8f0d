import type { Manifest } from '../manifest';
import { at, items, text, texts } from './json';
import { type PodInObject, podsOf } from './pod';

/** Rendered objects, indexed once so that each rule runs in linear time. */
export class ObjectTree {
  /** All pods and pod templates. */
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

  /** Objects of a kind, in the order of the tree. */
  ofKind(kind: string): readonly Manifest[] {
    return this.byKind.get(kind) ?? [];
  }

  /** The object with this name, or undefined. */
  find(kind: string, namespace: string | undefined, name: string): Manifest | undefined {
    return this.byName.get(nameKey(kind, namespace, name));
  }

  /** Pods of a namespace that have all these labels. Without labels, all pods of the namespace. */
  podsWithLabels(namespace: string, labels: Readonly<Record<string, string>>): readonly PodInObject[] {
    const wanted = Object.entries(labels);
    const candidates = wanted
      .map(([key, value]) => this.podsByLabel.get(labelKey({ namespace }, key, value)) ?? [])
      .reduce((min, pods) => (pods.length < min.length ? pods : min), this.podsByNamespace.get(namespace) ?? []);
    return candidates.filter((pod) => wanted.every(([key, value]) => pod.labels[key] === value));
  }

  /** Pods of a namespace that match a label selector with `matchLabels` and `matchExpressions`. */
  podsWithSelector(namespace: string, selector: unknown): readonly PodInObject[] {
    const expressions = items(at(selector, 'matchExpressions'));
    return this.podsWithLabels(namespace, texts(at(selector, 'matchLabels'))).filter(({ labels }) =>
      expressions.every((expression) => matches(expression, labels)),
    );
  }

  /** The enforced Pod Security level of a namespace. Undefined if the namespace is not in the tree or has no such label. */
  podSecurityLevel(namespace: string): string | undefined {
    return text(at(this.find('Namespace', undefined, namespace), 'metadata', 'labels', enforceLabel));
  }
}

const enforceLabel = 'pod-security.kubernetes.io/enforce';

function matches(expression: unknown, labels: Readonly<Record<string, string>>): boolean {
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
