import fc from 'fast-check';
import { PrefixIndex } from '../../../lib/plan/rules/prefix-index';
import { countOf } from '../../fixtures/cases';

const prefix = fc
  .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 })
  .map((steps) => `${steps.join('/')}/`);
const item = fc.record({ prefix, fits: fc.boolean() });

test('finds the first item that a comparison of all finds', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 20 }), prefix, (items, wanted) => {
      const overlaps = (other: string) => other.startsWith(wanted) || wanted.startsWith(other);
      const first = items.find((each) => each.fits && overlaps(each.prefix));
      expect(new PrefixIndex(items).find(wanted, ({ fits }) => fits)).toBe(first);
    }),
    { numRuns: countOf({ all: 5000, few: 500 }), seed: 1 },
  );
});
