import type { TeamSpec } from '../../definition/team';
import type { Labels } from './labels';
import type { NetworkPolicyPlan } from './network';
import type { RolePlan } from './role';
import type { SecretStorePlan, SyncedSecretPlan } from './secret-store';

/** A team's namespace and its objects, without workloads. */
export interface TeamPlan {
  readonly name: string;
  readonly namespace: string;
  /** Whether the platform creates the namespace, quota, limits, roles and the policies for all pods. */
  readonly manage: boolean;
  /** Formats of models that its services load. */
  readonly modelFormats: NonNullable<TeamSpec['modelFormats']>;
  /** Labels of the objects in the namespace. */
  readonly labels: Labels;
  /** Labels of the namespace, including the Pod Security level. Absent if the namespace is not managed. */
  readonly namespaceLabels?: Labels;
  /** Absent if the namespace is not managed. */
  readonly quota?: QuotaPlan;
  /** Absent if the namespace is not managed. */
  readonly limits?: LimitsPlan;
  /** Empty if the namespace is not managed. */
  readonly roles: readonly RolePlan[];
  /** Absent without secrets. */
  readonly secretStore?: SecretStorePlan;
  /** Secrets that External Secrets copies from the cloud. */
  readonly secrets: readonly SyncedSecretPlan[];
  /** Only policies for specific pods if the namespace is not managed. */
  readonly networkPolicies: readonly NetworkPolicyPlan[];
}

/** Maximum total requests of the workloads in a namespace. */
export interface QuotaPlan {
  readonly name: string;
  /** Hard limits in the notation of Kubernetes: `requests.cpu: '16'`. */
  readonly hard: Readonly<Record<string, string>>;
}

/** Default requests and limits of containers. */
export interface LimitsPlan {
  readonly name: string;
  readonly defaultRequest: Readonly<Record<string, string>>;
  readonly default: Readonly<Record<string, string>>;
}
