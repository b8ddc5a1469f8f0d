import { AMITypes, CapacityTypes, TaintEffect } from '@aws-sdk/client-eks';
import { nodeTemplateTags } from '../../../lib/clusters/eks/autoscaler-tags';
import { clusterPlanOf, eksPlan, gkePlan, poolOf } from '../../fixtures/cluster-plan';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(eksPlan);
});

const type = 'aws:eks/nodeGroup:NodeGroup';
const group = (name: string) => only(cluster.resources, type, `acme-pool-${name}`);
const pools = [eksPlan.systemPool, ...Object.values(eksPlan.pools)].flatMap((each) => each ?? []);

test('the system pool and every pool of the plan have a node group', () => {
  expect(ofType(cluster.resources, type).map(({ name }) => name)).toEqual([
    'acme-pool-cpu',
    'acme-pool-gpu',
    'acme-pool-spot',
    'acme-pool-system',
  ]);
});

test.each(pools.map((each) => [each.name, each] as const))(
  'the nodes of %s have the labels of the plan',
  (name, each) => {
    expect(group(name).inputs.labels).toEqual(each.labels);
  },
);

test.each([
  ['system', false],
  ['cpu', false],
  ['gpu', true],
])('the nodes of %s limit the processes of a pod, and use the instance store: %p', (name, local) => {
  const { userData } = only(cluster.resources, 'aws:ec2/launchTemplate:LaunchTemplate', `acme-pool-${name}`).inputs;
  const parts = Buffer.from(String(userData), 'base64').toString().split('--model-platform');
  expect(parts).toHaveLength(3);
  const [head, config = ''] = parts[1]?.split('\n\n') ?? [];
  expect(head?.trim()).toBe('Content-Type: application/node.eks.aws');
  expect(JSON.parse(config)).toEqual({
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: {
      kubelet: { config: { podPidsLimit: 16_384 } },
      ...(local && { instance: { localStorage: { strategy: 'RAID0' } } }),
    },
  });
});

test('the nodes of a GPU pool have the taint of the plan', () => {
  expect(group('gpu').inputs.taints).toEqual([{ key: 'nvidia.com/gpu', value: 'present', effect: 'NO_SCHEDULE' }]);
});

test('taints that the cloud sets are not set twice', async () => {
  const taint = { key: 'some.cloud/taint', value: 'x', effect: 'NoSchedule', setByCloud: true } as const;
  const tainted = { ...poolOf(eksPlan, 'cpu'), taints: [taint] };
  const { resources } = await recordCluster({ ...eksPlan, pools: { cpu: tainted } });
  expect(only(resources, type, 'acme-pool-cpu').inputs.taints).toEqual([]);
});

test('the image includes the GPU driver', () => {
  expect(group('gpu').inputs.amiType).toBe('AL2023_x86_64_NVIDIA');
  expect(group('cpu').inputs.amiType).toBe('AL2023_x86_64_STANDARD');
});

test('image types, capacity types and taint effects match the EKS API', () => {
  expect.hasAssertions();
  for (const { inputs } of ofType(cluster.resources, type)) {
    expect(Object.values(AMITypes)).toContain(inputs.amiType);
    expect(Object.values(CapacityTypes)).toContain(inputs.capacityType);
    const effects = (inputs.taints as { effect: string }[]).map(({ effect }) => effect);
    expect(effects.filter((effect) => !Object.values<string>(TaintEffect).includes(effect))).toEqual([]);
  }
});

test('a spot pool uses spot capacity', () => {
  expect(group('spot').inputs.capacityType).toBe('SPOT');
  expect(group('spot').inputs.taints).toEqual([
    { key: 'model-platform.dev/capacity', value: 'spot', effect: 'NO_SCHEDULE' },
  ]);
});

test('a pool has the machine type and the number of nodes of the plan', () => {
  expect(group('gpu').inputs.instanceTypes).toEqual(['g6.xlarge']);
  expect(group('gpu').inputs.scalingConfig).toEqual({ minSize: 0, maxSize: 4, desiredSize: 0 });
});

test('changes of the node count by the autoscaler are ignored', () => {
  expect(group('cpu').ignoreChanges).toEqual(['scalingConfig.desiredSize']);
});

test('nodes are in private subnets', () => {
  expect(group('cpu').inputs.subnetIds).toEqual(['acme-nodes-us-east-1a-id', 'acme-nodes-us-east-1b-id']);
});

test('pods cannot use the role of their node', () => {
  const templates = ofType(cluster.resources, 'aws:ec2/launchTemplate:LaunchTemplate');
  expect(templates).toHaveLength(4);
  for (const { inputs } of templates) {
    expect(inputs.metadataOptions).toEqual({
      httpEndpoint: 'enabled',
      httpTokens: 'required',
      httpPutResponseHopLimit: 1,
    });
  }
});

