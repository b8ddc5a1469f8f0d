import type { Chart } from '../catalog/charts';

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
  /** Pod Security level that its namespace needs. */
  readonly podSecurity: 'restricted' | 'baseline' | 'privileged';
}

/** Anything that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
