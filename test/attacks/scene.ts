import type { ClusterSpec } from '../../lib/definition/cluster';
import type { DeliverySpec } from '../../lib/definition/delivery';
import type { GpuSpec } from '../../lib/definition/gpu';
import type { MonitoringSpec } from '../../lib/definition/monitoring';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import type { ProviderName } from '../../lib/definition/provider-names';
import { accounts, digestOfV1, digestOfV2 } from '../fixtures/definition';
import {
  blueGreenService,
  canaryService,
  freeScan,
  freeVariables,
  plainJob,
  storingJob,
} from '../fixtures/free-workloads';

// Definitions that together use every field with a free text. They have no findings that block a plan.

const regions = { eks: 'us-east-1', gke: 'us-central1', aks: 'eastus' } as const;
const zones = { eks: ['us-east-1a', 'us-east-1b'], gke: ['us-central1-a'], aks: ['1'] } as const;
const machineTypes = { eks: 'm6i.2xlarge', gke: 'n2-standard-8', aks: 'Standard_D8s_v5' } as const;
const admins = {
  eks: ['arn:aws:iam::123456789012:role/platform-admins'],
  gke: ['group:platform-admins@acme.example'],
  aks: ['aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'],
} as const;

const people = {
  eks: {
    // Groups of members that are not listed here are those of the OpenID Connect provider, so another key changes the plan.
    'ranking-reserve': ['arn:aws:iam::123456789012:role/reserve'],
    'ranking-oncall': ['arn:aws:iam::123456789012:role/oncall'],
    'ranking-audit': ['arn:aws:iam::123456789012:role/audit'],
  },
  gke: { 'ranking-oncall': ['oncall@acme.example'], 'ranking-audit': ['audit@acme.example'] },
  aks: {
    'ranking-oncall': ['aaaaaaaa-bbbb-cccc-dddd-111111111111'],
    'ranking-audit': ['aaaaaaaa-bbbb-cccc-dddd-222222222222'],
  },
} as const;

const oidc = {
  issuer: 'https://login.acme.io',
  clientId: 'kubernetes-client',
  usernameClaim: 'email-claim',
  groupsClaim: 'groups-claim',
};

const networks = {
  eks: { imageBuckets: ['acme-registry-layers'] },
  gke: { perimeter: 'accessPolicies/987654321/servicePerimeters/acme_ml' },
  aks: {},
} as const;

