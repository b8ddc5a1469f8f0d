import { lookup } from '../../../units/lookup';
import type { Provider } from '../../providers/provider';
import type { ClusterPlan } from '../../types/cluster';
import type { GrantedIdentity, IdentityPlan } from '../../types/identity';

/** Inputs of the documents of identities. */
interface DocumentsContext {
  readonly cluster: Pick<ClusterPlan, 'buckets' | 'secrets'>;
  readonly provider: Pick<Provider, 'documents'>;
}

/** Identities with the documents of the cloud that give them their access. */
export function resolveDocuments(
  identities: readonly GrantedIdentity[],
  { cluster, provider }: DocumentsContext,
): readonly IdentityPlan[] {
  return identities.map((identity) => ({
    ...identity,
    documents: provider.documents({
      grants: identity.grants,
      secrets: identity.readsSecrets ? (cluster.secrets?.names ?? []) : [],
      locationOf: (bucket) => lookup(cluster.buckets, bucket)?.location,
    }),
  }));
}
