import { assertNever } from '../../units/assert-never';
import type { IdentityMechanism } from '../types/identity';
import type { Labels } from '../types/labels';

/** What Kubernetes objects need for a mechanism. */
interface MechanismNeeds {
  /** Annotations of the service account. */
  readonly annotations: Labels;
  /** Labels of the pods. */
  readonly podLabels: Labels;
  /** Whether the cloud assigns a value that is not known yet, and manifests cannot be written without it. */
  readonly isIncomplete: boolean;
}

const nothing: MechanismNeeds = { annotations: {}, podLabels: {}, isIncomplete: false };

/**
 * What a mechanism needs. The webhook of Azure workload identity selects pods by label, and reads the client ID from the
 * service account.
 */
export function needsOf(mechanism: IdentityMechanism): MechanismNeeds {
  switch (mechanism.kind) {
    case 'aks-federated':
      return {
        annotations:
          mechanism.clientId === undefined ? {} : { 'azure.workload.identity/client-id': mechanism.clientId },
        podLabels: { 'azure.workload.identity/use': 'true' },
        isIncomplete: mechanism.clientId === undefined,
      };
    case 'eks-pod-identity':
    case 'gke-direct':
    case 'secret':
    case 'ambient':
      return nothing;
    default:
      return assertNever(mechanism);
  }
}
