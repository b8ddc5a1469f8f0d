import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { RecordedResource } from '../../lib/testing/record-pulumi';
import { clusterPlanOf } from '../fixtures/cluster-plan';
import { planOfVariant, scenarios } from '../snapshots/scenarios';
import { recordCluster } from './record';

// Every resource that needs a right or an API of the cloud has the resource that grants it among its dependencies, so that
// it does not depend on chance which of the two exists first.

type Resources = readonly RecordedResource[];

const keyOf = ({ type, name }: Pick<RecordedResource, 'type' | 'name'>) => `${type} ${name}`;

/** Transitive dependencies of a resource. */
function closureOf(resource: RecordedResource, byKey: ReadonlyMap<string, RecordedResource>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...resource.dependsOn];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(byKey.get(next)?.dependsOn ?? []));
  }
  return found;
}

/** Google APIs by the first part of a type. */
const apiOfModule: Readonly<Record<string, string>> = {
  artifactregistry: 'artifactregistry',
  compute: 'compute',
  billing: 'billingbudgets',
  container: 'container',
  dns: 'dns',
  kms: 'cloudkms',
  logging: 'logging',
  monitoring: 'monitoring',
  projects: 'cloudresourcemanager',
  secretmanager: 'secretmanager',
  serviceaccount: 'iam',
  storage: 'storage',
};

type Test = (resource: RecordedResource) => boolean;

/** What resources of a type need: resources of which at least one exists, and all of which they must wait for. */
interface Need {
  readonly what: string;
  readonly needs: Test;
  readonly grants: (needing: RecordedResource) => Test;
  /** Whether there can be no such resource. @default false */
  readonly optional?: boolean;
}

const isOf =
  (...types: readonly string[]): Test =>
  ({ type }) =>
    types.includes(type);

/** Attached policies of the role with an ARN. */
const policiesOf =
  (arn: unknown): Test =>
  ({ type, inputs: { role } }) =>
    type === 'aws:iam/rolePolicyAttachment:RolePolicyAttachment' && String(arn).includes(String(role));

/** Roles that are assigned on a scope. */
const rightOn =
  (wanted: unknown): Test =>
  ({ type, inputs: { scope } }) =>
    type === 'azure-native:authorization:RoleAssignment' && scope === wanted;

/** The role of a service account for an add-on. */
function roleOfAddOn({ inputs }: RecordedResource): unknown {
  const [first] = inputs.podIdentityAssociations as readonly { readonly roleArn: string }[];
  return first?.roleArn;
}

function apiOf({ type }: RecordedResource): string {
  const api = apiOfModule[type.split(/[:/]/)[1] ?? ''];
  if (api === undefined) throw new Error(`the test does not know the API of ${type}`);
  return `${api}.googleapis.com`;
}

