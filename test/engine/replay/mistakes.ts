import type { CreatedStep } from './memory-aws';
import type { RecordedStep } from './steps';

type Values = Readonly<Record<string, unknown>>;

const firstOf = (list: unknown) => (list as readonly unknown[])[0];

/** A mistake in some steps, of which the last is the resource of the type, and what is then refused. */
export interface Mistake {
  readonly what: string;
  readonly type: string;
  /** End of the logical name. */
  readonly name?: string;
  readonly mistaken: (steps: readonly RecordedStep[]) => readonly CreatedStep[];
  readonly refused: string;
}

/** Changes inputs of the last step. */
const inputs =
  (change: (inputs: Values) => object): Mistake['mistaken'] =>
  (before) =>
    before.map((step, index) =>
      index === before.length - 1 ? { ...step, inputs: { ...step.inputs, ...change(step.inputs) } } : step,
    );

/** Replaces a text in a policy of the last step. */
const policy = (field: string, search: string | RegExp, replacement: string) =>
  inputs(({ [field]: text }) => {
    const changed = String(text).replace(search, replacement);
    if (changed === text) throw new Error(`${text} has no ${search}`);
    return { [field]: changed };
  });

/** Creates the steps of a type last. */
const afterAllOthers =
  (type: string): Mistake['mistaken'] =>
  (before) => [...before.filter((step) => step.type !== type), ...before.filter((step) => step.type === type)];

/** Creates the last step twice, with another logical name. */
const twice: Mistake['mistaken'] = (before) => [
  ...before,
  ...before.slice(-1).map((step) => ({ ...step, name: 'twice' })),
];

const [group, network] = ['eks/nodeGroup:NodeGroup', 'ec2/subnet:Subnet'];
const cluster = 'eks/cluster:Cluster';
const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

