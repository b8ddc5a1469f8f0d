import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import type { RecordedResource } from '../../lib/testing/record-pulumi';
import { planOfVariant, scenarios } from '../snapshots/scenarios';
import { recordCluster } from './record';

/** How a type of resources is billed: as a service of the cost, with the nodes, by use, or not at all. */
type Billing =
  | { readonly service: string; readonly usd: number; readonly units?: (resource: RecordedResource) => number }
  | 'nodes'
  | 'by use'
  | 'free';

const subnetsOf = ({ inputs }: RecordedResource) =>
  inputs.vpcEndpointType === 'Interface' ? (inputs.subnetIds as readonly unknown[]).length : 0;
const privateApi = ({ inputs }: RecordedResource) =>
  (inputs.apiServerAccessProfile as { readonly enablePrivateCluster: boolean }).enablePrivateCluster ? 1 : 0;

/** Every type of resources that a cluster has. */
const billing: Readonly<Record<string, readonly Billing[]>> = {
  'aws:eks/cluster:Cluster': [{ service: 'control plane', usd: 0.1 }],
  'aws:ec2/natGateway:NatGateway': [{ service: 'NAT gateways', usd: 0.045 }],
  'aws:ec2/eip:Eip': [{ service: 'public addresses', usd: 0.005 }],
  'aws:ec2/vpcEndpoint:VpcEndpoint': [{ service: 'interface endpoints', usd: 0.01, units: subnetsOf }],
  'aws:kms/key:Key': [{ service: 'encryption keys', usd: 1 / 730 }],
  'aws:eks/nodeGroup:NodeGroup': ['nodes'],
  'aws:s3/bucket:Bucket': ['by use'],
  'aws:cloudwatch/logGroup:LogGroup': ['by use'],
  'aws:ecr/repository:Repository': ['by use'],
  'gcp:artifactregistry/repository:Repository': ['by use'],
  'gcp:container/cluster:Cluster': [{ service: 'control plane', usd: 0.1 }],
  'gcp:kms/cryptoKey:CryptoKey': [{ service: 'encryption key', usd: 0.06 / 730 }],
  'gcp:dns/managedZone:ManagedZone': [{ service: 'private DNS zone', usd: 0.2 / 730 }],
  // The rest of Cloud NAT depends on the nodes.
  'gcp:compute/routerNat:RouterNat': ['nodes'],
  'gcp:container/nodePool:NodePool': ['nodes'],
  'gcp:storage/bucket:Bucket': ['by use'],
  'azure-native:containerregistry:Registry': [{ service: 'container registries', usd: 20 / 730 }],
  'azure-native:containerservice:ManagedCluster': [
    { service: 'control plane', usd: 0.1 },
    { service: 'public addresses', usd: 0.005 },
    { service: 'private endpoints', usd: 0.01, units: privateApi },
    { service: 'private DNS zones', usd: 0.5 / 730, units: privateApi },
  ],
  'azure-native:containerservice:AgentPool': ['nodes'],
  'azure-native:network:PrivateEndpoint': [{ service: 'private endpoints', usd: 0.01 }],
  'azure-native:privatedns:PrivateZone': [{ service: 'private DNS zones', usd: 0.5 / 730 }],
  'gcp:logging/projectBucketConfig:ProjectBucketConfig': ['by use'],
  'azure-native:storage:StorageAccount': ['by use'],
  'azure-native:operationalinsights:Workspace': ['by use'],
  'azure-native:keyvault:Key': ['by use'],
  'azure-native:keyvault:Vault': ['by use'],
};

/** Types that no cloud bills. */
const free = [
  /^aws:(?:autoscaling|budgets|iam)\//,
  /^aws:ec2\/(?:defaultSecurityGroup|flowLog|internetGateway|launchTemplate|placementGroup|route|routeTable|routeTableAssociation|securityGroup|subnet|vpc):/,
  /^aws:eks\/(?:accessEntry|accessPolicyAssociation|addon|identityProviderConfig|podIdentityAssociation):/,
  /^aws:ecr\/pullThroughCacheRule:/,
  /^aws:s3\/bucket[A-Z]/,
  /^gcp:(?:billing|monitoring|projects|serviceaccount)\//,
  /^gcp:kms\/(?:keyRing|cryptoKeyIAMMember):/,
  /^gcp:logging\/project(?:Exclusion|Sink):/,
  /^gcp:artifactregistry\/repositoryIam/,
  /^gcp:compute\/(?:network|router|subnetwork):/,
  /^gcp:dns\/recordSet:/,
  /^gcp:storage\/bucketIAM/,
  /^azure-native:compute:DiskEncryptionSet$/,
  /^azure-native:(?:authorization|consumption|managedidentity|resources|monitor):/,
  /^azure-native:network:(?:FlowLog|PrivateDnsZoneGroup|Subnet|VirtualNetwork)$/,
  /^azure-native:containerregistry:CacheRule$/,
  /^azure-native:privatedns:VirtualNetworkLink$/,
  /^azure-native:storage:(?:BlobContainer|BlobServiceProperties|ManagementPolicy)$/,
  /^model-platform:/,
];

const variants = scenarios.flatMap(({ name, variants: all }) =>
  all.map((variant): [string, ModelPlatformPlan] => [`${name} on ${variant.name}`, planOfVariant(variant)]),
);
const clouds = variants.filter(([, { cluster }]) => cluster.provider !== 'existing');

const costOf = ({ cost }: ModelPlatformPlan, name: string) =>
  cost.services.find(({ service }) => service === name)?.hourlyUsd.idle ?? 0;

/** What the resources cost by service, in hundredths of a cent. */
function billed(resources: readonly RecordedResource[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const resource of resources) {
    for (const each of billing[resource.type] ?? []) {
      if (typeof each === 'string') continue;
      const usd = (each.units?.(resource) ?? 1) * each.usd;
      sums.set(each.service, (sums.get(each.service) ?? 0) + usd);
    }
  }
  return sums;
}

test.each(clouds)('every resource of %s is part of the cost, billed by use, or free', async (_, plan) => {
  const { resources } = await recordCluster(plan.cluster);
  const unknown = resources.filter(
    ({ type }) => !Object.hasOwn(billing, type) && !free.some((expression) => expression.test(type)),
  );
  expect(unknown.map(({ type, name }) => `${type} ${name}`)).toEqual([]);
});

test.each(clouds)('the cost of services of %s is that of its resources', async (_, plan) => {
  const { resources } = await recordCluster(plan.cluster);
  const gateways = Object.values(plan.gateways).filter(({ visibility }) => visibility === 'public').length;
  // Load balancers of gateways are created by the cluster, on EKS with an address in each zone.
  const perGateway = { eks: plan.cluster.zones.length, gke: 0, aks: 1, existing: 0 }[plan.cluster.provider];
  const ofGateways = gateways * perGateway * 0.005;
  const expected = [...billed(resources)].map(([service, usd]): [string, string] => [
    service,
    (usd + (service === 'public addresses' ? ofGateways : 0)).toFixed(4),
  ]);
  expect(expected.length).toBeGreaterThan(1);
  expect(expected.map(([service]) => [service, costOf(plan, service).toFixed(4)])).toEqual(expected);
});

test.each(clouds)('%s has a root disk for each node', (_, plan) => {
  const disks = plan.cost.services.find(({ service }) => service === 'root disks');
  const nodes = plan.cost.pools.map(({ hourlyUsd, nodeHourlyUsd }) => hourlyUsd.max / nodeHourlyUsd);
  expect(disks?.hourlyUsd.max).toBeGreaterThan(nodes.reduce((sum, count) => sum + count, 0) * (7 / 730));
});
