import type { KubeObject } from '../control-plane/modules';

/** A mistake to put into a valid object. */
export interface Mistake {
  readonly mistake: string;
  readonly kind: string;
  /** Path of the invalid field. Its parent must exist. */
  readonly at: Path;
  /** Value of the field. @default - the field is removed */
  readonly value?: unknown;
}

/** Nested fields, outermost first. */
export type Path = readonly (string | number)[];

const container = ['spec', 'template', 'spec', 'containers', 0];
const training = ['spec', 'replicatedJobs', 0, 'template', 'spec'];

/** Mistakes of each type, in built-in and custom kinds. */
export const mistakes: readonly Mistake[] = [
  { mistake: 'a misspelt field', kind: 'Deployment', at: ['spec', 'replica'], value: 2 },
  { mistake: 'a misspelt field deep inside', kind: 'Deployment', at: [...container, 'readyProbe'], value: {} },
  { mistake: 'a misspelt field of the metadata', kind: 'Deployment', at: ['metadata', 'label'], value: {} },
  { mistake: 'an unknown top-level field', kind: 'ConfigMap', at: ['datas'], value: {} },
  { mistake: 'a number that is text', kind: 'Deployment', at: ['spec', 'minReadySeconds'], value: '2' },
  { mistake: 'text that is a number', kind: 'ConfigMap', at: ['data', 'count'], value: 2 },
  { mistake: 'a label that is a boolean', kind: 'ServiceAccount', at: ['metadata', 'labels', 'new'], value: true },
  { mistake: 'a list that is an object', kind: 'NetworkPolicy', at: ['spec', 'policyTypes'], value: {} },
  { mistake: 'a number of more than 32 bits', kind: 'Job', at: ['spec', 'backoffLimit'], value: 2 ** 31 },
  { mistake: 'no selector', kind: 'Deployment', at: ['spec', 'selector'] },
  { mistake: 'a container without a name', kind: 'Job', at: [...container, 'name'] },
  { mistake: 'no role', kind: 'RoleBinding', at: ['roleRef'] },
  { mistake: 'an unknown enum value', kind: 'Deployment', at: [...container, 'imagePullPolicy'], value: 'Often' },
  { mistake: 'an unknown protocol', kind: 'Service', at: ['spec', 'ports', 0, 'protocol'], value: 'HTTP' },
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
  { mistake: 'a number above its maximum', kind: 'HTTPRoute', at: ['spec', 'parentRefs', 0, 'port'], value: 65_536 },
  { mistake: 'a number of more than 32 bits', kind: 'JobSet', at: [...training, 'completions'], value: 2 ** 31 },
  { mistake: 'no project', kind: 'Application', at: ['spec', 'project'] },
  { mistake: 'no expression', kind: 'PrometheusRule', at: ['spec', 'groups', 0, 'rules', 0, 'expr'] },
  { mistake: 'no class', kind: 'Gateway', at: ['spec', 'gatewayClassName'] },
  { mistake: 'an unknown enum value', kind: 'ClusterQueue', at: ['spec', 'queueingStrategy'], value: 'LIFO' },
  { mistake: 'an unknown enum value', kind: 'EnvoyProxy', at: ['spec', 'provider', 'type'], value: 'Docker' },
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
 * The first object that has the parent field of a mistake.
 *
 * @throws Error if there is none.
 */
export function targetOf(objects: readonly KubeObject[], { kind, at }: Mistake): KubeObject {
  const found = objects.find((object) => object.kind === kind && isParent(parentOf(object, at)));
  if (!found) throw new Error(`no ${kind} has ${at.slice(0, -1).join('.')}`);
  return found;
}

/** A copy of the object with the mistake. */
export function withMistake(object: KubeObject, { at, value }: Pick<Mistake, 'at' | 'value'>): KubeObject {
  const copy = structuredClone(object);
  const parent = parentOf(copy, at) as Record<string | number, unknown>;
  const field = at.at(-1) ?? '';
  if (value === undefined) delete parent[field];
  else parent[field] = value;
  return copy;
}

function parentOf(object: KubeObject, at: Path): unknown {
  return at.slice(0, -1).reduce<unknown>((parent, key) => (isParent(parent) ? parent[key] : undefined), object);
}

function isParent(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}
