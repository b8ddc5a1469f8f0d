import { deliveryExamples } from './delivery-examples';

/** A short example of one top-level field of the definition. */
export interface Example {
  /** Top-level field that it shows. */
  readonly of: string;
  /** Sentence above the example. */
  readonly shows: string;
  readonly yaml: string;
  /** Other files that it needs, by path. @default {} */
  readonly files?: Readonly<Record<string, string>>;
}

const sha256 = (digit: string) => digit.repeat(32);

/** Objects that the examples refer to and do not declare. */
export const context = `name: acme
cluster:
  provider: eks
  region: us-east-1
  nodePools:
    cpu: { machine: { cpu: 8, memory: 32Gi }, nodes: { min: 2, max: 10 } }
    gpu: { gpu: { type: l4, count: 1, sharing: { memory: 10Gi } }, nodes: { min: 1, max: 4 } }
    training: { gpu: { type: h100, count: 8 }, nodes: { min: 0, max: 4 } }
buckets: { models: {}, data: {} }
teams:
  ranking: { secrets: { feature-store: { remote: acme-feature-store } } }
  search: {}
gateways: { web: { hostname: models.acme.example } }
models:
  ranker:
    bucket: models
    versions:
      v1: { path: ranker/v1.tar.gz, sha256: ${sha256('0f')} }
      v2: { path: ranker/v2.tar.gz, sha256: ${sha256('1e')} }
  churn: { bucket: models, versions: { v1: { path: churn/v1.joblib, sha256: ${sha256('2d')} } } }
  writer: { bucket: models, versions: { v1: { path: writer/v1.tar, sha256: ${sha256('3c')} } } }
`;

