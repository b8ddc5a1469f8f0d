import type { KubeObject } from '../../control-plane/modules';

/** A limit of Kubernetes or of an operator on an object. */
export interface ObjectLimit {
  readonly field: string;
  readonly max: number;
  readonly unit: string;
  /** Where the limit is enforced, and the version that was read. */
  readonly source: string;
  /** Sizes of the field in an object. None if the object does not have it. */
  of(object: KubeObject): readonly number[];
}

const kubernetes = 'kubernetes v1.36';
const gatewayApi = 'gateway-api v1.6, HTTPRoute';
const kueue = 'kueue v0.18, ';

type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fields) : []);
const textBytes = (value: unknown) => Buffer.byteLength(typeof value === 'string' ? value : '', 'utf8');
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
const spec = (object: KubeObject) => fields((object as unknown as Fields).spec);
const labelsOf = (object: KubeObject) => fields(fields(object.metadata).labels);
const isRoute = ({ kind }: KubeObject) => kind === 'HTTPRoute';
const rulesOf = (object: KubeObject) => (isRoute(object) ? list(spec(object).rules) : []);
const groupsOf = (object: KubeObject) => (object.kind === 'ClusterQueue' ? list(spec(object).resourceGroups) : []);

/** Every text that the kubelet passes to a process: commands, arguments and values of variables. */
function processTexts(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(processTexts);
  return Object.entries(fields(value)).flatMap(([key, part]) => {
    if ((key === 'command' || key === 'args') && Array.isArray(part)) return part.map(textBytes);
    if (key === 'env') return list(part).map(({ name, value: text }) => textBytes(name) + 1 + textBytes(text));
    return processTexts(part);
  });
}

/** Limits on the rendered objects. */
export const objectLimits: readonly ObjectLimit[] = [
  {
    field: 'object',
    max: 1024 * 1024,
    unit: 'bytes',
    source: 'etcd v3.6, --max-request-bytes is 1.5 MiB; the rest is for managed fields and the status',
    of: (object) => [textBytes(JSON.stringify(object))],
  },
  {
    field: 'annotations of an object',
    max: 256 * 1024,
    unit: 'bytes',
    source: `${kubernetes}, apimachinery, TotalAnnotationSizeLimitB`,
    of: ({ metadata }) => [
      sum(
        Object.entries(fields(fields(metadata).annotations))
          .flat()
          .map(textBytes),
      ),
    ],
  },
  {
    field: 'value of a label',
    max: 63,
    unit: 'characters',
    source: `${kubernetes}, apimachinery, LabelValueMaxLength`,
    of: (object) => Object.values(labelsOf(object)).map((value) => String(value).length),
  },
  {
    field: 'name of an object',
    max: 253,
    unit: 'characters',
    source: `${kubernetes}, apimachinery, DNS1123SubdomainMaxLength`,
    of: ({ metadata }) => [metadata.name.length],
  },
  {
    field: 'name of a Service or Namespace',
    max: 63,
    unit: 'characters',
    source: `${kubernetes}, apimachinery, DNS1035LabelMaxLength`,
    of: ({ kind, metadata }) => (kind === 'Service' || kind === 'Namespace' ? [metadata.name.length] : []),
  },
  {
    field: 'data of a ConfigMap or Secret',
    max: 1024 * 1024,
    unit: 'bytes',
    source: `${kubernetes}, core, MaxSecretSize`,
    of: (object) => {
      if (object.kind !== 'ConfigMap' && object.kind !== 'Secret') return [];
      return [
        sum(
          Object.entries(fields((object as unknown as Fields).data))
            .flat()
            .map(textBytes),
        ),
      ];
    },
  },
  {
    field: 'argument or variable of a process',
    max: 128 * 1024 - 1,
    unit: 'bytes',
    source: 'Linux, MAX_ARG_STRLEN in binfmts.h',
    of: (object) => processTexts(spec(object)),
  },
  { field: 'hostnames of a route', max: 16, unit: 'hostnames', source: gatewayApi, of: countOf('hostnames') },
  { field: 'parents of a route', max: 32, unit: 'parents', source: gatewayApi, of: countOf('parentRefs') },
  { field: 'rules of a route', max: 16, unit: 'rules', source: gatewayApi, of: countOf('rules') },
  {
    field: 'matches of a rule of a route',
    max: 64,
    unit: 'matches',
    source: gatewayApi,
    of: (object) => rulesOf(object).map(({ matches }) => list(matches).length),
  },
  {
    field: 'matches of a route',
    max: 128,
    unit: 'matches',
    source: gatewayApi,
    of: (object) => (isRoute(object) ? [sum(rulesOf(object).map(({ matches }) => list(matches).length))] : []),
  },
  {
    field: 'filters of a rule of a route',
    max: 16,
    unit: 'filters',
    source: gatewayApi,
    of: (object) => rulesOf(object).map(({ filters }) => list(filters).length),
  },
  {
    field: 'backends of a rule of a route',
    max: 16,
    unit: 'backends',
    source: gatewayApi,
    of: (object) => rulesOf(object).map(({ backendRefs }) => list(backendRefs).length),
  },
  {
    field: 'listeners of a gateway',
    max: 64,
    unit: 'listeners',
    source: 'gateway-api v1.6, Gateway',
    of: (object) => (object.kind === 'Gateway' ? [list(spec(object).listeners).length] : []),
  },
  {
    field: 'resource groups of a queue',
    max: 16,
    unit: 'groups',
    source: `${kueue}ClusterQueue`,
    of: (object) => (object.kind === 'ClusterQueue' ? [groupsOf(object).length] : []),
  },
  {
    field: 'resources of a resource group',
    max: 64,
    unit: 'resources',
    source: `${kueue}ClusterQueue`,
    of: (object) => groupsOf(object).map(({ coveredResources }) => list(coveredResources).length),
  },
  {
    field: 'flavors of a resource group',
    max: 64,
    unit: 'flavors',
    source: `${kueue}ClusterQueue`,
    of: (object) => groupsOf(object).map(({ flavors }) => list(flavors).length),
  },
  {
    field: 'node labels of a flavor',
    max: 8,
    unit: 'labels',
    source: `${kueue}ResourceFlavor`,
    of: (object) => flavorSizes(object, 'nodeLabels', (value) => Object.keys(fields(value)).length),
  },
  {
    field: 'node taints of a flavor',
    max: 8,
    unit: 'taints',
    source: `${kueue}ResourceFlavor`,
    of: (object) => flavorSizes(object, 'nodeTaints', (value) => list(value).length),
  },
];

function countOf(field: string): ObjectLimit['of'] {
  return (object) => {
    const members = spec(object)[field];
    return isRoute(object) && Array.isArray(members) ? [members.length] : [];
  };
}

function flavorSizes(object: KubeObject, field: string, size: (value: unknown) => number): readonly number[] {
  const value = object.kind === 'ResourceFlavor' ? spec(object)[field] : undefined;
  return value === undefined ? [] : [size(value)];
}

/** Every field of the objects that exceeds a limit, as text. */
export function exceededBy(objects: readonly KubeObject[]): readonly string[] {
  return objectLimits.flatMap(({ field, max, unit, of }) =>
    objects.flatMap((object) =>
      of(object)
        .filter((size) => size > max)
        .map((size) => `${field}: ${object.kind} ${object.metadata.name} has ${size} ${unit}, at most ${max}`),
    ),
  );
}
