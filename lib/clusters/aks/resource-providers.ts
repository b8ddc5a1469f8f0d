import { createdRegistries } from '../../plan/facts/created-registries';
import type { ClusterPlan } from '../../plan/types/cluster';
import { listAll, type ResourceManager } from './resource-manager';

/** Resource providers of everything that a cluster consists of. */
const needed = [
  'Microsoft.Compute',
  'Microsoft.ContainerService',
  'Microsoft.Insights',
  'Microsoft.ManagedIdentity',
  'Microsoft.Network',
  'Microsoft.OperationalInsights',
  'Microsoft.Storage',
] as const;

/** One entry of the list of providers. Source: Azure REST API, "Providers - List", 2026-11. */
interface ResourceProvider {
  readonly namespace: string;
  readonly registrationState: string;
}

/** Resource providers that are not registered in the subscription: Azure refuses their resources. */
export async function providerProblems(
  manager: ResourceManager,
  plan: Pick<ClusterPlan, 'audit' | 'registries' | 'secrets'>,
): Promise<readonly string[]> {
  const listed = await listAll<ResourceProvider>(manager, 'providers?api-version=2021-04-01');
  const registered = new Set(
    listed
      .filter(({ registrationState }) => registrationState === 'Registered')
      .map(({ namespace }) => namespace.toLowerCase()),
  );
  const { secrets, audit } = plan;
  const vault = secrets !== undefined || audit?.keys === 'customer';
  const all = [
    ...needed,
    ...(createdRegistries(plan).length > 0 ? ['Microsoft.ContainerRegistry'] : []),
    ...(vault ? ['Microsoft.KeyVault'] : []),
    ...(audit?.budget ? ['Microsoft.Consumption'] : []),
  ];
  return all
    .filter((namespace) => !registered.has(namespace.toLowerCase()))
    .map(
      (namespace) =>
        `the resource provider ${namespace} is not registered in the subscription: az provider register --wait --namespace ${namespace}`,
    );
}
