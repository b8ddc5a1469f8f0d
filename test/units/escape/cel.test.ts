import { celString } from '../../../lib/units/escape/cel';

// The round trip through the real parser of CEL is in test/control-plane.
test.each([
  ['models/churn/', '"models/churn/"'],
  ['a" || true || "', String.raw`"a\" || true || \""`],
  ['a\\', String.raw`"a\\"`],
  ['a\nb', String.raw`"a\nb"`],
])('writes %j as %s', (text, literal) => {
  expect(celString(text)).toBe(literal);
});
