import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { IdentityMechanism } from '../../lib/plan/types/identity';
import type { SecretStorePlan } from '../../lib/plan/types/secret-store';

/** A plan with a team secret and the operator that can read it. */
export function withSecrets(plan: ClusterPlan, store: SecretStorePlan, mechanism: IdentityMechanism): ClusterPlan {
  const reader = {
    name: 'external-secrets/external-secrets',
    namespace: 'external-secrets',
    serviceAccount: 'external-secrets',
    grants: [],
    readsSecrets: true,
    mechanism,
  };
  return { ...plan, identities: [...plan.identities, reader], secrets: { store, names: ['feature-store'] } };
}
