import { closest } from '../../../units/closest';
import { addOns } from '../../add-ons/all';
import type { Rule } from '../rule';

/** Names of all add-ons that a definition may speak of. */
const addOnNames: readonly string[] = addOns.map(({ chart }) => chart);

/** What is said about an add-on is about one that there is. */
export const addOnKnown: Rule<'platform'> = {
  id: 'add-on/known',
  scope: 'platform',
  waivable: true,
  rationale: 'A word about an add-on that does not exist changes nothing, and the operator is installed a second time.',
  check: ({ definition }) =>
    Object.keys(definition.addOns ?? {})
      .filter((name) => !addOnNames.includes(name))
      .map((name) => {
        const near = closest(name, addOnNames);
        return {
          path: ['addOns', name],
          problem: 'there is no add-on of this name',
          value: name,
          allowed: addOnNames,
          fix: near ? `write ${JSON.stringify(near)}` : 'take it away',
        };
      }),
};
