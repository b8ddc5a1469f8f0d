import { assertNever } from '../../units/assert-never';
import type { CertificateAuthorityPlan, IdentityMechanism } from '../types/identity';
import type { Labels } from '../types/labels';
import { annotationKeys } from './label-keys';

/** What Kubernetes objects need for a mechanism. */
interface MechanismNeeds {
  /** Annotations of the service account. */
  readonly annotations: Labels;
  /** Annotations of every object that contains a placeholder. Empty if no value is a placeholder. */
  readonly marks: Labels;
  /** Labels of the pods. */
  readonly podLabels: Labels;
  /** Objects of the namespace that the user creates: `Secret object-store-credentials`. */
  readonly objects: readonly string[];
  /** Whether the cloud assigns a value that is not known yet, and manifests cannot be written without it. */
  readonly isIncomplete: boolean;
}

const nothing: MechanismNeeds = { annotations: {}, marks: {}, podLabels: {}, objects: [], isIncomplete: false };

/** A client ID that no managed identity has, in manifests that are written before the cluster exists. */
export const placeholderClientId = '00000000-0000-0000-0000-000000000000';

/**
 * What a mechanism needs. The webhook of Azure workload identity selects pods by label, and reads the client ID from the
 * service account.
 */
export function needsOf(mechanism: IdentityMechanism): MechanismNeeds {
  switch (mechanism.kind) {
    case 'aks-federated':
      return federated(mechanism.clientId);
    case 'secret':
      return {
        ...nothing,
        objects: [`Secret ${mechanism.secret}`, ...authorityObjects(mechanism.certificateAuthority)],
      };
    case 'eks-pod-identity':
    case 'gke-direct':
    case 'ambient':
      return nothing;
    default:
      return assertNever(mechanism);
  }
}

function authorityObjects(authority: CertificateAuthorityPlan | undefined): readonly string[] {
  if (!authority) return [];
  return [`${authority.kind === 'secret' ? 'Secret' : 'ConfigMap'} ${authority.name}`];
}

function federated(clientId: string | undefined): MechanismNeeds {
  const podLabels = { 'azure.workload.identity/use': 'true' };
  if (clientId === undefined) return { ...nothing, podLabels, isIncomplete: true };
  const marks: Labels = clientId === placeholderClientId ? { [annotationKeys.placeholder]: 'true' } : {};
  return {
    annotations: { 'azure.workload.identity/client-id': clientId, ...marks },
    marks,
    podLabels,
    objects: [],
    isIncomplete: false,
  };
}

/** Whether a value that the cloud assigns is a placeholder. */
export function hasPlaceholder(mechanism: IdentityMechanism): boolean {
  return Object.keys(needsOf(mechanism).marks).length > 0;
}
