import fc from 'fast-check';
import { regionNames } from '../../../lib/catalog/region-names';
import type { ManagedClusterSpec } from '../../../lib/definition/cluster';
import type { ModelSpec } from '../../../lib/definition/model';
import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { ModelServiceSpec } from '../../../lib/definition/service';
import { shortHash } from '../../../lib/units/names';
import { digestOfV1, serverImage } from '../../fixtures/definition';

// Definitions that are large where a cloud has limits: long names, many objects in one folder, many secrets and ranges.

const text = (length: number, seed: string) => `${seed}${'abcdefghij-'.repeat(9)}`.slice(0, length).replace(/-+$/, 'x');

const nameLength = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(40));
const few = fc.integer({ min: 1, max: 4 });
const many = fc.oneof({ arbitrary: fc.integer({ min: 1, max: 70 }), weight: 2 }, fc.integer({ min: 71, max: 300 }));
const ending = fc.constantFrom(
  'model.joblib',
  'a*b?.joblib',
  "it's.joblib",
  '$x "y".joblib',
  'modèle.joblib',
  '模型.joblib',
);
const folder = fc.oneof(
  { arbitrary: fc.constantFrom('all', 'prices/2026.1', 'a/b/c'), weight: 4 },
  fc.constant('long-folder-'.repeat(12)),
);

/** What a random definition is made of. */
export interface LargeShape {
  readonly provider: ManagedClusterSpec['provider'];
  readonly region: number;
  readonly names: { readonly platform: number; readonly pool: number; readonly team: number; readonly service: number };
  readonly pools: number;
  /** Whether there is a pool with a fast network. */
  readonly fabric: boolean;
  readonly services: number;
  /** Models of each service. */
  readonly models: number;
  /** Versions of all models of a service together. */
  readonly versions: number;
  readonly data: number;
  readonly secrets: number;
  readonly secretName: number;
  readonly ranges: number;
  readonly admins: number;
  readonly tags: number;
  readonly folder: string;
  readonly ending: string;
}

export const largeShape: fc.Arbitrary<LargeShape> = fc.record({
  provider: fc.constantFrom('eks', 'gke', 'aks'),
  region: fc.nat(200),
  names: fc.record({ platform: nameLength, pool: nameLength, team: nameLength, service: nameLength }),
  pools: few,
  fabric: fc.boolean(),
  services: few,
  models: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 64 })),
  versions: many,
  data: fc.integer({ min: 0, max: 40 }),
  secrets: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 120 })),
  secretName: fc.integer({ min: 4, max: 120 }),
  ranges: fc.oneof(
    fc.constant(0),
    { arbitrary: fc.integer({ min: 1, max: 40 }), weight: 3 },
    fc.integer({ min: 41, max: 240 }),
  ),
  admins: fc.integer({ min: 0, max: 3 }),
  tags: fc.oneof({ arbitrary: fc.integer({ min: 0, max: 13 }), weight: 5 }, fc.integer({ min: 14, max: 60 })),
  folder,
  ending,
});

/** The longest names, and as many objects, secrets and ranges as all clouds accept. */
export const closeToLimits: Omit<LargeShape, 'provider' | 'region'> = {
  names: { platform: 40, pool: 40, team: 40, service: 40 },
  pools: 4,
  fabric: true,
  services: 2,
  models: 64,
  versions: 256,
  data: 40,
  secrets: 120,
  secretName: 100,
  ranges: 40,
  admins: 3,
  tags: 13,
  folder: 'all',
  ending: "it's.joblib",
};

/** Rules on definitions of this file that concern neither the resources of the cloud nor their limits. */
export const otherRules: ReadonlySet<string> = new Set(['identity/known', 'reference/used']);

const accounts = { eks: '123456789012', gke: 'acme-ml-123456', aks: '11111111-2222-3333-4444-555555555555' } as const;

const adminOf = {
  eks: (index: number) => `arn:aws:iam::123456789012:role/ops-${index}`,
  gke: (index: number) => `group:ops-${index}@acme.example`,
  aks: (index: number) => `11111111-2222-3333-4444-${String(index).padStart(12, '0')}`,
} as const;

