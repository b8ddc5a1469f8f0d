import { defineModelPlatform } from '@model-platform/core';

export default defineModelPlatform({
  name: 'first-model',
  cluster: {
    provider: 'eks', // or 'gke' or 'aks': then change only region and groups
    region: 'us-east-1', // or 'us-central1' or 'eastus'
    network: { apiAccess: ['198.51.100.24/32'] }, // the address of the office; Pulumi installs Argo CD from there
    // IAM roles of the groups; on GKE addresses of Google groups, on AKS object ids of Entra groups.
    groups: {
      clinic: ['arn:aws:iam::482917365021:role/clinic'],
      'clinic-oncall': ['arn:aws:iam::482917365021:role/clinic-oncall'],
    },
    nodePools: {
      general: { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 2, max: 4 } },
    },
  },
  buckets: { models: { name: 'clinic-models-7f3a' } }, // must be unique in the whole cloud
  teams: {
    clinic: {
      members: { 'ml-engineer': ['group:clinic-oncall'], 'data-scientist': ['group:clinic'] },
    },
  },
  gateways: { internal: { hostname: 'models.clinic.example' } },
  models: {
    'breast-cancer': {
      bucket: 'models',
      versions: {
        v1: {
          path: 'breast-cancer/v1/model.joblib',
          sha256: '10d45be9e9f1ad8c8fa1ac3b6769e31f14b942a9e85f82c4d76970f08590ec38', // printed by train.py
          size: '1Mi',
        },
      },
    },
  },
  services: {
    'breast-cancer': {
      team: 'clinic',
      pool: 'general',
      model: { name: 'breast-cancer', version: 'v1' },
      runtime: { kind: 'scikit-learn' },
      scale: { min: 2, max: 4 },
      slo: { availability: 99.9, latency: { percentile: 95, target: '250ms' } },
      consumers: [{ team: 'clinic' }, { gateway: 'internal' }],
    },
  },
  monitoring: { alerts: { pager: 'https://oncall.clinic.example/page' } },
  delivery: { gitops: 'argocd', repository: 'https://github.com/clinic/platform', bootstrap: {} }, // Pulumi installs Argo CD
  waivers: [
    {
      rule: 'image/pinned',
      at: 'services.breast-cancer',
      reason: 'the upstream image is good enough to try the platform; production names its own image by digest',
    },
  ],
});
