import { isMap } from '../units/values';
import type { KubernetesObject } from './kubernetes-object';

/** What happens to requests when an object changes or is deleted; `undefined` if all of them are still served. */
export function requestDanger(old: KubernetesObject, all: readonly KubernetesObject[]): string | undefined {
  const now = all.find((each) => isSame(each, old));
  if (old.kind === 'Service') return now && portDanger(old, now);
  if (old.kind === 'HTTPRoute') return routeDanger(old, now, all);
  return undefined;
}

/**
 * Network policies and routes have the port of the pods too. They change at once, but pods that listen on the old port
 * stay until a rollout has replaced them.
 */
function portDanger(old: KubernetesObject, now: KubernetesObject): string | undefined {
  const [before, after] = [portsOf(old), portsOf(now)];
  const removed = before.filter((port) => !after.includes(port));
  if (removed.length === 0) return undefined;
  return `the port changes from ${removed.join(', ')} to ${after.join(', ')}: clients of the old port get no connection, and pods that listen on it get no requests until others have replaced them; add another service, move its consumers, then remove this one`;
}

function portsOf(object: KubernetesObject): readonly number[] {
  return membersOf(specOf(object).ports).flatMap(({ port }) => (typeof port === 'number' ? [port] : []));
}

/** Argo CD deletes objects before it applies others, so requests have no route until the next one is known. */
function routeDanger(
  old: KubernetesObject,
  now: KubernetesObject | undefined,
  all: readonly KubernetesObject[],
): string | undefined {
  const routes = all.filter(({ kind }) => kind === 'HTTPRoute');
  const lost = addressesOf(old).filter((address) => !routes.some((route) => serves(route, address)));
  if (lost.length > 0) return `requests to ${lost.map(({ text }) => text).join(', ')} get 404`;
  if (now) return undefined;
  const [first] = addressesOf(old);
  const next = first && routes.find((route) => serves(route, first));
  if (!next) return undefined;
  return `it is deleted before ${next.metadata.name} is applied, so requests to ${first.text} get 404 for some seconds; set the annotation argocd.argoproj.io/sync-options=Prune=false on it, and delete it when the other one is accepted`;
}

/** Where a route receives requests. */
interface Address {
  readonly parents: readonly string[];
  readonly host: string;
  readonly path: string;
  readonly text: string;
}

function addressesOf(route: KubernetesObject): readonly Address[] {
  const { parentRefs, hostnames, rules } = specOf(route);
  const parents = membersOf(parentRefs).map(({ namespace, name, sectionName }) =>
    [namespace, name, sectionName].map(String).join('/'),
  );
  const hosts = Array.isArray(hostnames) ? hostnames.map(String) : ['*'];
  const paths = membersOf(rules).flatMap(({ matches }) => membersOf(matches).map(pathOf));
  return hosts.flatMap((host) => paths.map((path) => ({ parents, host, path, text: `${host}${path}` })));
}

function pathOf({ path }: Readonly<Record<string, unknown>>): string {
  return isMap(path) && typeof path.value === 'string' ? path.value : '/';
}

function serves(route: KubernetesObject, { parents, host, path }: Address): boolean {
  return addressesOf(route).some(
    (other) =>
      other.host === host && parents.every((parent) => other.parents.includes(parent)) && covers(other.path, path),
  );
}

/** Whether a path prefix, which ends at a slash, includes another one. */
function covers(prefix: string, path: string): boolean {
  return prefix === path || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}

function specOf(object: KubernetesObject): Readonly<Record<string, unknown>> {
  const { spec } = object as { readonly spec?: unknown };
  return isMap(spec) ? spec : {};
}

function membersOf(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter(isMap) : [];
}

function isSame(one: KubernetesObject, other: KubernetesObject): boolean {
  const { name, namespace } = one.metadata;
  return one.kind === other.kind && name === other.metadata.name && namespace === other.metadata.namespace;
}
