import type { IdentityMechanism } from '../plan/types/identity';
import { assertNever } from '../units/assert-never';
import { type Section, tableSection } from './section';

/** Which service accounts reach which objects, and how the cloud knows them. */
export const identitiesSection: Section = ({ cluster }, style) =>
  tableSection(
    'Identities',
    [
      { title: 'service account' },
      { title: 'known to the store by', wrap: true },
      { title: 'may' },
      { title: 'objects', wrap: true },
    ],
    cluster.identities.flatMap((identity) =>
      identity.grants.map((grant, index) => [
        index === 0 ? identity.name : '',
        index === 0 ? mechanism(identity.mechanism) : '',
        grant.access === 'read' ? 'read' : 'read, write',
        `${grant.bucket}/${grant.prefix}*`,
      ]),
    ),
    style,
  );

function mechanism(by: IdentityMechanism): string {
  switch (by.kind) {
    case 'eks-pod-identity':
      return 'EKS Pod Identity';
    case 'gke-direct':
      return 'workload identity federation';
    case 'aks-federated':
      return `managed identity ${by.clientId ?? '(client id known after the cluster is made)'}`;
    case 'secret':
      return `Secret ${by.secret}`;
    case 'ambient':
      return 'whatever credentials the pod finds';
    default:
      return assertNever(by);
  }
}
