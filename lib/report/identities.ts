import { grantedKeys } from '../plan/facts/grant-keys';
import { hasPlaceholder } from '../plan/facts/identity-mechanisms';
import { secretStoreText } from '../plan/facts/secret-stores';
import type { ClusterPlan } from '../plan/types/cluster';
import type { IdentityMechanism, IdentityPlan } from '../plan/types/identity';
import { assertNever } from '../units/assert-never';
import { type Section, tableSection } from './section';

/** The objects and secrets that each service account may access, and how it authenticates to the cloud. */
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
      accessOf(identity, cluster).map((access, index) => [
        index === 0 ? identity.name : '',
        index === 0 ? mechanism(identity.mechanism) : '',
        ...access,
      ]),
    ),
    style,
  );

/** What an identity can access, and the objects: keys of buckets, and secrets of the cloud's secret manager. */
function accessOf({ grants, readsSecrets }: IdentityPlan, { secrets }: ClusterPlan): readonly (readonly string[])[] {
  return [
    ...grants.map((grant) => [grant.access, `${grant.bucket}/${grantedKeys(grant)}`]),
    ...(readsSecrets && secrets
      ? [['read', `${secretStoreText(secrets.store).name}: ${secrets.names.join(', ')}`]]
      : []),
  ];
}

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
