import { defineModelPlatform } from '@model-platform/core';

/** The training image of both teams: PyTorch, and train.py in /app. */
const trainingImage =
  'registry.marketplace.example/ml/training@sha256:2cb603be543ebb2e25d109ab9e03e318900a42d81ee09486a5ff8d9884fb2ad7';

export default defineModelPlatform({
  name: 'marketplace-search',
  cluster: {
    provider: 'eks', // GKE: add the layer platform.gke.yaml; 'aks': change only region and groups
    region: 'us-east-1', // or 'eastus'
    network: { apiAccess: [] }, // people use the VPN
    tags: { 'cost-center': 'search-and-recommendations' },
    audit: { budget: { monthly: 12_000, emails: ['ops@marketplace.example'] } },
    // IAM roles of the groups; on GKE addresses of Google groups, on AKS object ids of Entra groups.
    groups: {
      recommendations: ['arn:aws:iam::482917365021:role/recommendations'],
      'recommendations-oncall': ['arn:aws:iam::482917365021:role/recommendations-oncall'],
      search: ['arn:aws:iam::482917365021:role/search'],
      'search-oncall': ['arn:aws:iam::482917365021:role/search-oncall'],
      shop: ['arn:aws:iam::482917365021:role/shop'],
    },
    nodePools: {
      general: { machine: { cpu: 8, memory: '32Gi' }, nodes: { min: 2, max: 6 } },
      // Each GPU is shared by several rankers.
      ranking: { gpu: { type: 'rtx-pro-6000', count: 1, sharing: { memory: '20Gi' } }, nodes: { min: 1, max: 4 } },
      // Nodes are added when a job is admitted and removed when it ends.
      training: {
        gpu: { type: 'rtx-pro-6000', count: 1 },
        capacity: { kind: 'spot' },
        nodes: { min: 0, max: 4 },
      },
    },
  },
  registries: {
    marketplace: {
      kind: 'existing',
      address: 'registry.marketplace.example',
      pull: { kind: 'secret', secret: 'registry-marketplace' },
    },
  },
  buckets: { models: { name: 'marketplace-models-c26e' } }, // must be unique in the whole cloud
  teams: {
    search: {
      members: { 'ml-engineer': ['group:search-oncall'], 'data-scientist': ['group:search'] },
      quota: { training: { gpus: 2 } },
    },
    recommendations: {
      members: { 'ml-engineer': ['group:recommendations-oncall'], 'data-scientist': ['group:recommendations'] },
      quota: { training: { gpus: 2 } },
    },
    shop: { members: { viewer: ['group:shop'] } },
  },
  gateways: {
    internal: { hostname: 'models.marketplace.example' },
    // Partners show recommendations in their own shops.
    partners: {
      hostname: 'partners.marketplace.example',
      visibility: 'public',
      tls: { letsEncrypt: { email: 'ops@marketplace.example' } },
      auth: {
        jwt: {
          issuer: 'https://login.marketplace.example',
          audiences: ['partners'],
          jwksUri: 'https://login.marketplace.example/.well-known/jwks.json',
        },
      },
      limits: { requests: '50/s', body: '64Ki' },
      teams: ['recommendations'],
    },
  },
  models: {
    ranker: {
      bucket: 'models',
      versions: {
        v1: {
          path: 'ranker/v1/ranker.tar.gz',
          sha256: '8e98f0e6def9c14d2703987e98cb8b1f249513cfa081ac322a1e8643293d0efe', // sha256sum of your archive
          size: '2Mi',
        },
        v2: {
          path: 'ranker/v2/ranker.tar.gz',
          sha256: '2c09e35395cc029ec7e3af20f5a26665a8826e27bdab935c9bd34f58bb7e817c',
          size: '2Mi',
        },
      },
    },
    recommender: {
      bucket: 'models',
      versions: {
        v1: {
          path: 'recommender/v1/recommender.tar.gz',
          sha256: '50d5f8b9b4b1a0a4cbd5e4e0f6d5ac2f8f0c2a3b9e7d64c1f2a8b3c4d5e6f708',
          size: '2Mi',
        },
      },
    },
  },
  services: {
    ranker: {
      team: 'search',
      pool: 'ranking',
      // v1 stays warm: naming it as `version` again is a rollback that takes seconds.
      model: { name: 'ranker', version: 'v2', previous: 'v1' },
      runtime: { kind: 'triton' },
      scale: { min: 2, max: 4 },
      slo: { availability: 99.9, latency: { percentile: 99, target: '100ms' } },
      rollout: { kind: 'canary', steps: [5, 25, 50], watch: '10m' },
      consumers: [{ gateway: 'internal' }, { team: 'shop' }],
    },
    recommender: {
      team: 'recommendations',
      pool: 'general',
      model: { name: 'recommender', version: 'v1' },
      runtime: { kind: 'triton' },
      scale: { min: 2, max: 4 },
      slo: { availability: 99.5, latency: { percentile: 95, target: '250ms' } },
      timeout: '5s', // a page without recommendations is better than a page that waits
      consumers: [
        { gateway: 'internal' },
        { gateway: 'partners', clients: ['fashion-shop', 'garden-shop'], limits: { requests: '20/s' } },
        { team: 'shop' },
      ],
    },
  },
  training: {
    'fit-ranker': {
      team: 'search',
      pool: 'training',
      framework: { kind: 'pytorch', nodes: 2 },
      image: trainingImage,
      command: ['python', '/app/train.py', '--model', 'ranker'],
      checkpoint: { bucket: 'models', path: 'checkpoints/ranker', every: '5m', size: '16Mi', expireAfter: '30d' },
      output: { bucket: 'models', path: 'trained/ranker' },
      priority: 'high',
      deadline: '12h',
    },
    'fit-recommender': {
      team: 'recommendations',
      pool: 'training',
      framework: { kind: 'pytorch', nodes: 2 },
      image: trainingImage,
      command: ['python', '/app/train.py', '--model', 'recommender'],
      checkpoint: { bucket: 'models', path: 'checkpoints/recommender', every: '5m', size: '16Mi', expireAfter: '30d' },
      output: { bucket: 'models', path: 'trained/recommender' },
      deadline: '12h',
    },
  },
  monitoring: {
    alerts: {
      pager: { secret: 'alert-receivers', key: 'pager' },
      ticket: 'https://tickets.marketplace.example/alerts',
      heartbeat: { secret: 'alert-receivers', key: 'heartbeat' },
    },
  },
  delivery: { gitops: 'argocd', repository: 'https://git.marketplace.example/ml/platform.git' },
});
