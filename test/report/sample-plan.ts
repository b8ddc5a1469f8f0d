import type { ModelServicePlan } from '../../lib/plan/model-service';
import type { NodePoolPlan } from '../../lib/plan/node-pool';
import type { ModelPlatformPlan } from '../../lib/plan/platform';
import { fit, queues } from './sample-training';

const GiB = 1024 ** 3;

const servingPool: NodePoolPlan = {
  name: 'serving',
  machineType: 'g6.xlarge',
  arch: 'amd64',
  nodes: { min: 1, max: 10 },
  capacity: 'spot',
  zones: ['us-east-1a'],
  interruption: { noticeSeconds: 120, graceSeconds: 110 },
  diskGiB: 100,
  labels: { 'model-platform.dev/pool': 'serving' },
  taints: [{ key: 'nvidia.com/gpu', value: '', effect: 'NoSchedule', setByCloud: false }],
  allocatable: {
    cpuMilli: 3920,
    memoryBytes: 14.37 * GiB,
    ephemeralBytes: 90 * GiB,
    pods: 58,
    devices: { 'nvidia.com/gpu': 1 },
  },
  agents: { cpuMilli: 200, memoryBytes: GiB, pods: 5 },
  gpu: {
    type: 'l4',
    count: 1,
    memoryMiB: 22888,
    resource: 'nvidia.com/gpu',
    driver: 'node-image',
    devicePlugin: 'nvidia-device-plugin',
  },
  hourlyUsd: 0.8048,
};

const churn: ModelServicePlan = {
  name: 'churn',
  team: 'ranking',
  namespace: 'ranking-ns',
  labels: {},
  selector: {},
  pool: 'serving',
  models: [
    {
      name: 'churn-model',
      version: 'v7',
      location: { kind: 's3', bucket: 'acme-models-1a2b', region: 'us-east-1' },
      path: 'churn/v7',
      sha256: 'a'.repeat(64),
      bytes: GiB,
    },
  ],
  runtime: 'triton',
  replicas: { min: 2, max: 6 },
  rollout: {
    kind: 'rolling',
    maxSurge: 1,
    maxUnavailable: 0,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 5,
  },
  autoscaler: { kind: 'cpu', targetPercent: 70, scaleDownStabilizationSeconds: 300 },
  disruption: { kind: 'max-unavailable', replicas: 1 },
  port: { name: 'http', port: 8080 },
  routes: [
    {
      name: 'churn.inside',
      gateway: 'inside',
      gatewayNamespace: 'gateways',
      hostname: 'models.acme.example',
      pathPrefix: '/churn',
      section: 'http',
    },
  ],
  startup: { budgetSeconds: 400, neededSeconds: 180, why: 'the size of the model' },
  monitoring: {
    name: 'churn',
    namespace: 'ranking-ns',
    labels: {},
    scrape: { selector: {}, port: 'metrics', path: '/metrics', intervalSeconds: 30 },
    slo: {
      availability: 99.9,
      errorBudget: 0.001,
      windowDays: 30,
      latency: { percentile: 99, targetSeconds: 0.12, bucketSeconds: 0.25, errorBudget: 0.01 },
    },
    recordings: [],
    alerts: [
      { alert: 'ChurnAvailability', expr: 'x', for: '2m', severity: 'page', summary: 's', description: 'd' },
      { alert: 'ChurnLatency', expr: 'x', for: '2m', severity: 'ticket', summary: 's', description: 'd' },
    ],
    dashboard: { title: 'churn', uid: 'churn', panels: [] },
  },
  pod: {
    labels: {},
    serviceAccount: 'churn',
    security: { rootFilesystem: { kind: 'read-only' }, user: 1000, group: 1000 },
    nodeSelector: {},
    tolerations: [],
    topologySpread: [],
    initContainers: [],
    sidecars: [],
    containers: [
      {
        name: 'server',
        image: 'example.org/server@sha256:1',
        command: [],
        env: {},
        ports: [],
        resources: { cpuMilli: 500, memoryBytes: 3.5 * GiB, ephemeralBytes: GiB, devices: { 'nvidia.com/gpu': 1 } },
        mounts: [],
      },
    ],
    volumes: [],
    terminationGracePeriodSeconds: 30,
    priorityClass: 'acme-serving',
  },
  serviceAccount: { name: 'churn', namespace: 'ranking-ns', labels: {}, annotations: {} },
  networkPolicies: [
    {
      name: 'churn',
      namespace: 'ranking-ns',
      pods: { app: 'churn' },
      ingress: [
        {
          peers: [
            { kind: 'pods', namespace: 'ranking-ns', pods: {} },
            { kind: 'pods', namespace: 'gateways', pods: { proxy: 'inside' } },
            { kind: 'pods', namespace: 'shop', pods: { app: 'checkout' } },
          ],
          ports: [{ port: 8080, protocol: 'TCP' }],
          why: 'declared consumers',
        },
        {
          peers: [{ kind: 'pods', namespace: 'monitoring', pods: {} }],
          ports: [{ port: 8082, protocol: 'TCP' }],
          why: 'scraping of metrics',
        },
      ],
    },
  ],
};

