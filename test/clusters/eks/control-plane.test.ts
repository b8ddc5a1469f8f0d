import { LogType } from '@aws-sdk/client-eks';
import type { RecordedResource } from '../../../lib/testing/record-pulumi';
import { clusterPlanOf, eksPlan, withApiAccess } from '../../fixtures/cluster-plan';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(eksPlan);
});

const type = 'aws:eks/cluster:Cluster';
const inputs = () => only(cluster.resources, type).inputs;
const addOn = (name: string) => only(cluster.resources, 'aws:eks/addon:Addon', `acme-addon-${name}`);

test('the cluster has the name and the Kubernetes version of the plan', () => {
  expect(inputs().name).toBe('acme');
  expect(inputs().version).toBe('1.35');
});

test('without apiAccess the Kubernetes API is private', () => {
  expect(inputs().vpcConfig).toEqual({
    subnetIds: ['acme-control-plane-us-east-1a-id', 'acme-control-plane-us-east-1b-id'],
    endpointPrivateAccess: true,
    endpointPublicAccess: false,
  });
});

test('with apiAccess only the ranges of the plan can reach the Kubernetes API', async () => {
  const { resources } = await recordCluster(withApiAccess('eks', ['203.0.113.0/24']));
  const open = only(resources, type).inputs;
  expect(open.vpcConfig).toMatchObject({
    endpointPrivateAccess: true,
    endpointPublicAccess: true,
    publicAccessCidrs: ['203.0.113.0/24'],
  });
  expect(JSON.stringify(open)).not.toContain('0.0.0.0/0');
});

test('all log types are enabled', () => {
  expect(inputs().enabledClusterLogTypes).toEqual(Object.values(LogType).sort());
});

test('logs have a retention period, in a log group that exists before the cluster', () => {
  const group = only(cluster.resources, 'aws:cloudwatch/logGroup:LogGroup');
  expect(group.inputs).toMatchObject({ name: '/aws/eks/acme/cluster', retentionInDays: 90 });
  expect(only(cluster.resources, type).dependsOn).toContain(`${group.type} ${group.name}`);
});

test('Secrets are encrypted with a managed key that is rotated', () => {
  expect(inputs().encryptionConfig).toEqual({
    provider: { keyArn: 'arn:mock:aws:kms/key:Key/acme-secrets' },
    resources: ['secrets'],
  });
  expect(only(cluster.resources, 'aws:kms/key:Key').inputs.enableKeyRotation).toBe(true);
});

test('only access entries grant access', () => {
  expect(inputs().accessConfig).toMatchObject({ authenticationMode: 'API' });
});

test('the admins of the plan have an access entry with the cluster admin policy', async () => {
  const admin = 'arn:aws:iam::123456789012:role/ops';
  const entries = (resources: readonly RecordedResource[]) => ofType(resources, 'aws:eks/accessEntry:AccessEntry');
  expect(entries(cluster.resources)).toEqual([]);
  const { resources } = await recordCluster({ ...eksPlan, admins: [admin, 'arn:aws:iam::123456789012:user/ann'] });
  expect(entries(resources).map(({ inputs: { principalArn } }) => principalArn)).toContain(admin);
  expect(entries(resources)).toHaveLength(2);
  const policies = ofType(resources, 'aws:eks/accessPolicyAssociation:AccessPolicyAssociation');
  const [policy] = policies.filter(({ inputs: { principalArn } }) => principalArn === admin);
  expect(policy?.inputs).toMatchObject({
    clusterName: 'acme',
    policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
    accessScope: { type: 'cluster' },
  });
  expect(policy?.dependsOn).toContain(`aws:eks/accessEntry:AccessEntry ${policy?.name}`);
});

test('Services have the range of the plan', () => {
  expect(inputs().kubernetesNetworkConfig).toEqual({ ipFamily: 'ipv4', serviceIpv4Cidr: '172.20.0.0/16' });
});

test('the cluster refuses to be destroyed, unless that is switched off', async () => {
  expect(inputs().deletionProtection).toBe(true);
  expect(only(cluster.resources, type).protect).toBe(true);
  const { resources } = await recordCluster(eksPlan, false);
  expect(only(resources, type).inputs.deletionProtection).toBe(false);
  expect(resources.filter(({ protect }) => protect)).toEqual([]);
});

