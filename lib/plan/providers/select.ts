import type { CloudProvider } from '../../catalog/cloud-providers';
import {
  type ClusterSpec,
  type ExistingClusterSpec,
  isManaged,
  type ManagedClusterSpec,
} from '../../definition/cluster';
import { existingProvider, type ProviderName } from '../../definition/provider-names';
import { assertNever } from '../../units/assert-never';
import { aks } from './aks';
import { eks } from './eks';
import { existing } from './existing';
import { gke } from './gke';
import type { Cloud, Provider } from './provider';

/** The cluster of a definition with the facts of its provider. */
export type ProvidedCluster =
  | { readonly managed: true; readonly spec: ManagedClusterSpec; readonly provider: Cloud }
  | { readonly managed: false; readonly spec: ExistingClusterSpec; readonly provider: Provider };

/** Selects the facts of a cluster. Tests plan with other facts. */
export type ProviderSelection = (cluster: ClusterSpec) => ProvidedCluster;

/** The facts of the provider that a definition names. */
export const selectProvider: ProviderSelection = (cluster) =>
  isManaged(cluster)
    ? { managed: true, spec: cluster, provider: cloudOf(cluster) }
    : { managed: false, spec: cluster, provider: existing(cluster) };

/** The facts of the cloud that creates a cluster. */
export function cloudOf(cluster: ManagedClusterSpec): Cloud {
  switch (cluster.provider) {
    case 'eks':
      return eks(cluster);
    case 'gke':
      return gke(cluster);
    case 'aks':
      return aks(cluster);
    default:
      return assertNever(cluster.provider);
  }
}

/** The facts of a cloud that do not depend on a cluster. */
export function cloudNamed(provider: CloudProvider): Cloud {
  return cloudOf({ provider, region: '', nodePools: {} });
}

/** The facts of a provider that do not depend on a cluster. */
export function providerNamed(provider: ProviderName): Provider {
  return provider === existingProvider ? existing({ provider, nodePools: {} }) : cloudNamed(provider);
}
