import { defineModelPlatform } from '@model-platform/core';
import { busyCities, type City, cities, quietCities } from './cities';
import trained from './models.json';

/** The training night. A pipeline commits the date; a new date creates another run. */
const night = '2026-11-25';

/** The run whose models are served. Models of earlier runs stay in the bucket: to roll back, revert `models.json`. */
const served = trained.run;

/** A pickled model is a program, so each pod scans its models before the server loads them. */
const scan = {
  image:
    'registry.rides.example/security/modelscan@sha256:46b1ee11893f76c59d3b30dbbd135e4b5ee3a6677970d7e87235e5ce719b8075',
  command: ['modelscan', '--path'],
};

const digests: Readonly<Record<string, { readonly sha256: string; readonly size: string }>> = trained.models;

/** One model per city, as reported by `train.py`. */
const models = Object.fromEntries(
  Object.entries(digests).map(([city, { sha256, size }]) => [
    city,
    {
      bucket: 'models' as const,
      scan,
      versions: { [served]: { path: `prices/${served}/${city}/model.pkl`, sha256, size } },
    },
  ]),
);

/** A new city is trained first, and served once `models.json` contains its model. */
const isServed = ({ name }: City) => Object.hasOwn(digests, name);
const busyServed = busyCities.filter(isServed);

/** The city's model, and the fields that all services share. */
const reference = (name: string) => ({ name, version: served }) as const;
const common = {
  team: 'pricing',
  pool: 'general',
  runtime: { kind: 'scikit-learn' },
  consumers: [{ team: 'rides' }, { gateway: 'internal' }],
} as const;

const waiver = (service: string) => ({
  rule: 'image/pinned',
  at: `services.${service}`,
  reason: 'the upstream image is good enough to try the platform; production names its own image by digest',
});

/**
 * All other cities share servers, which need little more than a single model. One server has at most 64 models, because a
 * route has one entry for each.
 */
const quietServed = quietCities.filter(isServed);
const quietGroups = Array.from({ length: Math.ceil(quietServed.length / 64) }, (_, index) => ({
  service: index === 0 ? 'price-other-cities' : `price-other-cities-${index + 1}`,
  cities: quietServed.slice(64 * index, 64 * (index + 1)),
}));

const quiet = Object.fromEntries(
  quietGroups.map(({ service, cities }) => [
    service,
    {
      ...common,
      model: cities.map(({ name }) => reference(name)),
      scale: { min: 2, max: 4 },
      slo: { availability: 99.9, latency: { percentile: 95, target: '100ms' } },
    },
  ]),
);

/** A busy city has its own server, autoscaler and SLO. */
const busy = Object.fromEntries(
  busyServed.map(({ name, thousandRides }) => [
    `price-${name}`,
    {
      ...common,
      model: reference(name),
      scale: { min: 2, max: thousandRides >= 200 ? 6 : 4 },
      slo: { availability: 99.9, latency: { percentile: 95, target: '100ms' } },
    },
  ]),
);

export default defineModelPlatform({
  name: 'ride-pricing',
  cluster: {
    provider: 'eks', // or 'gke' or 'aks': then change only region and groups
    region: 'us-east-1', // or 'us-central1' or 'eastus'
    network: { apiAccess: [] }, // people use the VPN
    // IAM roles of the groups; on GKE addresses of Google groups, on AKS object ids of Entra groups.
    groups: {
      pricing: ['arn:aws:iam::482917365021:role/pricing'],
      'pricing-oncall': ['arn:aws:iam::482917365021:role/pricing-oncall'],
      rides: ['arn:aws:iam::482917365021:role/rides'],
    },
    nodePools: {
      general: { machine: { cpu: 8, memory: '32Gi' }, nodes: { min: 2, max: 5 } },
      training: { machine: { cpu: 4, memory: '16Gi' }, capacity: { kind: 'spot' }, nodes: { min: 0, max: 2 } },
    },
  },
  registries: {
    rides: {
      kind: 'existing',
      address: 'registry.rides.example',
      pull: { kind: 'secret', secret: 'registry-rides' },
    },
  },
  buckets: { models: { name: 'city-rides-models-41c8' } }, // must be unique in the whole cloud
  teams: {
    pricing: { members: { 'ml-engineer': ['group:pricing-oncall'], 'data-scientist': ['group:pricing'] } },
    rides: { members: { viewer: ['group:rides'] } },
  },
  gateways: { internal: { hostname: 'prices.rides.example', teams: ['pricing'] } },
  models,
  services: { ...busy, ...quiet },
  training: {
    prices: {
      team: 'pricing',
      pool: 'training',
      framework: { kind: 'scikit-learn' },
      image:
        'registry.rides.example/pricing/training@sha256:5524c51140dfa564c2e4ca46f6ec864faff6a927896c01188812dfdb2a6963f6',
      command: ['python', '/app/train.py'],
      env: { CITIES: cities.map(({ name }) => name).join(',') },
      resources: { cpu: '2', memory: '4Gi' },
      checkpoint: { bucket: 'models', path: 'checkpoints/prices', every: '2m', size: '16Mi' },
      output: { bucket: 'models', path: 'prices' },
      deadline: '2h',
      run: night,
    },
  },
  monitoring: { alerts: { pager: { secret: 'alert-receivers', key: 'pager' } } },
  delivery: { gitops: 'argocd', repository: 'https://git.rides.example/pricing/platform.git' },
  waivers: Object.keys({ ...busy, ...quiet }).map(waiver),
});
