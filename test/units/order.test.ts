import { byCodeUnit } from '../../lib/units/order';

test('texts are in the order of their code units, whatever the language', () => {
  expect(['b', 'ä', 'B', 'a', '10', '9', ''].sort(byCodeUnit)).toEqual(['', '10', '9', 'B', 'a', 'b', 'ä']);
});

test('equal texts are equal', () => {
  expect(byCodeUnit('a', 'a')).toBe(0);
});
