import { TrainingQueues } from '../../../lib/manifests/training-queue/training-queues';
import type { FlavorQuotaPlan, TrainingQueuesPlan } from '../../../lib/plan/types/training-queue';
import { find, renderConstruct } from '../render-construct';

const gibibyte = 1024 ** 3;
const labels = { 'app.kubernetes.io/part-of': 'acme' };
const resources = ['cpu', 'memory', 'nvidia.com/gpu'];
const quota: FlavorQuotaPlan = {
  flavor: 'acme-train',
  pool: 'train',
  nominal: { cpu: 95_290, memory: 64 * gibibyte, 'nvidia.com/gpu': 8 },
  borrow: true,
};

const plan: TrainingQueuesPlan = {
  cohort: 'acme',
  labels,
  flavors: [
    {
      name: 'acme-train',
      pool: 'train',
      nodeLabels: { 'model-platform.dev/pool': 'train' },
      nodeTaints: [
        { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule', setByCloud: true },
        { key: 'example.com/ours', value: '', effect: 'NoExecute', setByCloud: false },
      ],
    },
  ],
  resources,
  shared: [{ flavor: 'acme-train', pool: 'train', nominal: { cpu: 1000, memory: gibibyte, 'nvidia.com/gpu': 2 } }],
  queues: {
    risk: {
      team: 'risk',
      clusterQueue: 'acme-risk',
      localQueue: 'training',
      namespace: 'risk-models',
      labels: { ...labels, 'model-platform.dev/team': 'risk' },
      resources,
      quotas: [quota],
    },
  },
  priorities: [{ name: 'acme-high', priority: 'high', value: 1000, description: 'Goes first.' }],
  stopping: { name: 'acme-stopping', namespaces: ['risk-models'] },
};

const render = (change: Partial<TrainingQueuesPlan> = {}) =>
  renderConstruct((scope) => new TrainingQueues(scope, 'queues', { ...plan, ...change }));
const queuesWith = (borrow: boolean) =>
  ({ risk: { ...plan.queues.risk, quotas: [{ ...quota, borrow }] } }) as typeof plan.queues;

describe('TrainingQueues', () => {
  test('renders a flavor with the labels and taints of the pool', () => {
    expect(find(render(), 'ResourceFlavor')).toEqual({
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'ResourceFlavor',
      metadata: { name: 'acme-train', labels },
      spec: {
        nodeLabels: { 'model-platform.dev/pool': 'train' },
        nodeTaints: [
          { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' },
          { key: 'example.com/ours', effect: 'NoExecute' },
        ],
      },
    });
  });

  test('limits what members change of Workloads in the namespaces of the teams', () => {
    const [policy, binding] = [
      find(render(), 'ValidatingAdmissionPolicy'),
      find(render(), 'ValidatingAdmissionPolicyBinding'),
    ];
    expect(policy.spec.matchConstraints.resourceRules).toMatchObject([
      { operations: ['UPDATE'], resources: ['workloads'] },
    ]);
    expect(policy.spec.failurePolicy).toBe('Fail');
    expect(binding.spec).toEqual({
      policyName: policy.metadata.name,
      validationActions: ['Deny'],
      matchResources: {
        namespaceSelector: {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['risk-models'] }],
        },
      },
    });
  });

  test('omits taints of a flavor without taints', () => {
    const flavors = plan.flavors.map((flavor) => ({ ...flavor, nodeTaints: [] }));
    expect(find(render({ flavors }), 'ResourceFlavor').spec).not.toHaveProperty('nodeTaints');
  });

  test('gives a team its quota of each pool in one resource group', () => {
    expect(find(render(), 'ClusterQueue').spec.resourceGroups).toEqual([
      {
        coveredResources: resources,
        flavors: [
          {
            name: 'acme-train',
            resources: [
              { name: 'cpu', nominalQuota: '95290m' },
              { name: 'memory', nominalQuota: '64Gi' },
              { name: 'nvidia.com/gpu', nominalQuota: '8' },
            ],
          },
        ],
      },
    ]);
  });

  test('sets borrowing limits of 0 for a team that may not borrow', () => {
    const limits = find(render({ queues: queuesWith(false) }), 'ClusterQueue').spec.resourceGroups[0].flavors[0]
      .resources;
    expect(limits.map(({ borrowingLimit }: { borrowingLimit?: string }) => borrowingLimit)).toEqual(['0', '0', '0']);
  });

  test('accepts jobs only from the namespace of the team', () => {
    expect(find(render(), 'ClusterQueue').spec.namespaceSelector).toEqual({
      matchLabels: { 'kubernetes.io/metadata.name': 'risk-models' },
    });
  });

  test('puts the queues of all teams into one cohort', () => {
    const objects = render();
    expect(find(objects, 'ClusterQueue').spec.cohortName).toBe(find(objects, 'Cohort').metadata.name);
  });

  test('reclaims quota within the cohort, and preempts by priority within a team', () => {
    expect(find(render(), 'ClusterQueue').spec.preemption).toEqual({
      reclaimWithinCohort: 'Any',
      withinClusterQueue: 'LowerPriority',
    });
  });

  test('gives the shared quota to the cohort without borrowing limits', () => {
    expect(find(render(), 'Cohort').spec.resourceGroups[0].flavors[0].resources).toEqual([
      { name: 'cpu', nominalQuota: '1' },
      { name: 'memory', nominalQuota: '1Gi' },
      { name: 'nvidia.com/gpu', nominalQuota: '2' },
    ]);
  });

  test('lists every resource for every flavor, also if a pool does not have it', () => {
    const shared = [{ flavor: 'acme-cpu', pool: 'cpu', nominal: { cpu: 1000 } }];
    const [flavor] = find(render({ shared }), 'Cohort').spec.resourceGroups[0].flavors;
    expect(flavor.resources.map(({ nominalQuota }: { nominalQuota: string }) => nominalQuota)).toEqual(['1', '0', '0']);
  });

  test('renders the LocalQueue in the namespace of the team', () => {
    const queue = find(render(), 'LocalQueue');
    expect(queue.metadata).toEqual({ name: 'training', namespace: 'risk-models', labels: plan.queues.risk?.labels });
    expect(queue.spec).toEqual({ clusterQueue: 'acme-risk' });
  });

  test('renders the priorities of jobs', () => {
    expect(find(render(), 'WorkloadPriorityClass')).toEqual({
      apiVersion: 'kueue.x-k8s.io/v1beta2',
      kind: 'WorkloadPriorityClass',
      metadata: { name: 'acme-high', labels },
      value: 1000,
      description: 'Goes first.',
    });
  });

  test('renders the check of pools with queued provisioning, and its configuration', () => {
    const provisioning = {
      name: 'acme-queued',
      className: 'queued.example',
      nodeLabel: 'example.com/of',
      detail: 'Key',
    };
    const queues = { risk: { ...plan.queues.risk, admissionCheck: { name: 'acme-queued', flavors: ['acme-train'] } } };
    const objects = render({ provisioning, queues: queues as typeof plan.queues });
    expect(find(objects, 'AdmissionCheck')).toMatchObject({
      metadata: { name: 'acme-queued' },
      spec: {
        controllerName: 'kueue.x-k8s.io/provisioning-request',
        parameters: { apiGroup: 'kueue.x-k8s.io', kind: 'ProvisioningRequestConfig', name: 'acme-queued' },
      },
    });
    expect(find(objects, 'ProvisioningRequestConfig').spec).toMatchObject({
      provisioningClassName: 'queued.example',
      podSetUpdates: { nodeSelector: [{ key: 'example.com/of', valueFromProvisioningClassDetail: 'Key' }] },
    });
    expect(find(objects, 'ClusterQueue').spec.admissionChecksStrategy).toEqual({
      admissionChecks: [{ name: 'acme-queued', onFlavors: ['acme-train'] }],
    });
  });

  test('a queue without such a pool has no check', () => {
    expect(find(render(), 'ClusterQueue').spec).not.toHaveProperty('admissionChecksStrategy');
  });
});
