import type { Labels } from './labels';
import type { NetworkPolicyPlan } from './network';
import type { RolePlan } from './role';
import type { SecretStorePlan } from './secret-store';

/** A team's namespace and what is in it before any workload. */
export interface TeamPlan {
  readonly name: string;
  readonly namespace: string;
  /** Whether namespace, quota, limits, roles and the policies for all pods are ours. */
  readonly manage: boolean;
  /** Labels of the objects in the namespace. */
  readonly labels: Labels;
  /** Labels of the namespace, Pod Security among them. Absent where the namespace is not ours. */
  readonly namespaceLabels?: Labels;
  /** Absent where the namespace is not ours. */
  readonly quota?: QuotaPlan;
  /** Absent where the namespace is not ours. */
  readonly limits?: LimitsPlan;
  /** None where the namespace is not ours. */
  readonly roles: readonly RolePlan[];
  /** Absent where the team has no secrets. */
  readonly secretStore?: SecretStorePlan;
  /** Secrets that External Secrets brings from the cloud. */
  readonly secrets: readonly TeamSecretPlan[];
  /** Only those about particular pods where the namespace is not ours. */
  readonly networkPolicies: readonly NetworkPolicyPlan[];
}

/** What all workloads of a namespace together may ask for. */
export interface QuotaPlan {
  readonly name: string;
  /** Hard limits as Kubernetes spells them: `requests.cpu: '16'`. */
  readonly hard: Readonly<Record<string, string>>;
}

/** What a container gets that does not say it itself. */
export interface LimitsPlan {
  readonly name: string;
  readonly defaultRequest: Readonly<Record<string, string>>;
  readonly default: Readonly<Record<string, string>>;
}

/** A secret of the cloud's secret manager, and the Secret of the namespace that is made from it. */
export interface TeamSecretPlan {
  /** Name of the Secret and of the ExternalSecret. */
  readonly name: string;
  /** Name in the cloud's secret manager. */
  readonly remote: string;
}