/** What an AWS refuses, made in the resources of an example. */
export const mistakes: readonly Mistake[] = [
  {
    what: 'an id of no resource',
    type: group,
    name: 'general',
    mistaken: inputs(() => ({ subnetIds: ['subnet-0'] })),
    refused: 'subnet-0 is the id of no earlier aws:ec2/subnet:Subnet',
  },
  {
    what: 'an id of a resource of another type',
    type: 'ec2/route:Route',
    mistaken: inputs(({ routeTableId }) => ({ gatewayId: routeTableId, natGatewayId: undefined })),
    refused: 'is the id of no earlier aws:ec2/internetGateway:InternetGateway',
  },
  {
    what: 'ranges that overlap',
    type: network,
    mistaken: (before) => [
      ...before,
      ...before.slice(-1).map((step) => ({ ...step, inputs: { ...step.inputs, availabilityZone: 'us-east-1d' } })),
    ],
    refused: 'InvalidSubnet.Conflict',
  },
  {
    what: 'a range outside of the network',
    type: network,
    mistaken: inputs(() => ({ cidrBlock: '192.168.0.0/24' })),
    refused: 'InvalidSubnet.Range',
  },
  {
    what: 'a zone that does not exist',
    type: network,
    mistaken: inputs(() => ({ availabilityZone: 'us-east-1z' })),
    refused: 'InvalidParameterValue',
  },
  {
    what: 'a policy without an effect',
    type: 'iam/rolePolicy:RolePolicy',
    mistaken: policy('policy', '"Effect":"Allow"', '"Effect":"Alow"'),
    refused: 'Syntax errors in policy',
  },
  {
    what: 'a policy that is no JSON',
    type: 'iam/rolePolicy:RolePolicy',
    mistaken: policy('policy', '{', ''),
    refused: 'the policy is malformed',
  },
  {
    what: 'a policy with a condition of no operator',
    type: 'iam/rolePolicy:RolePolicy',
    name: 'autoscaler',
    mistaken: policy('policy', 'StringEquals', 'StringEqual'),
    refused: 'Syntax errors in policy',
  },
  {
    what: 'a policy of a bucket without a principal',
    type: 's3/bucketPolicy:BucketPolicy',
    mistaken: inputs(() => ({ policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) })),
    refused: 'has no Principal',
  },
  {
    what: 'a policy of another bucket',
    type: 's3/bucketPolicy:BucketPolicy',
    mistaken: policy('policy', /"arn:aws:s3:::[^"/]+/g, '"arn:aws:s3:::other'),
    refused: 'outside of the bucket',
  },
  {
    what: 'two rules of a bucket with one name',
    type: 's3/bucketLifecycleConfiguration:BucketLifecycleConfiguration',
    mistaken: inputs(({ rules }) => ({ rules: [rules, rules].flat() })),
    refused: 'two rules have one name',
  },
  {
    what: 'a policy of an endpoint with an address that is no ARN',
    type: 'ec2/vpcEndpoint:VpcEndpoint',
    name: 'sts',
    mistaken: policy('policy', '"arn:aws:iam:', '"iam:'),
    refused: 'Partition',
  },
  {
    what: 'a trust in the cluster of another stack',
    type: 'iam/role:Role',
    name: 'aws-node',
    mistaken: policy('assumeRolePolicy', '/first-model-cluster', '/other-cluster'),
    refused: 'is the ARN of no earlier resource',
  },
  {
    what: 'a trust in another service',
    type: cluster,
    mistaken: (before) =>
      before.map((step) =>
        step.type === 'aws:iam/role:Role'
          ? {
              ...step,
              inputs: {
                ...step.inputs,
                assumeRolePolicy: String(step.inputs.assumeRolePolicy).replace('eks.', 'ec2.'),
              },
            }
          : step,
      ),
    refused: 'does not trust eks.amazonaws.com',
  },
  {
    what: 'a policy that AWS does not have',
    type: 'iam/rolePolicyAttachment:RolePolicyAttachment',
    mistaken: inputs(() => ({ policyArn: 'arn:aws:iam::aws:policy/AmazonEKSNodes' })),
    refused: 'NoSuchEntity',
  },
  {
    what: 'a role without its policies',
    type: cluster,
    mistaken: afterAllOthers('aws:iam/rolePolicyAttachment:RolePolicyAttachment'),
    refused: 'has no policies yet',
  },
  {
    what: 'a network without an internet gateway',
    type: 'ec2/natGateway:NatGateway',
    mistaken: afterAllOthers('aws:ec2/internetGateway:InternetGateway'),
    refused: 'has no such internet gateway attached',
  },
  {
    what: 'two default routes in a table',
    type: 'ec2/route:Route',
    mistaken: twice,
    refused: 'already has a route to 0.0.0.0/0',
  },
  {
    what: 'two route tables of a subnet',
    type: 'ec2/routeTableAssociation:RouteTableAssociation',
    mistaken: twice,
    refused: 'already has a route table',
  },
  {
    what: 'two gateways with one address',
    type: 'ec2/natGateway:NatGateway',
    mistaken: twice,
    refused: 'another NAT gateway has the address',
  },
  {
    what: 'a rule of a security group twice',
    type: 'ec2/securityGroup:SecurityGroup',
    mistaken: inputs(({ ingress }) => ({
      ingress: [ingress, ingress].flat(),
    })),
    refused: 'InvalidPermission.Duplicate',
  },
  {
    what: 'two endpoints with the same names',
    type: 'ec2/vpcEndpoint:VpcEndpoint',
    name: 'sts',
    mistaken: twice,
    refused: 'another endpoint has the private names',
  },
  {
    what: 'subnets of an endpoint in one zone',
    type: 'ec2/vpcEndpoint:VpcEndpoint',
    name: 'sts',
    mistaken: (before) =>
      before.map((step) =>
        step.type === 'aws:ec2/subnet:Subnet'
          ? { ...step, inputs: { ...step.inputs, availabilityZone: 'us-east-1a' } }
          : step,
      ),
    refused: 'are in one zone',
  },
  {
    what: 'a control plane in one zone',
    type: cluster,
    mistaken: inputs(({ vpcConfig }) => ({
      vpcConfig: { ...(vpcConfig as Values), subnetIds: [firstOf((vpcConfig as Values).subnetIds)] },
    })),
    refused: 'fewer than two zones',
  },
  {
    what: 'services in the network',
    type: cluster,
    mistaken: inputs(() => ({ kubernetesNetworkConfig: { ipFamily: 'ipv4', serviceIpv4Cidr: '10.0.0.0/16' } })),
    refused: 'overlaps with the network',
  },
  {
    what: 'a version of a launch template that does not exist',
    type: group,
    name: 'general',
    mistaken: inputs(({ launchTemplate }) => ({ launchTemplate: { ...(launchTemplate as Values), version: '9' } })),
    refused: 'has no version 9',
  },
  {
    what: 'an input that is not sent',
    type: 'kms/key:Key',
    mistaken: inputs(() => ({ multiRegion: true })),
    refused: 'these inputs are not sent: multiRegion',
  },
  {
    what: 'a malformed request of an operation that moto lacks',
    type: 'eks/addon:Addon',
    name: 'coredns',
    mistaken: inputs(() => ({ configurationValues: { replicas: 2 } })),
    refused: 'Parameter validation failed',
  },
  {
    what: 'a type without a function',
    type: 'kms/key:Key',
    mistaken: (before) => before.map((step) => ({ ...step, type: 'aws:kms/alias:Alias' })),
    refused: 'the type has no function',
  },
  {
    what: 'another region',
    type: 'kms/key:Key',
    mistaken: inputs(() => ({ region: 'eu-west-1' })),
    refused: 'the region is eu-west-1',
  },
];
