import type { Manifest } from '../manifest';
import type { ObjectTree } from './object-tree';

/** Something that must hold for finished objects, whoever made them. Pure; one in each file. */
export interface ObjectRule {
  /** Stable id `object/what-must-hold`. */
  readonly id: string;
  /** Why it must hold. */
  readonly explain: string;
  check(tree: ObjectTree): readonly ObjectProblem[];
}

/** An object for which a rule does not hold. Sentences in lower case without a final period. */
export interface ObjectProblem {
  readonly object: Manifest;
  /** Field, as `kubectl explain` would name it: `spec.template.spec.containers[0].image`. */
  readonly at: string;
  readonly problem: string;
  readonly fix: string;
}

/** A fault with the rule that found it. */
export interface ObjectFinding extends ObjectProblem {
  readonly rule: string;
}
