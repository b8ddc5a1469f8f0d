import * as fc from 'fast-check';
import { formatDuration, parseDuration } from '../../lib/units/duration';
import { caughtUnitError, examplesIn } from './caught';

describe('parseDuration', () => {
  test('accepts every example from its own messages', () => {
    const examples = examplesIn(caughtUnitError(() => parseDuration('x')).allowed);
    expect(examples).toHaveLength(4);
    for (const example of examples) expect(() => parseDuration(example)).not.toThrow();
  });

  test.each([
    ['0s', 0],
    ['120ms', 120],
    ['15s', 15_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['30d', 2_592_000_000],
    ['1.5h', 5_400_000],
    ['0.25s', 250],
    ['0.29s', 290],
    ['1.0ms', 1],
  ])('%s is %s ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  test.each([
    '',
    ' ',
    'NaN',
    'Infinity',
    '-1s',
    '+1s',
    ' 1s',
    '1s ',
    '1s\n',
    '1 s',
    '1.5.2s',
    '.5s',
    '1.s',
    '1e3s',
    '0x10s',
    '1S',
    '1M',
    '1,5s',
    '١s',
    's',
    '1h30m',
    'P1D',
  ])('rejects %j', (text) => {
    expect(caughtUnitError(() => parseDuration(text)).problem).toMatch(/^'.* is not a duration$/);
  });

  test.each(['10', '0', '1.5'])('rejects %s, which has no unit', (text) => {
    expect(caughtUnitError(() => parseDuration(text)).problem).toBe(`'${text}' has no unit`);
  });

  test.each([
    ['1w', 'w'],
    ['1min', 'min'],
    ['1us', 'us'],
    ['5mm', 'mm'],
  ])('rejects %s and names its unit', (text, unit) => {
    expect(caughtUnitError(() => parseDuration(text)).problem).toBe(
      `'${text}' has the unit '${unit}', which durations do not have`,
    );
  });

  test.each(['0.5ms', '0.0001s'])('rejects %s, which has a fraction of a millisecond', (text) => {
    expect(caughtUnitError(() => parseDuration(text)).problem).toBe(`'${text}' is not a whole number of milliseconds`);
  });

  test('rejects more than a year, which fields of Kubernetes with 32 bits cannot hold', () => {
    expect(parseDuration('365d')).toBe(31_536_000_000);
    const { problem, allowed } = caughtUnitError(() => parseDuration('30000d'));
    expect([problem, allowed]).toEqual(["'30000d' is longer than 365 days", 'at most 365d']);
  });

  test('rejects more milliseconds than the largest safe integer', () => {
    expect(caughtUnitError(() => parseDuration('999999999d')).problem).toMatch(/than can be counted exactly$/);
  });

  test('shows examples of valid durations', () => {
    expect(caughtUnitError(() => parseDuration('1h30m')).allowed).toBe(
      "a number and one unit of ms, s, m, h, d, such as '120ms', '15s', '90m' or '30d'",
    );
  });

  test('parses every duration that formatDuration writes', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8760 }), fc.constantFrom(1, 1000, 60_000, 3_600_000), (count, unit) => {
        expect(parseDuration(formatDuration(count * unit))).toBe(count * unit);
      }),
    );
  });

  test('gives more milliseconds for a larger unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 }), (count) => {
        const sizes = ['ms', 's', 'm', 'h', 'd'].map((unit) => parseDuration(`${count}${unit}`));
        expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('formatDuration', () => {
  test.each([
    [0, '0s'],
    [1, '1ms'],
    [1500, '1500ms'],
    [15_000, '15s'],
    [90_000, '90s'],
    [5_400_000, '90m'],
    [7_200_000, '2h'],
    [86_400_000, '1d'],
    [-1000, '-1s'],
  ])('%s ms is %s', (ms, expected) => {
    expect(formatDuration(ms)).toBe(expected);
  });

  test('rejects a fraction of a millisecond', () => {
    expect(() => formatDuration(0.5)).toThrow(RangeError);
  });
});
