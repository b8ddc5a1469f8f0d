import * as fc from 'fast-check';
import { azureConditionString } from '../../../lib/units/escape/azure-condition';

describe('azureConditionString', () => {
  test('ends where the text ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", "''", ')', ' OR ', 'a', '\\') }), (written) => {
        const [, inner = ''] = /^'((?:[^']|'')*)'$/.exec(azureConditionString(written)) ?? [];
        expect(inner.replaceAll("''", "'")).toBe(written);
      }),
    );
  });
});
