import type { Chart } from '../../catalog/charts';
import type { Labels } from './labels';

/** An operator that the tree needs, in the order of installation. */
export interface AddOnPlan {
  readonly name: string;
  readonly namespace: string;
  /** Whether it is ours to install. */
  readonly manage: boolean;
  readonly chart: Chart;
  /** Helm values that we set; all others are the chart's. */
  readonly values: Readonly<Record<string, JsonValue>>;
  /** Add-ons that must be there before. */
  readonly needs: readonly string[];
  /** What in the definition asks for it. */
  readonly why: string;
  /**
   * Labels of its namespace, the Pod Security level that it needs among them. Absent where the namespace is the
   * cluster's own, such as kube-system, whose labels are not ours to change.
   */
  readonly namespaceLabels?: Labels;
}

/** Anything that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