/** The definition of a shape. */
export function largeDefinition(shape: LargeShape): ModelPlatformDefinition {
  const { names } = shape;
  const pools = {
    ...numbered(shape.pools, (index) => [text(names.pool, `p${index}`), pool]),
    ...(shape.fabric && { [text(names.pool, 'f')]: fabricPoolOf(shape.provider) }),
  };
  const [firstPool = ''] = Object.keys(pools);
  const team = text(names.team, 't');
  const models = numbered(shape.services * shape.models, (index) => [`m${index}`, modelOf(shape, index)]);
  const services = numbered(shape.services, (index) => [
    text(names.service, `s${index}`),
    serviceOf({ team, pool: firstPool }, Object.keys(models).slice(index * shape.models, (index + 1) * shape.models)),
  ]);
  return {
    name: text(names.platform, 'p'),
    cluster: { ...clusterOf(shape), nodePools: pools },
    buckets: { models: {}, other: { versioning: false } },
    teams: {
      [team]: {
        secrets: numbered(shape.secrets, (index) => [
          `secret-${index}`,
          { remote: `${index}-${text(shape.secretName, 'r')}` },
        ]),
      },
    },
    gateways: { internal: { hostname: 'models.acme.example' } },
    models,
    services,
    training: {
      fit: {
        team,
        pool: firstPool,
        framework: { kind: 'scikit-learn' },
        image: serverImage,
        command: ['python', 'train.py'],
        data: numbered(shape.data, (index) => [
          `/data/${index}`,
          { bucket: 'other', path: `in/${index}`, size: '1Mi' },
        ]),
        output: { bucket: 'models', path: 'fitted' },
      },
    },
    monitoring: { alerts: { pager: 'https://pager.example' } },
    delivery: { gitops: 'argocd', repository: 'https://git.example/platform' },
  };
}

// With its size, so that the region does not have to sell it.
const fabricMachines = { eks: 'p5.48xlarge', gke: 'a3-highgpu-8g', aks: 'Standard_ND96isr_H100_v5' } as const;
const fabricSizes = {
  eks: { cpu: 192, memory: '2048Gi' },
  gke: { cpu: 208, memory: '1872Gi' },
  aks: { cpu: 96, memory: '1900Gi' },
} as const;
const fabricPoolOf = (provider: LargeShape['provider']) =>
  ({
    machine: { type: fabricMachines[provider], ...fabricSizes[provider] },
    gpu: { type: 'h100', count: 8 },
    nodes: { min: 0, max: 2 },
    fabric: true,
  }) as const;
const pool = { machine: { cpu: 8, memory: '32Gi' }, nodes: { min: 1, max: 3 } } as const;

function clusterOf({ provider, region, ranges, admins, tags }: LargeShape): Omit<ManagedClusterSpec, 'nodePools'> {
  const regions = regionNames[provider];
  return {
    provider,
    region: regions[region % regions.length] ?? '',
    account: accounts[provider],
    admins: Array.from({ length: admins }, (_, index) => adminOf[provider](index)),
    tags: numbered(tags, (index) => [text(50, `tag${index}`), text(60, 'v')]),
    network: { apiAccess: Array.from({ length: ranges }, (_, index) => `203.0.${index}.16/31`) },
  };
}

/** A model whose versions share their folder with those of the other models, so that each needs a grant. */
function modelOf({ versions, models, folder: shared, ending: last }: LargeShape, model: number): ModelSpec {
  return {
    bucket: 'models',
    versions: numbered(Math.ceil(versions / models), (index) => [
      `v${index}`,
      { path: `${shared}/${model}-${index}-${last}`, sha256: shortHash(`${model}/${index}`, 64), size: '1Mi' },
    ]),
  };
}

function serviceOf(
  place: { readonly team: string; readonly pool: string },
  models: readonly string[],
): ModelServiceSpec {
  return {
    ...place,
    model: models.map((name) => ({ name, version: 'v0' })),
    runtime: { kind: 'scikit-learn', image: `ghcr.io/acme/mlserver@sha256:${digestOfV1}` },
    consumers: [{ team: place.team }, { gateway: 'internal' }],
    resources: { cpu: '100m', memory: '512Mi' },
    scale: { min: 1, max: 1 },
  };
}

function numbered<T>(count: number, entry: (index: number) => readonly [string, T]): Readonly<Record<string, T>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
}
