import { at } from './json';
import type { ObjectRule } from './object-rule';
import { namespaceOf } from './pod';

/** A PodDisruptionBudget selects pods. */
export const disruptionBudgetSelects: ObjectRule = {
  id: 'object/disruption-budget-selects',
  explain: 'a budget that selects no pods protects none when nodes are drained',
  check: (tree) =>
    tree
      .ofKind('PodDisruptionBudget')
      .filter((budget) => tree.podsWithSelector(namespaceOf(budget), at(budget, 'spec', 'selector')).length === 0)
      .map((object) => ({
        object,
        at: 'spec.selector',
        problem: 'no pod of the namespace has these labels',
        fix: 'use labels that the pods have',
      })),
};
