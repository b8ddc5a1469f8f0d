import { mapRecord } from '../../lib/units/records';

test('maps every value with its key', () => {
  expect(mapRecord({ a: 1, b: 2 }, (value, name) => `${name}${value}`)).toEqual({ a: 'a1', b: 'b2' });
});
