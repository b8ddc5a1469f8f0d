import type { Rule } from '../rule';

/** The kind of capacity of a pool with a fabric allows its nodes to be close together. */
export const fabricCapacity: Rule<'machine'> = {
  id: 'fabric/capacity',
  scope: 'machine',
  waivableBy: 'no-one',
  rationale: 'The cloud refuses a node pool whose capacity it does not sell close together.',
  check: ({ path, spec, choice, cloud }) => {
    const kind = spec.capacity?.kind ?? 'on-demand';
    if (!spec.fabric || choice.kind !== 'chosen' || cloud.fabricSoldAs(choice.machine, kind)) return [];
    const { machine } = choice;
    return [
      {
        path: [...path, 'fabric'],
        problem: `${cloud.title} has no ${cloud.fabricTitle} for ${machine.name} as ${kind} capacity`,
        value: true,
        allowed: machine.purchase
          .filter((other) => cloud.fabricSoldAs(machine, other))
          .map((other) => `${other} capacity`),
        fix: "remove 'fabric', or choose an allowed kind of capacity",
      },
    ];
  },
};