test('the disk of a node is encrypted and has the planned size', () => {
  const template = only(cluster.resources, 'aws:ec2/launchTemplate:LaunchTemplate', 'acme-pool-gpu').inputs;
  expect(template.blockDeviceMappings).toEqual([
    {
      deviceName: '/dev/xvda',
      ebs: { volumeType: 'gp3', volumeSize: 120, encrypted: 'true', deleteOnTermination: 'true' },
    },
  ]);
  expect(group('gpu').inputs.launchTemplate).toEqual({ id: 'acme-pool-gpu-id', version: '3' });
});

test.each([
  'aws:eks/addon:Addon acme-addon-vpc-cni',
  'aws:eks/addon:Addon acme-addon-kube-proxy',
  'aws:eks/addon:Addon acme-addon-eks-pod-identity-agent',
  'aws:iam/rolePolicyAttachment:RolePolicyAttachment acme-nodes-AmazonEKSWorkerNodePolicy',
  'aws:ec2/route:Route acme-nodes-internet-us-east-1a',
  'aws:ec2/route:Route acme-public-internet-us-east-1a',
  'aws:ec2/routeTableAssociation:RouteTableAssociation acme-nodes-routes-us-east-1a',
  'aws:ec2/routeTableAssociation:RouteTableAssociation acme-public-routes-us-east-1a',
])('node groups depend on %s', (needed) => {
  expect.hasAssertions();
  for (const { dependsOn } of ofType(cluster.resources, type)) expect(dependsOn).toContain(needed);
});

test('tags describe the nodes of an empty pool to the autoscaler', () => {
  const gpu = poolOf(eksPlan, 'gpu');
  const prefix = 'k8s.io/cluster-autoscaler/node-template';
  expect(Object.fromEntries(nodeTemplateTags(gpu).map(({ key, value }) => [key, value]))).toEqual({
    [`${prefix}/label/model-platform.dev/pool`]: 'gpu',
    [`${prefix}/label/model-platform.dev/gpu`]: 'l4',
    [`${prefix}/label/k8s.amazonaws.com/accelerator`]: 'l4',
    [`${prefix}/taint/nvidia.com/gpu`]: 'present:NoSchedule',
    [`${prefix}/resources/nvidia.com/gpu`]: '1',
    [`${prefix}/resources/ephemeral-storage`]: '207Gi',
  });
});

test('these tags are on the Auto Scaling group', () => {
  const tag = only(cluster.resources, 'aws:autoscaling/tag:Tag', 'acme-pool-gpu-taint/nvidia.com/gpu').inputs;
  expect(tag.autoscalingGroupName).toBe('acme-pool-gpu-machines');
});

test('the service account of the plan has the permissions of the autoscaler', async () => {
  const type = 'aws:eks/podIdentityAssociation:PodIdentityAssociation';
  expect(only(cluster.resources, type, 'acme-pod-kube-system.cluster-autoscaler').inputs).toMatchObject({
    namespace: 'kube-system',
    serviceAccount: 'cluster-autoscaler',
    roleArn: 'arn:mock:aws:iam/role:Role/acme-pod-kube-system.cluster-autoscaler',
  });
  const { autoscaler: _, ...without } = eksPlan;
  const { resources } = await recordCluster(without);
  expect(resources.filter(({ name }) => /autoscaler$/.test(name))).toEqual([]);
});

test('the autoscaler can change the pools of this cluster only', () => {
  const policy = JSON.parse(
    String(only(cluster.resources, 'aws:iam/rolePolicy:RolePolicy', 'acme-autoscaler').inputs.policy),
  );
  const writing = policy.Statement.filter((statement: { Action: string[] }) =>
    statement.Action.some((action) => !/:(Describe|Get)/.test(action)),
  );
  expect(writing).toHaveLength(1);
  expect(writing[0].Condition).toEqual({
    StringEquals: { 'aws:ResourceTag/k8s.io/cluster-autoscaler/acme': 'owned' },
  });
});

test('throws for a pool of another cloud', async () => {
  const { makeNodeGroup } =
    require('../../../lib/clusters/eks/node-pools') as typeof import('../../../lib/clusters/eks/node-pools');
  const gke = poolOf(gkePlan, 'cpu');
  const context = { name: 'acme', plan: eksPlan, protect: true, options: {} };
  const inputs = {} as Parameters<typeof makeNodeGroup>[2];
  expect(() => makeNodeGroup(context, gke, inputs)).toThrow('node pool cpu is not planned for eks');
});

test('a root disk that holds large models has the throughput and operations of the plan', async () => {
  const plan = clusterPlanOf('eks');
  const { cpu } = plan.pools;
  if (!cpu?.disk) throw new Error('the plan has no such pool');
  const provisioned = { throughputMiB: 854, iops: 3416 };
  const changed = { ...plan, pools: { ...plan.pools, cpu: { ...cpu, disk: { ...cpu.disk, provisioned } } } };
  const { resources } = await recordCluster(changed);
  expect(
    only(resources, 'aws:ec2/launchTemplate:LaunchTemplate', 'acme-pool-cpu').inputs.blockDeviceMappings,
  ).toMatchObject([{ ebs: { volumeType: 'gp3', throughput: 854, iops: 3416 } }]);
});
