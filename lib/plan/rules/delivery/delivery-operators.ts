import type { Rule } from '../rule';

/** Operators that the manifests need are installed by somebody. */
export const deliveryOperators: Rule<'platform'> = {
  id: 'delivery/operators',
  scope: 'platform',
  waivable: true,
  rationale: 'Objects of an operator that is not there are refused, or lie in the cluster and do nothing.',
  check: ({ definition, plan }) => {
    const missing = plan.addOns.filter(({ manage }) => manage).map(({ name }) => name);
    if (definition.delivery || missing.length === 0) return [];
    return [
      {
        path: ['delivery'],
        problem: `nothing installs the operators that the manifests need: ${missing.join(', ')}`,
        fix: "give 'delivery', so that Argo CD installs them, or say of each that it is there: addOns.NAME.manage: false",
      },
    ];
  },
};
