import { at } from './json';
import type { ObjectRule } from './object-rule';
import { namespaceOf } from './pod';

/** A PodDisruptionBudget selects at least one pod. */
export const disruptionBudgetSelects: ObjectRule = {
  id: 'object/disruption-budget-selects',
  rationale: 'a budget that selects no pods protects none during a node drain',
  check: (tree) =>
    tree
      .ofKind('PodDisruptionBudget')
      .filter((budget) => tree.podsWithSelector(namespaceOf(budget), at(budget, 'spec', 'selector')).length === 0)
      .map((object) => ({
        object,
        at: 'spec.selector',
        problem: 'no pod in the namespace matches the selector',
        fix: 'use labels of the pods',
      })),
};
