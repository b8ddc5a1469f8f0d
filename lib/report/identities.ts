import { grantedKeys } from '../plan/facts/grant-keys';
import { hasPlaceholder } from '../plan/facts/identity-mechanisms';
import type { IdentityMechanism } from '../plan/types/identity';
import { assertNever } from '../units/assert-never';
import { type Section, tableSection } from './section';

/** The objects that each service account may access, and how it authenticates to the object store. */
export const identitiesSection: Section = ({ cluster }, style) =>
  tableSection(
    'Identities',
    [
      { title: 'service account' },
      { title: 'mechanism', wrap: true },
      { title: 'access' },
      { title: 'objects', wrap: true },
    ],
    cluster.identities.flatMap((identity) =>
      identity.grants.map((grant, index) => [
        index === 0 ? identity.name : '',
        index === 0 ? mechanism(identity.mechanism) : '',
        grant.access,
        `${grant.bucket}/${grantedKeys(grant)}`,
      ]),
    ),
    style,
  );

function mechanism(by: IdentityMechanism): string {
  switch (by.kind) {
    case 'eks-pod-identity':
      return 'EKS Pod Identity';
    case 'gke-direct':
      return 'Workload Identity Federation';
    case 'aks-federated':
      if (hasPlaceholder(by)) return 'managed identity (client ID is a placeholder)';
      return `managed identity ${by.clientId ?? '(client ID known after deployment)'}`;
    case 'secret':
      return `Secret ${by.secret}`;
    case 'ambient':
      return 'ambient credentials';
    default:
      return assertNever(by);
  }
}
