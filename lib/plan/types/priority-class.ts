import type { Labels } from './labels';

/** Which pods go first on a node. The cluster's, so its name carries the platform's. */
export interface PriorityClassPlan {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
  /** Whether such a pod may push others off a node. */
  readonly preempts: boolean;
  readonly description: string;
}
