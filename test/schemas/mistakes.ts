import type { KubeObject } from '../control-plane/modules';

/** A mistake, put into an object that is right. */
export interface Mistake {
  readonly mistake: string;
  readonly kind: string;
  /** Where it is put; the field above it must be there. */
  readonly at: Path;
  /** What stands there then; without it the field is taken away. */
  readonly value?: unknown;
}

/** Fields, each inside the one before. */
export type Path = readonly (string | number)[];

const container = ['spec', 'template', 'spec', 'containers', 0];
const training = ['spec', 'replicatedJobs', 0, 'template', 'spec'];

/** Mistakes of each sort, in kinds of Kubernetes and in custom ones. */
export const mistakes: readonly Mistake[] = [
  { mistake: 'a misspelt field', kind: 'Deployment', at: ['spec', 'replica'], value: 2 },
  { mistake: 'a misspelt field deep inside', kind: 'Deployment', at: [...container, 'readyProbe'], value: {} },
  { mistake: 'a misspelt field of the metadata', kind: 'Deployment', at: ['metadata', 'label'], value: {} },
  { mistake: 'a field beside the others', kind: 'ConfigMap', at: ['datas'], value: {} },
  { mistake: 'a number that is text', kind: 'Deployment', at: ['spec', 'minReadySeconds'], value: '2' },
  { mistake: 'text that is a number', kind: 'ConfigMap', at: ['data', 'count'], value: 2 },
  { mistake: 'a label that is a truth value', kind: 'ServiceAccount', at: ['metadata', 'labels', 'new'], value: true },
  { mistake: 'a list that is an object', kind: 'NetworkPolicy', at: ['spec', 'policyTypes'], value: {} },
  { mistake: 'a number of more than 32 bits', kind: 'Job', at: ['spec', 'backoffLimit'], value: 2 ** 31 },
  { mistake: 'no selector', kind: 'Deployment', at: ['spec', 'selector'] },
  { mistake: 'no name of a container', kind: 'Job', at: [...container, 'name'] },
  { mistake: 'no role', kind: 'RoleBinding', at: ['roleRef'] },
  { mistake: 'a choice that there is not', kind: 'Deployment', at: [...container, 'imagePullPolicy'], value: 'Often' },
  { mistake: 'a protocol that there is not', kind: 'Service', at: ['spec', 'ports', 0, 'protocol'], value: 'HTTP' },
  { mistake: 'a quantity with a space', kind: 'ResourceQuota', at: ['spec', 'hard', 'pods'], value: '2 pods' },
  {
    mistake: 'a port of more than 32 bits',
    kind: 'Service',
    at: ['spec', 'ports', 0, 'targetPort'],
    value: 2 ** 32,
  },
  {
    mistake: 'the same port twice',
    kind: 'Service',
    at: ['spec', 'ports'],
    value: ['one', 'two'].map((name) => ({ name, port: 80, protocol: 'TCP' })),
  },
  { mistake: 'a misspelt field', kind: 'Rollout', at: ['spec', 'strategy', 'canaries'], value: {} },
  { mistake: 'a misspelt field', kind: 'Application', at: ['spec', 'source', 'targetRevisions'], value: 'main' },
  { mistake: 'a misspelt field deep inside', kind: 'JobSet', at: [...training, 'completion'], value: 1 },
  { mistake: 'a misspelt field of the metadata', kind: 'PodMonitor', at: ['metadata', 'label'], value: {} },
  { mistake: 'a number that is text', kind: 'ScaledObject', at: ['spec', 'maxReplicaCount'], value: '4' },
  { mistake: 'a label that is a number', kind: 'LocalQueue', at: ['metadata', 'labels', 'new'], value: 1 },
  { mistake: 'a number above its bound', kind: 'HTTPRoute', at: ['spec', 'parentRefs', 0, 'port'], value: 65_536 },
  { mistake: 'a number of more than 32 bits', kind: 'JobSet', at: [...training, 'completions'], value: 2 ** 31 },
  { mistake: 'no project', kind: 'Application', at: ['spec', 'project'] },
  { mistake: 'no expression', kind: 'PrometheusRule', at: ['spec', 'groups', 0, 'rules', 0, 'expr'] },
  { mistake: 'no class', kind: 'Gateway', at: ['spec', 'gatewayClassName'] },
  { mistake: 'a choice that there is not', kind: 'ClusterQueue', at: ['spec', 'queueingStrategy'], value: 'LIFO' },
  { mistake: 'a choice that there is not', kind: 'EnvoyProxy', at: ['spec', 'provider', 'type'], value: 'Docker' },
  {
    mistake: 'a duration with a space',
    kind: 'PodMonitor',
    at: ['spec', 'podMetricsEndpoints', 0, 'interval'],
    value: '15 s',
  },
  {
    mistake: 'a quantity with a space',
    kind: 'ClusterQueue',
    at: ['spec', 'resourceGroups', 0, 'flavors', 0, 'resources', 0, 'nominalQuota'],
    value: '2 cores',
  },
  {
    mistake: 'a list that is too long',
    kind: 'HTTPRoute',
    at: ['spec', 'hostnames'],
    value: Array.from({ length: 17 }, (_, index) => `host-${index}.example`),
  },
  { mistake: 'an empty list', kind: 'Gateway', at: ['spec', 'listeners'], value: [] },
];

/**
 * The first object that a mistake can be put into.
 *
 * @throws Error where there is none.
 */
export function rightOf(objects: readonly KubeObject[], { kind, at }: Mistake): KubeObject {
  const found = objects.find((object) => object.kind === kind && isHolder(holderOf(object, at)));
  if (!found) throw new Error(`no ${kind} has ${at.slice(0, -1).join('.')}`);
  return found;
}

/** The object with the mistake in it. */
export function wrongOf(object: KubeObject, { at, value }: Pick<Mistake, 'at' | 'value'>): KubeObject {
  const copy = structuredClone(object);
  const holder = holderOf(copy, at) as Record<string | number, unknown>;
  const field = at.at(-1) ?? '';
  if (value === undefined) delete holder[field];
  else holder[field] = value;
  return copy;
}

function holderOf(object: KubeObject, at: Path): unknown {
  return at.slice(0, -1).reduce<unknown>((holder, key) => (isHolder(holder) ? holder[key] : undefined), object);
}

function isHolder(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}
