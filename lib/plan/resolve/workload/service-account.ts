import type { ModelPlatformDefinition } from '../../../definition/platform';
import { joinName } from '../../../units/names';
import type { Provider } from '../../providers/provider';
import type { IdentityPlan } from '../../types/identity';
import type { ClusterOutputsFile } from '../../types/outputs';
import { uniqueDigits } from '../cluster/unique-digits';
import { mechanismOf } from './identity';

/** Inputs of the service accounts of a platform. */
interface ServiceAccountContext {
  readonly definition: Pick<ModelPlatformDefinition, 'name' | 'cluster'>;
  readonly provider: Provider;
  readonly outputs: ClusterOutputsFile | undefined;
}

/**
 * The service account of a workload or an operator, and how the cloud authenticates it.
 *
 * @param name Name of the workload, or of the service account in the chart.
 */
export function resolveServiceAccount(
  namespace: string,
  name: string,
  { definition, provider, outputs }: ServiceAccountContext,
): Pick<IdentityPlan, 'serviceAccount' | 'mechanism'> {
  const serviceAccount = serviceAccountName(name, definition, provider);
  return { serviceAccount, mechanism: mechanismOf({ namespace, serviceAccount }, provider, outputs) };
}

/**
 * Name of a service account. If all clusters of an account share identities, it ends with digits of the platform, so that
 * no other cluster has the access of this one.
 */
export function serviceAccountName(
  name: string,
  definition: ServiceAccountContext['definition'],
  { sharesIdentities }: Pick<Provider, 'sharesIdentities'>,
): string {
  return sharesIdentities ? joinName([name, uniqueDigits(definition)], 63) : name;
}