/** A plan with one of each thing, written by hand: what a report shows of it does not depend on any resolver. */
export const samplePlan: ModelPlatformPlan = {
  version: 1,
  name: 'acme',
  cluster: {
    name: 'acme',
    provider: 'eks',
    region: 'us-east-1',
    account: '123456789012',
    kubernetes: '1.35',
    zones: ['us-east-1a', 'us-east-1b'],
    network: {
      cidr: '10.0.0.0/16',
      nodeCidrs: ['10.0.0.0/19', '10.0.32.0/19'],
      publicCidrs: ['10.0.96.0/24'],
      podCidr: '10.0.0.0/17',
      serviceCidr: '172.20.0.0/16',
      controlPlaneCidrs: [],
      endpointCidrs: ['10.0.0.0/18'],
      apiAccess: ['203.0.113.0/24'],
    },
    systemPool: {
      name: 'system',
      machineType: 'm7g.large',
      arch: 'arm64',
      nodes: { min: 2, max: 2 },
      capacity: 'on-demand',
      zones: [],
      diskGiB: 50,
      labels: { 'model-platform.dev/pool': 'system' },
      taints: [],
      allocatable: { cpuMilli: 1900, memoryBytes: 7 * GiB, ephemeralBytes: 40 * GiB, pods: 29, devices: {} },
      agents: { cpuMilli: 200, memoryBytes: GiB, pods: 5 },
    },
    pools: { serving: servingPool },
    buckets: {
      models: {
        name: 'models',
        versioning: true,
        manage: true,
        location: { kind: 's3', bucket: 'acme-models-1a2b', region: 'us-east-1' },
      },
      data: {
        name: 'data',
        versioning: false,
        manage: false,
        location: { kind: 'azure-blob', account: 'acmedata', container: 'clicks' },
      },
    },
    identities: [
      {
        name: 'ranking-ns/churn',
        namespace: 'ranking-ns',
        serviceAccount: 'churn',
        grants: [
          { bucket: 'models', access: 'read', prefix: 'churn/' },
          { bucket: 'data', access: 'read-write', prefix: '' },
        ],
        mechanism: { kind: 'eks-pod-identity' },
      },
    ],
    admins: [],
    tags: {},
  },
  namespaces: [],
  teams: {
    ranking: {
      name: 'ranking',
      namespace: 'ranking-ns',
      manage: true,
      labels: {},
      namespaceLabels: {},
      quota: { name: 'ranking', hard: { 'requests.cpu': '16', 'requests.nvidia.com/gpu': '4' } },
      limits: { name: 'ranking', defaultRequest: {}, default: {} },
      roles: [
        {
          name: 'viewer',
          rules: [
            { apiGroup: '', resources: ['pods'], verbs: ['get', 'list'] },
            { apiGroup: 'apps', resources: ['deployments'], verbs: ['get'] },
          ],
          subjects: [
            { kind: 'Group', name: 'ranking' },
            { kind: 'User', name: 'ada' },
          ],
        },
      ],
      secrets: [],
      networkPolicies: [],
    },
    search: {
      name: 'search',
      namespace: 'search',
      manage: true,
      labels: {},
      namespaceLabels: {},
      quota: { name: 'search', hard: {} },
      limits: { name: 'search', defaultRequest: {}, default: {} },
      roles: [
        {
          name: 'viewer',
          rules: [
            { apiGroup: '', resources: ['pods'], verbs: ['get', 'list'] },
            { apiGroup: 'apps', resources: ['deployments'], verbs: ['get'] },
          ],
          subjects: [],
        },
      ],
      secrets: [],
      networkPolicies: [],
    },
    legacy: {
      name: 'legacy',
      namespace: 'legacy-ns',
      manage: false,
      labels: {},
      roles: [],
      secrets: [],
      networkPolicies: [],
    },
  },
  gatewayClass: { name: 'envoy', labels: {}, controller: 'example.org/controller' },
  gateways: {
    inside: {
      name: 'inside',
      namespace: 'gateways',
      labels: {},
      className: 'envoy',
      hostname: 'models.acme.example',
      listener: { name: 'http', port: 80, protocol: 'HTTP' },
      routeNamespaces: ['ranking-ns'],
      loadBalancerAnnotations: {},
      proxy: { namespace: 'gateways', pods: { proxy: 'inside' } },
    },
  },
  services: { churn },
  training: { fit },
  queues,
  priorityClasses: [],
  poolUse: [
    {
      pool: 'serving',
      nodesAtMinimum: 2,
      nodesForAll: 11,
      together: [],
      fullness: { cpu: 0.25, memory: 0.4, pods: 0.04, 'nvidia.com/gpu': 1 },
      workloads: [
        {
          kind: 'service',
          name: 'churn',
          team: 'ranking',
          pods: { min: 2, max: 7 },
          podsPerNode: 1,
          nodeShare: 1,
          request: { cpu: '500m', memory: '3584Mi', 'nvidia.com/gpu': '1' },
        },
        {
          kind: 'training',
          name: 'fit',
          team: 'ranking',
          pods: { min: 0, max: 4 },
          podsPerNode: 1,
          nodeShare: 1,
          request: { cpu: '3', memory: '12Gi', 'nvidia.com/gpu': '1' },
        },
      ],
    },
  ],
  addOns: [],
  edges: [
    {
      from: 'team ranking',
      to: 'churn',
      ports: [
        { port: 8080, protocol: 'TCP' },
        { port: 53, protocol: 'UDP' },
      ],
      why: 'a declared consumer',
    },
  ],
  cost: {
    pools: [
      {
        pool: 'serving',
        nodeHourlyUsd: 0.8048,
        priceOf: 'us-east-1',
        kind: 'on-demand',
        hourlyUsd: { idle: 0.8048, min: 1.6096, max: 8.048 },
      },
    ],
    teams: [{ team: 'ranking', hourlyUsd: { min: 1.6096, max: 5.6336 } }],
    hourlyUsd: { idle: 0.8048, min: 1.6096, max: 8.048 },
    monthlyUsd: { idle: 587.5, min: 1175, max: 5875.04 },
    unknown: ['system'],
    source: 'price list of the cloud, 2026-08-21',
    notes: ['serving is reckoned at the price on demand: no spot price is known'],
  },
  waivers: [
    {
      rule: 'service/has-consumers',
      at: 'services.churn',
      reason: 'filled in by the release of March',
      until: '2027-03-31',
      findings: 1,
    },
  ],
};
