import { closest } from '../../../units/closest';
import { addOns } from '../../add-ons/all';
import type { Rule } from '../rule';

/** Names of all add-ons. */
const addOnNames: readonly string[] = addOns.map(({ chart }) => chart);

/** Every add-on of the definition exists. */
export const addOnKnown: Rule<'platform'> = {
  id: 'add-on/known',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'An unknown add-on has no effect, so the operator may be installed a second time.',
  check: ({ definition }) =>
    Object.keys(definition.addOns ?? {})
      .filter((name) => !addOnNames.includes(name))
      .map((name) => {
        const near = closest(name, addOnNames);
        return {
          path: ['addOns', name],
          problem: 'there is no add-on with this name',
          value: name,
          allowed: addOnNames,
          fix: near ? `write ${JSON.stringify(near)}` : 'remove it',
        };
      }),
};
