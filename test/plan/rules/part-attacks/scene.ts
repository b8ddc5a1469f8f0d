import type { ModelPlatformPart } from '../../../../lib/definition/part';
import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { digestOfV1, digestOfV2, serverImage } from '../../../fixtures/definition';
import {
  blueGreenService,
  canaryService,
  freeScan,
  freeVariables,
  plainJob,
  storingJob,
} from '../../../fixtures/free-workloads';

const pool = { allocatable: { cpu: '15', memory: '60Gi', ephemeralStorage: '200Gi' }, nodes: { max: 20 } };

/** An image of the registry of `ranking`. */
const privateImage = `registry.acme.dev/private/fit@sha256:${digestOfV1}`;

/** A platform where the team `ranking` owns everything that the team `shop` must not reach. */
export const platform: ModelPlatformDefinition = {
  name: 'acme',
  cluster: {
    provider: 'existing',
    objectStore: { endpoint: 'https://minio.storage.internal:9000', cidr: '10.20.0.15/32' },
    loadBalancers: { internal: {} },
    nodePools: {
      general: { ...pool, labels: { pool: 'general' } },
      'ranking-pool': { ...pool, labels: { pool: 'ranking' } },
    },
  },
  buckets: { private: {}, shared: { teams: ['ranking', 'shop'] } },
  registries: { private: { kind: 'existing', address: 'registry.acme.dev/private', pull: { kind: 'nodes' } } },
  teams: {
    ranking: { namespace: 'ranking-ns', secrets: { 'churn-db': { remote: 'acme/churn-db' } } },
    shop: { quota: { general: {} }, secrets: { 'shop-db': { remote: 'acme/shop-db' } } },
  },
  gateways: {
    open: {
      hostname: 'open.acme.example',
      teams: ['ranking', 'shop'],
      tls: { secret: 'open-tls' },
      auth: { apiKeys: { secret: 'open-keys' } },
      limits: { requests: '100/s', body: '2Mi' },
    },
    closed: { hostname: 'closed.acme.example', teams: ['ranking'] },
    // Services of `ranking` use it, and it names no teams.
    unlisted: { hostname: 'unlisted.acme.example' },
  },
  models: {
    churn: {
      bucket: 'private',
      versions: { v9: { path: 'churn/v9/model.joblib', sha256: digestOfV1, size: '10Mi' } },
    },
  },
  services: {
    churn: {
      team: 'ranking',
      pool: 'ranking-pool',
      model: { name: 'churn', version: 'v9' },
      runtime: { kind: 'scikit-learn', image: serverImage },
      consumers: [{ team: 'ranking' }, { gateway: 'closed' }, { gateway: 'unlisted' }],
    },
  },
  training: {
    'fit-churn': {
      ...storingJob('private', 'churn'),
      image: privateImage,
      team: 'ranking',
      secrets: { '/secrets/db': 'churn-db' },
      data: {
        '/data': { bucket: 'private', path: 'churn/data', size: '1Gi' },
        '/customers': { bucket: 'shared', path: 'customers/2026', size: '1Gi' },
      },
      output: { bucket: 'shared', path: 'churn/trained', size: '1Gi' },
    },
  },
  monitoring: { alerts: { pager: 'https://pages.acme.example/hooks/ml' } },
  delivery: { gitops: 'argocd', repository: 'https://git.acme.example/platform' },
};

/** Names of everything that belongs to `ranking`, and of the platform. */
export const foreignNames: readonly string[] = [
  ...[
    'ranking',
    'ranking-ns',
    'churn',
    'fit-churn',
    'v9',
    'private',
    'closed',
    'unlisted',
    'churn-db',
    'acme/churn-db',
    'ranking-pool',
  ],
  ...[
    'churn/v9/model.joblib',
    'churn/data',
    'churn/checkpoints',
    'churn/trained',
    'customers/2026',
    'customers/2026/x.tar',
    '10.20.0.15/32',
    '/secrets/churn-db',
    privateImage,
  ],
  ...['services.churn', 'training.fit-churn', 'teams.ranking', 'buckets.private', 'acme-gateways', 'kube-system'],
];

/** A part of `shop` that uses every field that takes a free text. It has no findings. */
export const part: ModelPlatformPart = {
  team: 'shop',
  models: {
    rank: {
      bucket: 'shared',
      scan: freeScan,
      versions: {
        v1: { path: 'rank/v1/model.joblib', sha256: digestOfV1, size: '10Mi' },
        v2: { path: 'rank/v2/model.joblib', sha256: digestOfV2, size: '10Mi' },
      },
    },
  },
  services: {
    rank: {
      ...canaryService,
      model: { name: 'rank', version: 'v2', previous: 'v1' },
      consumers: [
        { team: 'shop' },
        {
          gateway: 'open',
          limits: { requests: '100/s', requestsPerClient: '10/s', body: '2Mi' },
          clients: ['web'],
        },
        { namespace: 'web', pods: { app: 'web' } },
      ],
    },
    several: {
      ...blueGreenService('rank', '{}'),
      model: [{ name: 'rank', version: 'v2', previous: 'v1' }],
      consumers: [{ team: 'shop' }],
    },
  },
  training: {
    'fit-rank': {
      ...storingJob('shared', 'rank'),
      env: freeVariables,
      secrets: { '/secrets/db': 'shop-db' },
      connections: [{ cidr: '10.30.0.15/32', port: 5432, why: 'orders' }],
      data: { '/data': { bucket: 'shared', path: 'rank/data', size: '1Gi' } },
    },
    'fit-more': { ...plainJob, run: '1' },
  },
  waivers: [
    {
      rule: 'training/env-reserved',
      at: 'training.fit-rank',
      reason: 'the image has this Python',
      until: '2099-01-01',
    },
  ],
};
