import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { ProviderName } from '../../../lib/definition/provider-names';
import { accounts, definition, existingDefinition, publicGateway } from '../../fixtures/definition';
import { trainingJob } from '../../fixtures/training';

/** A value at a path of a definition: `cluster.nodePools.general.disk`. */
type Tree = Record<string, unknown> | unknown[];

/** Names in the base, for the keys that users choose. */
const keys: Readonly<Record<string, string>> = {
  nodePools: 'general',
  buckets: 'models',
  teams: 'ranking',
  members: 'data-scientist',
  groups: 'ranking',
  quota: 'general',
  secrets: 'db',
  tags: 'owner',
  labels: 'app',
  internal: 'lb.example/one',
  public: 'lb.example/one',
};

/** Contents of a new key. */
const entries: Readonly<Record<string, (provider: ProviderName) => unknown>> = {
  nodePools: (provider) => ({
    ...Object.values(baseOf(provider).cluster.nodePools)[0],
    ...(provider === 'existing' && { labels: { 'example.com/pool': 'spare' } }),
  }),
  groups: () => undefined,
  tags: () => 'ml',
  labels: () => 'cpu',
  internal: () => 'one',
  public: () => 'one',
  buckets: () => ({}),
  teams: () => ({}),
  members: () => ['group:ranking'],
  quota: () => ({ cpu: '10', memory: '40Gi' }),
  secrets: () => ({ remote: 'acme-db' }),
};

const zones = { eks: 'us-east-1a', gke: 'us-central1-a', aks: '1', existing: '1' } as const;
const reservations = {
  eks: 'cr-0123456789abcdef0',
  gke: 'one',
  aks: `/subscriptions/${accounts.aks}/resourceGroups/acme/providers/Microsoft.Compute/capacityReservationGroups/one`,
  existing: 'one',
} as const;

/** GPUs of machine types with local disks. */
const localGpus = {
  eks: { type: 'a10g', count: 1 },
  gke: { type: 'a100-80gb', count: 1 },
  aks: undefined,
  existing: undefined,
} as const;

/** Values that differ between providers, by the words that samples have for them. */
const words: Readonly<Record<string, (provider: ProviderName) => unknown>> = {
  ZONE: (provider) => [zones[provider]],
  RESERVATION: (provider) => reservations[provider],
  BILLING: (provider) => (provider === 'gke' ? '012345-6789AB-CDEF01' : undefined),
  // Sold in the region of the base, with one and with several GPUs.
  GPU: (provider) => (provider === 'eks' || provider === 'gke' ? 'l4' : 't4'),
  // A GPU that can be shared in two ways.
  SHARED: (provider) => ({ type: provider === 'eks' ? 'l4' : 'a100-80gb', count: 1, sharing: { memory: '10Gi' } }),
  OIDC: (provider) => (provider === 'eks' ? { issuer: 'https://login.acme.io', clientId: 'kubernetes' } : undefined),
  // Machine types with local disks.
  LOCAL: (provider) => (provider === 'aks' ? { type: 'Standard_D8ds_v5' } : undefined),
  LOCAL_GPU: (provider) => localGpus[provider],
  POOL: (provider) => entries.nodePools?.(provider),
  JOB: () => trainingJob,
  STORE: () => ({ endpoint: 'https://minio.storage.internal:9000', cidr: '10.20.0.15/32' }),
  PUBLIC: () => ({ ...publicGateway, hostname: 'models.acme.example' }),
  SCAN: () => ({ image: `ghcr.io/acme/scan@sha256:${'1'.repeat(64)}`, command: ['scan'] }),
};

/** The definition that fields are changed in. */
export function baseOf(provider: ProviderName): ModelPlatformDefinition {
  return provider === 'existing' ? existingDefinition() : definition(provider);
}

/** The base with other values: of fields of the schema, or at paths. Undefined removes a value. */
export function edited(
  provider: ProviderName,
  given: Readonly<Record<string, unknown>>,
  field: string,
  value: unknown,
): ModelPlatformDefinition {
  const tree = structuredClone(baseOf(provider)) as unknown as Tree;
  for (const [path, each] of Object.entries(given)) set(tree, path.split('.'), wordOf(provider, each));
  if (field.endsWith('.KEY')) setKey(tree, provider, field, value);
  else set(tree, concrete(field), value);
  return tree as unknown as ModelPlatformDefinition;
}

function wordOf(provider: ProviderName, value: unknown): unknown {
  const word = typeof value === 'string' ? words[value] : undefined;
  return word ? word(provider) : structuredClone(value);
}

/** Path of a field in the base. The value of a list is the whole list, unless its members have fields. */
function concrete(field: string): readonly string[] {
  const steps = field.replace(/\.\[\]$/, '').split('.');
  return steps.map((step, index) => {
    if (step === '[]') return '0';
    return step === '*' ? (keys[steps[index - 1] ?? ''] ?? step) : step;
  });
}

function setKey(tree: Tree, provider: ProviderName, field: string, key: unknown): void {
  const map = concrete(field.replace(/\.KEY$/, ''));
  const name = map.at(-1) ?? '';
  const make = entries[name];
  if (!make) throw new Error(`there is no entry for ${field}`);
  const content = name === 'groups' ? peopleOf(provider) : make(provider);
  set(tree, [...map, String(key)], content);
}

function peopleOf(provider: ProviderName): unknown {
  const { cluster } = baseOf(provider);
  return 'groups' in cluster ? cluster.groups?.ranking : ['ranking'];
}

function set(tree: Tree, [first = '', ...rest]: readonly string[], value: unknown): void {
  const map = tree as Record<string, unknown>;
  if (rest.length === 0) {
    if (value === undefined) delete map[first];
    else map[first] = value;
    return;
  }
  const isList = rest[0] === '0';
  const known = map[first];
  if (typeof known !== 'object' || known === null) {
    if (value === undefined) return;
    map[first] = isList ? [] : {};
  }
  set(map[first] as Tree, rest, value);
}