const upstreams = {
  eks: {
    'quay.io': {},
    'ghcr.io': { credentials: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:ecr-pullthroughcache/free-AbCdEf' },
  },
  gke: { 'quay.io': {} },
  aks: { 'quay.io': {} },
} as const;

const gpus = { eks: 'l4', gke: 'l4', aks: 'a100-80gb', existing: 'l4' } as const;

function sharedGpu(provider: ProviderName): GpuSpec {
  return { type: gpus[provider], count: 1, sharing: { memory: '10Gi', by: 'time-slicing' } };
}

const pool = { allocatable: { cpu: '15', memory: '60Gi', ephemeralStorage: '200Gi' }, nodes: { max: 20 } };

const existing: ClusterSpec = {
  provider: 'existing',
  kubernetes: '1.34',
  confinement: { storage: 'a single owner', dns: 'no forwarding', identity: 'no metadata', start: 'policies first' },
  ranges: { nodes: ['10.1.0.0/16'], pods: ['10.244.0.0/16'], services: ['10.96.0.0/12'], apiServers: ['10.1.0.10/32'] },
  secretStore: { ranges: ['10.20.0.16/32'], port: 8200 },
  dns: { namespace: 'kube-dns-ns', labels: { 'dns-key': 'dns-value' } },
  objectStore: {
    endpoint: 'https://minio.storage.internal:9000',
    cidr: '10.20.0.15/32',
    credentialsSecret: 'store-credentials',
    certificateAuthority: { configMap: 'store-ca-map', key: 'store-ca.crt' },
  },
  loadBalancers: { internal: { 'lb.example/internal': 'lb-inside' }, public: { 'lb.example/public': 'lb-outside' } },
  nodePools: {
    general: {
      ...pool,
      labels: { 'pool-key': 'general-value' },
      taints: [{ key: 'taint-key', value: 'taint-value', effect: 'NoSchedule' }],
    },
    accelerated: { ...pool, labels: { pool: 'accelerated-value' }, gpu: sharedGpu('existing') },
    typed: { ...pool, labels: { pool: 'typed-value' } },
  },
};

function clusterOf(provider: ProviderName): ClusterSpec {
  if (provider === 'existing') return existing;
  return {
    provider,
    region: regions[provider],
    account: accounts[provider],
    kubernetes: '1.34',
    zones: zones[provider],
    network: { cidr: '10.0.0.0/16', apiAccess: ['203.0.113.0/24'], ...networks[provider] },
    systemPool: { machine: { type: machineTypes[provider], memory: '32Gi', cpu: 8 }, nodes: { min: 1, max: 3 } },
    nodePools: {
      general: {
        machine: { cpu: 8, memory: '32Gi' },
        nodes: { min: 1, max: 40 },
        disk: '200Gi',
        zones: [zones[provider][0]],
      },
      typed: { machine: { type: machineTypes[provider] }, nodes: { min: 0, max: 3 } },
      accelerated: { gpu: sharedGpu(provider), nodes: { min: 0, max: 8 } },
      reserved: { ...reserved[provider], nodes: { min: 0, max: 1 }, zones: [zones[provider][0]] },
    },
    admins: admins[provider],
    groups: people[provider],
    tags: { 'cost-key': 'cost-value' },
    audit: {
      keys: 'customer',
      budget: {
        monthly: 1_000_000,
        emails: ['budget@acme.example'],
        ...(provider === 'gke' && { billingAccount: '012345-6789AB-CDEF01' }),
      },
    },
    ...(provider === 'eks' && { oidc }),
  };
}

/** Pools of reserved instances. Azure creates reservations in no placement. */
const reserved = {
  eks: {
    gpu: { type: 'h100', count: 8 },
    capacity: { kind: 'reservation', reservation: 'cr-0123456789abcdef0', placement: 'acme-placement' },
  },
  gke: {
    gpu: { type: 'h100', count: 8 },
    capacity: {
      kind: 'reservation',
      reservation: 'projects/acme-reservations/reservations/h100-block',
      placement: 'acme-placement',
    },
  },
  aks: {
    machine: { type: machineTypes.aks },
    capacity: {
      kind: 'reservation',
      reservation: `/subscriptions/${accounts.aks}/resourceGroups/acme/providers/Microsoft.Compute/capacityReservationGroups/kept`,
    },
  },
} as const;

/** Fields that have several forms: receivers of alerts, and Prometheus. */
export const forms = ['texts', 'secrets', 'prometheus'] as const;
export type Form = (typeof forms)[number];

const monitoring: Readonly<Record<Form, MonitoringSpec>> = {
  texts: {
    alerts: {
      pager: 'https://pages.acme.example/hooks/pager',
      ticket: 'https://pages.acme.example/hooks/ticket',
      heartbeat: 'https://pages.acme.example/hooks/heartbeat',
    },
    prometheus: { kind: 'managed', storageClass: 'fast-disks' },
  },
  secrets: {
    alerts: {
      pager: { secret: 'pager-secret', key: 'pager-key' },
      ticket: { secret: 'ticket-secret', key: 'ticket-key' },
      heartbeat: { secret: 'heartbeat-secret', key: 'heartbeat-key' },
    },
  },
  prometheus: {
    prometheus: {
      kind: 'existing',
      address: 'http://prometheus.observability.svc:9090',
      namespace: 'observability-ns',
      pods: { 'prometheus-key': 'prometheus-value' },
      selectorLabels: { 'selector-key': 'selector-value' },
    },
  },
};

/** How Argo CD reads the repository: one kind of credential on each cloud. */
const deliveries: Readonly<Record<ProviderName, Partial<DeliverySpec>>> = {
  existing: {},
  eks: { bootstrap: { credential: { kind: 'token', username: 'git-user' } } },
  gke: {
    repository: 'ssh://git@git.acme.example/platform',
    bootstrap: {
      credential: {
        kind: 'ssh-key',
        hostKeys: ['git.acme.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAfuCHKVTjquxvt6CM6tdG4SLp1Btn'],
      },
    },
  },
  aks: { bootstrap: { credential: { kind: 'secret', secret: 'git-secret' } } },
};

const gateway = { limits: { requests: '100/s', body: '2Mi' } } as const;

/** A definition for a provider. */
export function sceneOf(provider: ProviderName, form: Form): ModelPlatformDefinition {
  const managed = provider !== 'existing';
  const stored = storingJob('data', 'churn');
  return {
    name: 'acme',
    cluster: withForm(clusterOf(provider), form),
    buckets: {
      models: { name: 'acme-models-bucket', teams: ['ranking'], ...(managed && { oldVersions: '60d' }) },
      data: { teams: ['ranking'] },
    },
    registries: {
      acme: {
        kind: 'existing',
        address: 'registry.acme.io/ml',
        mirrors: { 'docker.io': 'dockerhub' },
        pull: { kind: 'secret', secret: 'registry-acme', remote: 'acme-registry' },
        teams: ['ranking', 'shop'],
      },
      ...(provider !== 'existing' && {
        pushed: { kind: 'cloud', repositories: ['free-repository'], teams: ['ranking'] },
        copies: { kind: 'cache', upstreams: upstreams[provider] },
      }),
    },
    teams: {
      ranking: {
        namespace: 'ranking-ns',
        members: { 'ml-engineer': ['group:ranking-oncall'], viewer: ['group:ranking-audit'] },
        quota: { general: { cpu: '40', memory: '200Gi' }, accelerated: { cpu: '10', memory: '50Gi', gpus: 6 } },
        secrets: { 'orders-db': { remote: 'acme-orders-db' } },
      },
      shop: { modelScan: freeScan, calls: ['churn-api', 'chat-api'] },
    },
    gateways: {
      tokens: {
        ...gateway,
        hostname: 'tokens.acme.example',
        visibility: 'public',
        tls: { letsEncrypt: { email: 'ops@acme.example' } },
        auth: {
          jwt: {
            issuer: 'https://login.acme.example',
            audiences: ['model-clients'],
            jwksUri: 'https://login.acme.example/keys.json',
            clientClaim: 'client-claim',
          },
        },
      },
      keys: {
        hostname: 'keys.acme.example',
        limits: { ...gateway.limits, requestsPerClient: '20/s' },
        tls: { secret: 'keys-tls' },
        auth: { apiKeys: { secret: 'model-keys', header: 'x-model-key', remote: 'acme-model-keys' } },
      },
      mutual: {
        ...gateway,
        hostname: 'mutual.acme.example',
        tls: { secret: 'mutual-tls' },
        auth: { mtls: { certificateAuthority: { secret: 'clients-ca', remote: 'acme-clients-ca' } } },
        teams: ['ranking'],
      },
    },
    models: {
      churn: {
        bucket: 'models',
        scan: freeScan,
        versions: {
          v1: { path: 'churn/v1/model.joblib', sha256: digestOfV1, size: '10Mi' },
          v2: { path: 'churn/v2/model.joblib', sha256: digestOfV2, size: '10Mi' },
        },
      },
      chat: { bucket: 'models', versions: { v3: { path: 'chat/v3/model.tar', sha256: digestOfV1, size: '1Gi' } } },
    },
    services: {
      'churn-api': {
        team: 'ranking',
        ...canaryService,
        model: { name: 'churn', version: 'v2', previous: 'v1' },
        consumers: [
          { team: 'shop' },
          {
            gateway: 'keys',
            limits: { requests: '50/s', requestsPerClient: '10/s', body: '1Mi' },
            clients: ['web-client'],
          },
          { gateway: 'tokens', clients: ['token-client'] },
          { gateway: 'mutual' },
          { namespace: 'web-ns', pods: { 'app-key': 'app-value' } },
        ],
      },
      'churn-list': {
        team: 'ranking',
        ...blueGreenService('churn', '{"body":1}'),
        model: [{ name: 'churn', version: 'v2', previous: 'v1' }],
        consumers: [{ team: 'ranking' }],
      },
      'chat-api': {
        team: 'ranking',
        pool: 'accelerated',
        model: { name: 'chat', version: 'v3' },
        runtime: { kind: 'triton' },
        resources: { gpu: { memory: '8Gi' } },
        consumers: [{ team: 'shop' }],
      },
    },
    training: {
      'fit-churn': {
        ...stored,
        ...(managed && stored.checkpoint && { checkpoint: { ...stored.checkpoint, expireAfter: '60d' } }),
        team: 'ranking',
        env: freeVariables,
        secrets: { '/secrets/db': 'orders-db' },
        connections: [{ cidr: '192.168.30.15/32', port: 5432, why: 'the orders' }],
        data: { '/data/orders': { bucket: 'data', path: 'churn/orders', size: '1Gi' } },
      },
      'fit-chat': { ...plainJob, team: 'ranking', pool: 'accelerated', resources: { gpu: { memory: '8Gi' } } },
    },
    monitoring: monitoring[form],
    delivery: {
      gitops: 'argocd',
      repository: 'https://git.acme.example/platform',
      path: 'clusters/acme-path',
      revision: 'main-revision',
      ...deliveries[provider],
    },
    addOns: { keda: { namespace: 'keda-ns' } },
    waivers: [
      { rule: 'training/env-reserved', at: 'training.fit-churn', reason: 'the image has this Python', team: 'ranking' },
      { rule: 'reference/used', at: 'cluster.nodePools.typed', reason: 'kept in reserve', until: '2099-01-01' },
      ...(provider === 'existing'
        ? []
        : [
            { rule: 'reference/used', at: 'cluster.nodePools.reserved', reason: 'booked' },
            { rule: 'reference/used', at: 'registries.pushed', reason: 'images are pushed later' },
          ]),
    ],
  };
}

function withForm(cluster: ClusterSpec, form: Form): ClusterSpec {
  if (cluster.provider !== 'existing' || form === 'texts' || !cluster.objectStore) return cluster;
  const certificateAuthority = { secret: 'store-ca-secret', key: 'store-ca.crt' };
  return { ...cluster, objectStore: { ...cluster.objectStore, certificateAuthority } };
}