/** At least one example per top-level field, in the order of the page. */
export const examples: readonly Example[] = [
  { of: 'name', shows: 'The name of the platform and of its cluster.', yaml: 'name: acme\n' },
  {
    of: 'cluster',
    shows: 'A new cluster on EKS with a CPU pool. For GKE or AKS, change only `provider` and `region`.',
    yaml: `cluster:
  provider: eks
  region: us-east-1
  network: { cidr: 10.20.0.0/16, apiAccess: [192.0.2.0/24] }
  nodePools:
    cpu: { machine: { cpu: 8, memory: 32Gi }, nodes: { min: 2, max: 10 }, disk: 200Gi }
`,
  },
  {
    of: 'cluster',
    shows: 'GPU pools: one for training on spot nodes, one whose GPUs are shared by servers.',
    yaml: `cluster:
  provider: gke
  region: us-central1
  systemPool: { nodes: { min: 2, max: 6 } }
  nodePools:
    training:
      gpu: { type: h100, count: 8 }
      nodes: { min: 0, max: 4 }
      capacity: { kind: spot }
      fabric: true
    serving:
      gpu: { type: l4, count: 1, sharing: { memory: 10Gi } }
      nodes: { min: 1, max: 6 }
`,
  },
  {
    of: 'cluster',
    shows: 'A reservation that was created in a cluster placement group, and a Capacity Block, each in its zone.',
    yaml: `cluster:
  provider: eks
  region: us-east-1
  nodePools:
    training:
      gpu: { type: h100, count: 8 }
      nodes: { min: 0, max: 4 }
      capacity: { kind: reservation, reservation: cr-0123456789abcdef0, placement: training }
      zones: [us-east-1a]
    pretraining:
      gpu: { type: b200, count: 8 }
      nodes: { min: 0, max: 8 }
      capacity: { kind: capacity-block, reservation: cr-02168da1478b509e0 }
      zones: [us-east-1b]
`,
  },
  {
    of: 'cluster',
    shows: 'Scarce machines: flex-start nodes that arrive one by one, and nodes that training jobs get all at once.',
    yaml: `cluster:
  provider: gke
  region: us-central1
  nodePools:
    notebooks:
      gpu: { type: h100, count: 1 }
      nodes: { min: 0, max: 2 }
      capacity: { kind: flex-start }
    training:
      gpu: { type: b200, count: 8 }
      nodes: { min: 0, max: 8 }
      capacity: { kind: queued-provisioning }
`,
  },
  {
    of: 'cluster',
    shows: 'An existing on-premises cluster with an S3-compatible object store.',
    yaml: `cluster:
  provider: existing
  dns:
    namespace: openshift-dns
    labels: { dns.operator.openshift.io/daemonset-dns: default }
  objectStore:
    endpoint: https://minio.storage.internal:9000
    cidr: 10.20.0.15/32
    certificateAuthority: { configMap: internal-ca }
  nodePools:
    gpu:
      labels: { example.com/pool: gpu }
      taints: [{ key: nvidia.com/gpu, effect: NoSchedule }]
      allocatable: { cpu: '15', memory: 60Gi }
      gpu: { type: a100-80gb, count: 2, sharing: { memory: 20Gi, by: mig } }
      nodes: { max: 3 }
`,
  },
  {
    of: 'buckets',
    shows: 'Two managed buckets and an existing one.',
    yaml: `buckets:
  models: {}
  checkpoints: { versioning: false }
  clicks: { name: acme-clicks-prod, manage: false, teams: [ranking] }
`,
  },
  {
    of: 'registries',
    shows:
      'A private folder of a public registry; a private registry whose pull Secret External Secrets copies, with copies of the images of Docker Hub; and two that pods need no Secret for.',
    yaml: `registries:
  packages: { kind: existing, address: ghcr.io/acme, pull: { kind: secret, secret: registry-packages }, teams: [ranking] }
  acme:
    kind: existing
    address: registry.acme.example
    pull: { kind: secret, secret: registry-acme, remote: acme-registry }
    mirrors: { docker.io: dockerhub }
  shared: { kind: existing, address: 210987654321.dkr.ecr.us-east-1.amazonaws.com, pull: { kind: nodes } }
  open: { kind: existing, address: registry.gitlab.com, pull: { kind: anyone } }
`,
  },
  {
    of: 'registries',
    shows: 'A registry that `pulumi up` creates.',
    yaml: `registries:
  images: { kind: cloud, repositories: [training, mlserver], teams: [ranking, search] }
`,
  },
  {
    of: 'registries',
    shows: 'Copies of images of other registries.',
    yaml: `registries:
  copies: { kind: cache, upstreams: { quay.io: {}, registry.k8s.io: {} } }
  hub:
    kind: cache
    upstreams:
      docker.io: { credentials: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf' }
`,
  },
  {
    of: 'teams',
    shows: 'A team with members, quotas on two pools, and a secret from the secret manager of the cloud.',
    yaml: `teams:
  ranking:
    members:
      ml-engineer: ['group:ranking-oncall']
      data-scientist: ['group:ranking', 'user:kim@acme.example']
    quota:
      training: { gpus: 16, borrow: true }
      cpu: { cpu: '16', memory: 64Gi }
    secrets:
      feature-store: { remote: acme-feature-store }
`,
  },
  {
    of: 'teams',
    shows: 'A team whose data must not leave the region or the namespace.',
    yaml: `teams:
  speech: { namespace: speech-private, confined: true }
`,
  },
  {
    of: 'gateways',
    shows:
      'A public gateway with an automatically renewed certificate, tokens and limits; a public one with API keys; and an internal one with client certificates.',
    yaml: `gateways:
  public:
    hostname: models.acme.example
    visibility: public
    tls: { letsEncrypt: { email: ops@acme.example } }
    auth:
      jwt:
        issuer: https://login.acme.example
        audiences: [models]
        jwksUri: https://login.acme.example/.well-known/jwks.json
    limits: { requests: 100/s, body: 2Mi }
    teams: [search]
  partners:
    hostname: partners.acme.example
    visibility: public
    tls: { secret: partners-tls }
    auth: { apiKeys: { secret: partner-keys, remote: acme-partner-keys } }
    limits: { requests: 600/m, body: 256Ki }
  internal:
    hostname: models.internal.acme.example
    tls: { secret: models-internal-tls }
    auth: { mtls: { certificateAuthority: { secret: clients-ca } } }
`,
  },
  {
    of: 'models',
    shows: 'A model with two versions, each pinned by its SHA-256.',
    yaml: `models:
  ranker:
    bucket: models
    versions:
      v1: { path: ranker/v1.tar.gz, sha256: ${sha256('0f')}, size: 2Gi }
      v2: { path: ranker/v2.tar.gz, sha256: ${sha256('1e')}, size: 2Gi }
`,
  },
  {
    of: 'services',
    shows: 'A small model with an SLO, for another team, a gateway and a namespace.',
    yaml: `services:
  churn:
    team: ranking
    pool: cpu
    model: { name: churn, version: v1 }
    runtime: { kind: scikit-learn }
    slo: { availability: 99.9, latency: { percentile: 95, target: 100ms } }
    timeout: 5s
    consumers: [{ team: search }, { gateway: web, limits: { requests: 20/s } }, { namespace: batch, pods: { app: reports } }]
`,
  },
  {
    of: 'services',
    shows: 'A canary on Triton with automatic rollback and a warm previous version.',
    yaml: `services:
  ranker:
    team: ranking
    pool: gpu
    model: { name: ranker, version: v2, previous: v1 }
    runtime: { kind: triton }
    resources: { cpu: '2', memory: 8Gi, gpu: { memory: 10Gi } }
    slo: { availability: 99.9 }
    rollout: { kind: canary, steps: [5, 25, 50], watch: 10m }
    consumers: [{ gateway: web }]
`,
  },
  {
    of: 'services',
    shows: 'A language model on vLLM with two GPUs, autoscaling on waiting requests, and blue-green rollouts.',
    yaml: `services:
  writer:
    team: search
    pool: training
    model: { name: writer, version: v1 }
    runtime: { kind: vllm, contextTokens: 8192, gpuMemoryShare: 0.85 }
    resources: { gpu: { count: 2 } }
    scale: { min: 1, max: 4, signal: { kind: waiting-requests, perReplica: 8 } }
    rollout: { kind: blue-green }
    startup: { budget: 20m }
    drain: 60s
    consumers: [{ team: search }]
`,
  },
  {
    of: 'services',
    shows: 'Several models in one server, with autoscaling on the request rate and rolling updates.',
    yaml: `services:
  small-models:
    team: ranking
    pool: cpu
    model: [{ name: ranker, version: v1 }, { name: churn, version: v1 }]
    runtime: { kind: scikit-learn }
    scale: { min: 2, max: 12, signal: { kind: request-rate, perReplica: 50 } }
    rollout: { kind: rolling, maxSurge: 2 }
    disruption: { minAvailable: 1 }
    consumers: [{ team: search }]
`,
  },
  {
    of: 'training',
    shows: 'PyTorch on four nodes with data, checkpoints and output.',
    yaml: `training:
  ranker-train:
    team: ranking
    pool: training
    framework: { kind: pytorch, nodes: 4 }
    image: ghcr.io/acme/ranker-train@sha256:${sha256('4b')}
    command: [python, train.py, --epochs, '20']
    env: { NCCL_DEBUG: WARN }
    data: { /data: { bucket: data, path: clicks/2026, size: 200Gi } }
    checkpoint: { bucket: models, path: ranker/checkpoints, every: 15m, size: 4Gi }
    output: { bucket: models, path: ranker/candidates }
    priority: high
    deadline: 12h
`,
  },
  {
    of: 'training',
    shows: 'scikit-learn in one process, with a secret and a database connection.',
    yaml: `training:
  churn-train:
    team: ranking
    pool: cpu
    framework: { kind: scikit-learn }
    image: ghcr.io/acme/churn-train@sha256:${sha256('5a')}
    command: [python, -m, churn.train]
    resources: { cpu: '4', memory: 16Gi }
    secrets: { /secrets/feature-store: feature-store }
    connections: [{ cidr: 10.20.0.15/32, port: 5432, why: feature store }]
    output: { bucket: models, path: churn }
    retries: 1
    run: '2026-11-24'
`,
  },
  {
    of: 'monitoring',
    shows: 'Alert receivers for pages and for tickets. A secret URL is read from a Secret.',
    yaml: `monitoring:
  alerts:
    pager: { secret: alert-receivers, key: pager-url }
    ticket: https://tickets.acme.example/hooks/ml
    heartbeat: { secret: alert-receivers, key: heartbeat-url }
`,
  },
  {
    of: 'monitoring',
    shows: 'A Prometheus that is in the cluster already.',
    yaml: `monitoring:
  prometheus: { kind: existing, address: 'http://prometheus.ops.svc:9090', namespace: ops, selectorLabels: { release: ops } }
`,
  },
  ...deliveryExamples,
  {
    of: 'addOns',
    shows: 'An operator that is already installed.',
    yaml: `addOns:
  cert-manager: { manage: false, namespace: cert-manager }
`,
  },
  {
    of: 'waivers',
    shows: 'An accepted finding with a last day.',
    yaml: `waivers:
  - rule: image/pinned
    at: services.churn
    reason: trying the upstream image
    until: '2027-03-31'
`,
  },
  {
    of: 'include',
    shows: 'Files of a team. Everything in them belongs to the team of the entry.',
    yaml: `include:
  - { team: search, files: teams/search/*.yaml }
`,
    files: {
      'teams/search/finder.yaml': `models:
  finder: { bucket: models, versions: { v1: { path: finder/v1.joblib, sha256: ${sha256('a6')} } } }
services:
  finder: { pool: cpu, model: { name: finder, version: v1 }, runtime: { kind: scikit-learn } }
training:
  finder-train:
    pool: cpu
    framework: { kind: scikit-learn }
    image: ghcr.io/acme/finder-train@sha256:${sha256('b7')}
    command: [python, train.py]
    output: { bucket: models, path: finder }
`,
    },
  },
];
