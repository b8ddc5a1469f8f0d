import { parseRate } from '../../lib/units/rate';
import { caughtUnitError, examplesIn } from './caught';

test('accepts every example from its own messages', () => {
  const examples = examplesIn(caughtUnitError(() => parseRate('x')).allowed);
  expect(examples).toHaveLength(3);
  for (const example of examples) expect(() => parseRate(example)).not.toThrow();
});

test.each([
  ['2/s', { count: 2, per: 'second' }],
  ['600/m', { count: 600, per: 'minute' }],
  ['1000000/h', { count: 1_000_000, per: 'hour' }],
])('reads %s', (text, rate) => {
  expect(parseRate(text)).toEqual(rate);
});

test.each([
  '',
  '100',
  '100/d',
  '100 /s',
  '/s',
  '1.5/s',
  '-1/s',
  '1e3/s',
  '100/s\n',
  '100/second',
  '0/s',
  '1/s',
  '1000001/s',
])('rejects %j', (text) => {
  expect(() => parseRate(text)).toThrow(/a whole number from 2 to 1000000/);
});
