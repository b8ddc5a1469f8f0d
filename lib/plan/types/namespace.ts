import type { Labels } from './labels';

/** A namespace that is ours to make. */
export interface NamespacePlan {
  readonly name: string;
  /** Pod Security among them. */
  readonly labels: Labels;
}