test('network policies are enabled with a string value', () => {
  expect(JSON.parse(String(addOn('vpc-cni').inputs.configurationValues))).toEqual({ enableNetworkPolicy: 'true' });
});

test('the CNI add-on has its own role', () => {
  expect(addOn('vpc-cni').inputs.podIdentityAssociations).toEqual([
    { serviceAccount: 'aws-node', roleArn: 'arn:mock:aws:iam/role:Role/acme-pod-kube-system.aws-node' },
  ]);
  expect(addOn('vpc-cni').dependsOn).toContain('aws:eks/addon:Addon acme-addon-eks-pod-identity-agent');
});

test('the DNS add-on depends on the node groups', () => {
  expect(addOn('coredns').dependsOn).toContain('aws:eks/nodeGroup:NodeGroup acme-pool-system');
  expect(addOn('coredns').inputs.configurationValues).toBeUndefined();
});

test('the EBS CSI driver has its own role and the default StorageClass', () => {
  const { inputs, dependsOn } = addOn('aws-ebs-csi-driver');
  expect(JSON.parse(String(inputs.configurationValues))).toEqual({
    defaultStorageClass: { enabled: true },
    controller: { extraVolumeTags: eksPlan.tags },
  });
  expect(inputs.podIdentityAssociations).toEqual([
    {
      serviceAccount: 'ebs-csi-controller-sa',
      roleArn: 'arn:mock:aws:iam/role:Role/acme-pod-kube-system.ebs-csi-controller-sa',
    },
  ]);
  expect(dependsOn).toContain('aws:eks/nodeGroup:NodeGroup acme-pool-system');
});

test('the node monitoring agent measures GPUs on nodes with any taint', () => {
  const { inputs, dependsOn } = addOn('eks-node-monitoring-agent');
  expect(JSON.parse(String(inputs.configurationValues))).toEqual({
    dcgmAgent: { tolerations: [{ operator: 'Exists' }] },
  });
  expect(dependsOn).toContain('aws:eks/nodeGroup:NodeGroup acme-pool-system');
});

test('DNS tolerates the taints of the system pool', async () => {
  const { systemPool, ...rest } = eksPlan;
  if (!systemPool) throw new Error('the fixture has no system pool');
  const taint = { key: 'kubernetes.io/arch', value: 'arm64', effect: 'NoSchedule', setByCloud: false } as const;
  const { resources } = await recordCluster({ ...rest, systemPool: { ...systemPool, taints: [taint] } });
  const values = only(resources, 'aws:eks/addon:Addon', 'acme-addon-coredns').inputs.configurationValues;
  expect(JSON.parse(String(values))).toEqual({
    tolerations: [{ key: 'kubernetes.io/arch', effect: 'NoSchedule', operator: 'Exists' }],
  });
});

test('DNS knows the namespaces of confined teams and the names that they can resolve', async () => {
  const { resources } = await recordCluster(clusterPlanOf('eks', { team: { confined: true, namespace: 'private' } }));
  const values = only(resources, 'aws:eks/addon:Addon', 'acme-addon-coredns').inputs.configurationValues;
  expect(JSON.parse(String(values)).corefile).toContain(
    "metadata('kubernetes/client-namespace') in ['private'] && not (name() matches '(^|[.])(cluster[.]local|s3[.]us-east-1[.]amazonaws[.]com)[.]$')",
  );
});

test('nodes can only join the cluster and pull images', () => {
  const attached = ofType(cluster.resources, 'aws:iam/rolePolicyAttachment:RolePolicyAttachment');
  const ofNodes = attached.filter(({ dependsOn }) => dependsOn.includes('aws:iam/role:Role acme-nodes'));
  expect(ofNodes.map(({ inputs: { policyArn } }) => policyArn)).toEqual([
    'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
    'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy',
  ]);
});

test('the outputs have the connection data of the cluster', () => {
  expect(cluster.outputs).toMatchObject({
    name: 'acme',
    provider: 'eks',
    endpoint: 'https://eks.example',
    certificateAuthority: 'Y2E=',
    issuerUrl: 'https://oidc.eks.example',
    networkId: 'acme-vpc-id',
  });
  expect(cluster.secretKubeconfig).toBe(true);
  expect(JSON.parse(String(cluster.outputs.kubeconfig)).users[0].user.exec.args).toEqual([
    'eks',
    'get-token',
    '--cluster-name',
    'acme',
    '--region',
    'us-east-1',
  ]);
});
