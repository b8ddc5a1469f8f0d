import type { Manifest } from '../manifest';
import { autoscalerTarget } from './autoscaler-target';
import { disruptionBudgetSelects } from './disruption-budget-selects';
import { imagePinned } from './image-pinned';
import { namespaceChosen } from './namespace';
import type { ObjectFinding, ObjectRule } from './object-rule';
import { ObjectTree } from './object-tree';
import { podSecurity } from './pod-security';
import { routeBackend } from './route-backend';
import { secretInEnv } from './secret-in-env';
import { serviceSelects } from './service-selects';
import { unique } from './unique';

/** Every rule for rendered objects. */
export const objectRules: readonly ObjectRule[] = [
  autoscalerTarget,
  disruptionBudgetSelects,
  imagePinned,
  namespaceChosen,
  podSecurity,
  routeBackend,
  secretInEnv,
  serviceSelects,
  unique,
];

/** Checks objects of any origin. Findings are in the order of rules, then of objects. */
export function checkObjects(
  objects: readonly Manifest[],
  rules: readonly ObjectRule[] = objectRules,
): readonly ObjectFinding[] {
  const tree = new ObjectTree(objects);
  return rules.flatMap(({ id, check }) => check(tree).map((problem) => ({ rule: id, ...problem })));
}
