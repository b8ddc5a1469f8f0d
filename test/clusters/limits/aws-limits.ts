import { accessLimits } from '../../../lib/plan/facts/access-limits';
import { fieldOf, type Limit, named, names, otherCharacters, sizes, together } from './limit';
import { tagLimits } from './tag-limits';

const iam = 'AWS IAM User Guide, "IAM and AWS STS quotas", 2026-11';
const iamApi = 'AWS IAM API Reference, CreatePolicy, 2026-11';
const eks = 'Amazon EKS User Guide, "Amazon EKS service quotas", 2026-11';
const eksApi = 'Amazon EKS API Reference, CreateCluster and CreateNodegroup, 2026-11';
const ec2 = 'Amazon VPC User Guide, "Amazon VPC quotas", 2026-11';
const policyCharacter = /[\t\n\r\u0020-\u00ff]/;

/** Limits of AWS on the resources of a cluster. */
export const awsLimits: readonly Limit[] = [
  {
    field: 'trust policy of a role',
    max: 2048,
    unit: 'characters',
    source: iam,
    of: sizes('Role', 'assumeRolePolicy'),
  },
  { field: 'name of a role', max: 64, unit: 'characters', source: iam, of: names('Role', 'name') },
  { field: 'name of an inline policy', max: 128, unit: 'characters', source: iam, of: names('RolePolicy', 'name') },
  { field: 'name of a managed policy', max: 128, unit: 'characters', source: iam, of: names('Policy', 'name') },
  {
    field: 'inline policies of a role',
    ...accessLimits.inlinePolicies,
    of: (resources) => {
      const policies = named(resources, 'RolePolicy');
      return [...new Set(policies.map(({ inputs }) => inputs.role))].map((role) => {
        const texts = policies.filter(({ inputs }) => inputs.role === role).map(({ inputs }) => String(inputs.policy));
        return { what: `inline policies of ${role}`, size: texts.join('').replaceAll(/\s/g, '').length };
      });
    },
  },
  { field: 'managed policy', ...accessLimits.managedPolicy, of: sizes('Policy', 'policy') },
  {
    field: 'managed policies of a role',
    ...accessLimits.managedPoliciesOfRole,
    of: together('RolePolicyAttachment', ({ inputs }) => String(inputs.role)),
  },
  {
    field: 'characters of an inline policy that IAM does not accept',
    max: 0,
    unit: 'characters',
    source: iamApi,
    of: otherCharacters('RolePolicy', 'policy', policyCharacter),
  },
  {
    field: 'characters of a managed policy that IAM does not accept',
    max: 0,
    unit: 'characters',
    source: iamApi,
    of: otherCharacters('Policy', 'policy', policyCharacter),
  },
  {
    field: 'bucket policy',
    max: 20 * 1024,
    unit: 'characters',
    source: 'Amazon S3 User Guide, "Policies and permissions in Amazon S3", 2026-11',
    of: sizes('BucketPolicy', 'policy'),
  },
  {
    field: 'name of a bucket',
    max: 63,
    unit: 'characters',
    source: 'Amazon S3 User Guide, "General purpose bucket naming rules", 2026-11',
    of: names('Bucket', 'bucket'),
  },
  { field: 'name of a cluster', max: 100, unit: 'characters', source: eksApi, of: names('Cluster', 'name') },
  {
    field: 'name of a node group',
    max: 63,
    unit: 'characters',
    source: eksApi,
    of: names('NodeGroup', 'nodeGroupName'),
  },
  { field: 'labels of a node group', max: 50, unit: 'labels', source: eksApi, of: sizes('NodeGroup', 'labels') },
  { field: 'taints of a node group', max: 50, unit: 'taints', source: eksApi, of: sizes('NodeGroup', 'taints') },
  {
    field: 'ranges that can reach the Kubernetes API',
    max: 40,
    unit: 'ranges',
    source: eks,
    of: sizes('Cluster', 'vpcConfig.publicAccessCidrs'),
  },
  {
    field: 'ingress rules of a security group',
    max: 60,
    unit: 'rules',
    source: ec2,
    of: sizes('SecurityGroup', 'ingress'),
  },
  {
    field: 'egress rules of a security group',
    max: 60,
    unit: 'rules',
    source: ec2,
    of: sizes('SecurityGroup', 'egress'),
  },
  {
    field: 'description of a security group',
    max: 255,
    unit: 'characters',
    source: 'Amazon EC2 API Reference, CreateSecurityGroup, 2026-11',
    of: sizes('SecurityGroup', 'description'),
  },
  {
    field: 'characters of the description of a security group that EC2 does not accept',
    max: 0,
    unit: 'characters',
    source: 'Amazon EC2 API Reference, CreateSecurityGroup, 2026-11',
    of: otherCharacters('SecurityGroup', 'description', /[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/),
  },
  {
    field: 'name of a secret',
    max: 512,
    unit: 'characters',
    source: 'AWS Secrets Manager API Reference, CreateSecret, 2026-11',
    of: sizes('Secret', 'name'),
  },
  {
    field: 'name of a log group',
    max: 512,
    unit: 'characters',
    source: 'Amazon CloudWatch Logs API Reference, CreateLogGroup, 2026-11',
    of: sizes('LogGroup', 'name'),
  },
  {
    field: 'name of a launch template',
    max: 128,
    unit: 'characters',
    source: 'Amazon EC2 API Reference, CreateLaunchTemplate, 2026-11',
    of: names('LaunchTemplate', 'name'),
  },
  {
    field: 'name of a security group',
    max: 255,
    unit: 'characters',
    source: 'Amazon EC2 API Reference, CreateSecurityGroup, 2026-11',
    of: names('SecurityGroup', 'name'),
  },
  {
    field: 'name of a placement group',
    max: 255,
    unit: 'characters',
    source: 'Amazon EC2 API Reference, CreatePlacementGroup, 2026-11',
    of: names('PlacementGroup', 'name'),
  },
  {
    field: 'subnets of a VPC',
    max: 200,
    unit: 'subnets',
    source: ec2,
    of: together('Subnet', (resource) => String(fieldOf(resource, 'vpcId'))),
  },
  ...tagLimits({
    field: 'tags',
    count: 50,
    key: 128,
    value: 256,
    character: /[\p{L}\p{Z}\p{N}_.:/=+\-@]/u,
    source: 'AWS Tagging Best Practices, "Tag naming limits and requirements", 2026-11',
  }),
];
