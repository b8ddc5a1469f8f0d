import type { Chart } from '../../catalog/charts';
import type { Labels } from './labels';
import type { NetworkPolicyPlan } from './network';

/** An operator that the platform needs. */
export interface AddOnPlan {
  readonly name: string;
  readonly namespace: string;
  /** Whether the platform installs it. */
  readonly manage: boolean;
  readonly chart: Chart;
  /** Helm values that the platform sets. All other values are defaults of the chart. */
  readonly values: Readonly<Record<string, JsonValue>>;
  /** Its images, as far as they are known. Absent if no registry mirrors images. */
  readonly images?: readonly AddOnImagePlan[];
  /** Annotations of its Application. @default {} */
  readonly annotations?: Labels;
  /** Add-ons that must be installed first. */
  readonly needs: readonly string[];
  /** The part of the definition that requires it. */
  readonly why: string;
  /**
   * Labels of its namespace, including the Pod Security level that it needs. Absent for namespaces of the cluster
   * itself, such as kube-system, whose labels the platform does not change.
   */
  readonly namespaceLabels?: Labels;
  /**
   * Policies for its pods, for all pods of its namespace, and for the pods of other operators that it connects to. Empty
   * if the platform does not install it, or if its namespace is not its own.
   */
  readonly networkPolicies: readonly NetworkPolicyPlan[];
}

/** An image of an operator, without its version. */
export interface AddOnImagePlan {
  readonly image: string;
  /** The copy that its pods pull. Absent if no mirror has one that nodes can pull. */
  readonly copy?: string;
}

/** Any JSON value. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
