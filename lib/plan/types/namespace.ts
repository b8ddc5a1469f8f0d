import type { Labels } from './labels';

/** A namespace that the platform creates. */
export interface NamespacePlan {
  readonly name: string;
  /** Includes the Pod Security level. */
  readonly labels: Labels;
}
