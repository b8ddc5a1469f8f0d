import type { Rule } from '../rule';

/** The operators that the manifests need are installed. */
export const deliveryOperators: Rule<'platform'> = {
  id: 'delivery/operators',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'Without its operator, an object is refused by the API server or has no effect.',
  check: ({ definition, plan }) => {
    const missing = plan.addOns.filter(({ manage }) => manage).map(({ name }) => name);
    if (definition.delivery || missing.length === 0) return [];
    return [
      {
        path: ['delivery'],
        problem: `nothing installs the operators that the manifests need: ${missing.join(', ')}`,
        fix: "set 'delivery', so Argo CD installs them, or set addOns.NAME.manage: false for each installed operator",
      },
    ];
  },
};
