import type { ClusterSpec, ManagedClusterSpec } from '../../definition/cluster';
import { assertNever } from '../../units/assert-never';
import { aks } from './aks';
import { eks } from './eks';
import { existing } from './existing';
import { gke } from './gke';
import type { Cloud, Provider } from './provider';

/** The facts of the cloud of a managed cluster. */
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

/** The facts of a managed or existing cluster. */
export function providerOf(cluster: ClusterSpec): Provider {
  return cluster.provider === 'existing' ? existing(cluster) : cloudOf(cluster);
}
