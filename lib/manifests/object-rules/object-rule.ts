import type { Manifest } from '../manifest';
import type { ObjectTree } from './object-tree';

/** A rule for rendered objects, also for those of other tools. Pure; one rule per file. */
export interface ObjectRule {
  /** Stable id, for example `object/image-pinned`. */
  readonly id: string;
  /** Why the rule exists. Lower case, no final period. */
  readonly rationale: string;
  check(tree: ObjectTree): readonly ObjectProblem[];
}

/** An object that violates a rule. Texts are in lower case and have no final period. */
export interface ObjectProblem {
  readonly object: Manifest;
  /** Path of the field, for example `spec.template.spec.containers[0].image`. */
  readonly at: string;
  readonly problem: string;
  readonly fix: string;
}

/** A problem with the id of its rule. */
export interface ObjectFinding extends ObjectProblem {
  readonly rule: string;
}