const needs: readonly Need[] = [
  {
    what: 'its API',
    needs: ({ type }) => type.startsWith('gcp:') && type !== 'gcp:projects/service:Service',
    grants: (needing) => (other) =>
      other.type === 'gcp:projects/service:Service' && other.inputs.service === apiOf(needing),
  },
  {
    what: 'the workload identity pool',
    needs: ({ type, inputs }) => type.startsWith('gcp:') && JSON.stringify(inputs).includes('workloadIdentityPools'),
    grants: () => isOf('gcp:container/cluster:Cluster'),
  },
  {
    what: 'the role of the nodes',
    needs: isOf('gcp:container/cluster:Cluster', 'gcp:container/nodePool:NodePool'),
    grants: () => (other) => other.type === 'gcp:projects/iAMMember:IAMMember' && other.name.endsWith('-nodes'),
  },
  {
    what: 'the right to pull its images',
    needs: isOf(
      'gcp:container/nodePool:NodePool',
      'azure-native:containerservice:AgentPool',
      'aws:eks/nodeGroup:NodeGroup',
    ),
    grants: () => (other) =>
      other.type === 'gcp:artifactregistry/repositoryIamMember:RepositoryIamMember' ||
      other.name === 'acme-nodes-caches' ||
      (other.type === 'azure-native:authorization:RoleAssignment' && other.name.startsWith('acme-registry-')),
    optional: true,
  },
  {
    what: 'the right on the network',
    needs: isOf('azure-native:containerservice:ManagedCluster'),
    grants: () => rightOn('acme-network-id'),
  },
  {
    what: 'the right on the reservation',
    needs: ({ type, inputs }) =>
      type === 'azure-native:containerservice:AgentPool' && inputs.capacityReservationGroupID !== undefined,
    grants: ({ inputs }) => rightOn(inputs.capacityReservationGroupID),
  },
  {
    what: 'the policy of the bucket for logs',
    needs: isOf('aws:ec2/flowLog:FlowLog', 'aws:s3/bucketLogging:BucketLogging'),
    grants: () => (other) => other.type === 'aws:s3/bucketPolicy:BucketPolicy' && other.name.endsWith('-audit-logs'),
  },
  {
    what: 'the right on the storage account',
    needs: isOf('azure-native:network:FlowLog'),
    grants: ({ inputs }) => rightOn(inputs.storageId),
  },
  {
    what: 'the right on the key',
    needs: ({ type, inputs }) => type.startsWith('gcp:') && /Kms|keyName/.test(JSON.stringify(inputs)),
    grants: () => isOf('gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember'),
  },
  {
    what: 'the right on the key',
    needs: ({ type, inputs }) => type.endsWith(':StorageAccount') && inputs.encryption !== undefined,
    grants: () => (other) => rightOn('acme-data-vault-id')(other) && other.name === 'acme-data',
  },
  {
    what: 'the right on the key',
    needs: ({ inputs }) => inputs.diskEncryptionSetID !== undefined,
    grants: () => (other) => rightOn('acme-data-vault-id')(other) || rightOn('acme-data-id')(other),
  },
  {
    what: 'the policies of its role',
    needs: isOf('aws:eks/cluster:Cluster', 'aws:eks/nodeGroup:NodeGroup'),
    grants: ({ inputs }) => policiesOf(inputs.roleArn ?? inputs.nodeRoleArn),
  },
  {
    what: 'the policy of its role',
    needs: ({ type, inputs }) => type === 'aws:eks/addon:Addon' && inputs.podIdentityAssociations !== undefined,
    grants: (needing) => policiesOf(roleOfAddOn(needing)),
  },
];

/** Needs that a resource does not wait for, or that no resource meets. */
function missing(resources: Resources): readonly string[] {
  const byKey = new Map(resources.map((resource) => [keyOf(resource), resource]));
  return resources.flatMap((resource) =>
    needs
      .filter((need) => need.needs(resource))
      .flatMap(({ what, grants, optional = false }) => {
        const granting = resources.filter(grants(resource)).map(keyOf);
        if (granting.length === 0 && optional) return [];
        if (granting.length === 0) return [`nothing grants ${what} to ${keyOf(resource)}`];
        const waited = closureOf(resource, byKey);
        return granting
          .filter((key) => !waited.has(key))
          .map((key) => `${keyOf(resource)} does not wait for ${what}: ${key}`);
      }),
  );
}

const reservation =
  '/subscriptions/8f1c2f5e-9b1d-4c58-a6f3-2d7f6f1f3a10/resourceGroups/g/providers/Microsoft.Compute/capacityReservationGroups/a100';
const examples = scenarios.flatMap(({ name, variants }) =>
  variants.map((variant): [string, ClusterPlan] => [`${name}/${variant.name}`, planOfVariant(variant).cluster]),
);

test.each([
  ...examples.filter(([, plan]) => plan.provider !== 'existing'),
  [
    'reservations on AKS',
    clusterPlanOf('aks', {
      pools: { kept: { gpu: { type: 'a100-80gb', count: 1 }, capacity: { kind: 'reservation', reservation } } },
    }),
  ],
] as const)('no resource of %s needs a right that is granted later', async (_, plan) => {
  const { resources } = await recordCluster(plan);
  expect(missing(resources)).toEqual([]);
});

test('reports a cluster that does not wait for the API, and one whose API is not enabled', () => {
  const resource = (type: string, name: string, inputs: object, dependsOn: readonly string[] = []) =>
    ({ type, name, inputs, dependsOn, protect: false, ignoreChanges: [], provider: '' }) as RecordedResource;
  const api = resource('gcp:projects/service:Service', 'acme-api-compute', { service: 'compute.googleapis.com' });
  const network = resource('gcp:compute/network:Network', 'acme-network', {});
  expect(missing([api, network])).toEqual([
    'gcp:compute/network:Network acme-network does not wait for its API: gcp:projects/service:Service acme-api-compute',
  ]);
  expect(missing([network])).toEqual(['nothing grants its API to gcp:compute/network:Network acme-network']);
  expect(missing([api, { ...network, dependsOn: [keyOf(api)] }])).toEqual([]);
});
