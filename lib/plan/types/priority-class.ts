import type { Labels } from './labels';

/** A PriorityClass. It is cluster-scoped, so its name contains that of the platform. */
export interface PriorityClassPlan {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
  /** Whether its pods can preempt others. */
  readonly preempts: boolean;
  readonly description: string;
}
