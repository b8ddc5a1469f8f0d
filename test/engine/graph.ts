import type { StateResource } from './pulumi';
import type { Step } from './recorder';

/** Direct dependencies of each cloud resource of a stack, by URN. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** The graph in the state of Pulumi, without components. */
export function graphOf(resources: readonly StateResource[]): Graph {
  const custom = resources.filter((resource) => resource.custom && !resource.type.startsWith('pulumi:'));
  const known = new Set(custom.map(({ urn }) => urn));
  return new Map(
    custom.map(({ urn, dependencies = [], propertyDependencies = {} }) => {
      const all = [...dependencies, ...Object.values(propertyDependencies).flatMap((urns) => urns ?? [])];
      return [urn, [...new Set(all)].filter((other) => known.has(other)).sort()];
    }),
  );
}

/** Transitive dependencies of a resource. */
export function closureOf(graph: Graph, urn: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(graph.get(urn) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return found;
}

/** Type of a URN: `aws:eks/cluster:Cluster`. */
export function typeOf(urn: string): string {
  return urn.split('::')[2]?.split('$').at(-1) ?? urn;
}

/** Logical name of a URN. */
export function nameOf(urn: string): string {
  return urn.split('::').slice(3).join('::');
}

/** Resources that were created before a dependency existed, or deleted before their dependents. */
export function orderViolations(graph: Graph, steps: readonly Step[], kind: 'create' | 'delete'): readonly string[] {
  const by = new Map(steps.filter((step) => step.kind === kind).map((step) => [step.urn, step]));
  return [...by.values()].flatMap((step) =>
    (graph.get(step.urn) ?? []).flatMap((urn) => {
      const other = by.get(urn);
      if (!other) return [];
      const [first, second] = kind === 'create' ? [other, step] : [step, other];
      return first.end < second.begin ? [] : [`${kind}: ${nameOf(second.urn)} did not wait for ${nameOf(first.urn)}`];
    }),
  );
}

/** Types of the resources that must exist before one of another type. */
export interface RequiredDependencies {
  readonly of: string;
  readonly types: readonly string[];
}

/** Node pools need their network, role and cluster; identities need the issuer of their tokens. */
export const requiredDependencies: Readonly<Record<'eks' | 'gke' | 'aks', readonly RequiredDependencies[]>> = {
  eks: [
    {
      of: 'aws:eks/nodeGroup:NodeGroup',
      types: [
        'aws:ec2/vpc:Vpc',
        'aws:ec2/subnet:Subnet',
        'aws:ec2/natGateway:NatGateway',
        'aws:ec2/route:Route',
        'aws:ec2/routeTableAssociation:RouteTableAssociation',
        'aws:eks/addon:Addon',
        'aws:eks/cluster:Cluster',
        'aws:iam/role:Role',
        'aws:iam/rolePolicyAttachment:RolePolicyAttachment',
      ],
    },
    {
      of: 'aws:eks/podIdentityAssociation:PodIdentityAssociation',
      types: ['aws:eks/cluster:Cluster', 'aws:iam/role:Role'],
    },
  ],
  gke: [
    {
      of: 'gcp:container/nodePool:NodePool',
      types: [
        'gcp:compute/network:Network',
        'gcp:compute/subnetwork:Subnetwork',
        'gcp:compute/routerNat:RouterNat',
        'gcp:container/cluster:Cluster',
        'gcp:projects/iAMMember:IAMMember',
        'gcp:serviceaccount/account:Account',
      ],
    },
    { of: 'gcp:storage/bucketIAMMember:BucketIAMMember', types: ['gcp:container/cluster:Cluster'] },
    { of: 'gcp:secretmanager/secretIamMember:SecretIamMember', types: ['gcp:container/cluster:Cluster'] },
  ],
  aks: [
    {
      of: 'azure-native:containerservice:AgentPool',
      types: [
        'azure-native:authorization:RoleAssignment',
        'azure-native:containerservice:ManagedCluster',
        'azure-native:network:Subnet',
        'azure-native:network:VirtualNetwork',
      ],
    },
    {
      // The system pool is created with the cluster.
      of: 'azure-native:containerservice:ManagedCluster',
      types: [
        'azure-native:authorization:RoleAssignment',
        'azure-native:managedidentity:UserAssignedIdentity',
        'azure-native:network:Subnet',
      ],
    },
    {
      of: 'azure-native:managedidentity:FederatedIdentityCredential',
      types: ['azure-native:containerservice:ManagedCluster', 'azure-native:managedidentity:UserAssignedIdentity'],
    },
  ],
};

/** Resources that do not depend on everything they need. */
export function missingDependencies(graph: Graph, all: readonly RequiredDependencies[]): readonly string[] {
  return all.flatMap(({ of, types }) =>
    [...graph.keys()]
      .filter((urn) => typeOf(urn) === of)
      .flatMap((urn) => {
        const waited = new Set([...closureOf(graph, urn)].map(typeOf));
        return types.filter((type) => !waited.has(type)).map((type) => `${nameOf(urn)} does not depend on ${type}`);
      }),
  );
}
