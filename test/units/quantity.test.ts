import * as fc from 'fast-check';
import { formatBytes, formatCpu, GiB, KiB, MiB, parseBytes, parseCpu } from '../../lib/units/quantity';
import { caughtUnitError, examplesIn } from './caught';

const safeInteger = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const invalidQuantities = [
  '',
  ' ',
  'NaN',
  'Infinity',
  '-1',
  '+1',
  '-0',
  '1.5.2',
  '.',
  '.m',
  '1,5',
  '1_000',
  ' 1',
  '1 ',
  '1\n',
  '1 Gi',
  '0x10',
  '1e',
  '1e1.5',
  '1e100',
  '1e3m',
  '1mm',
  '١',
  '\uff11',
  'm',
  'Gi',
];

describe.each([
  ['parseCpu', parseCpu],
  ['parseBytes', parseBytes],
])('%s', (_, parse) => {
  test('accepts every example from its own messages', () => {
    const examples = examplesIn(caughtUnitError(() => parse('x')).allowed);
    expect(examples).toHaveLength(3);
    for (const example of examples) expect(() => parse(example)).not.toThrow();
  });
});

describe('parseCpu', () => {
  test.each([
    ['0', 0],
    ['1m', 1],
    ['500m', 500],
    ['1500m', 1500],
    ['2', 2000],
    ['0.5', 500],
    ['.5', 500],
    ['2.', 2000],
    ['0.29', 290],
    ['0.001', 1],
    ['1.000', 1000],
    ['2.0m', 2],
    ['1e3', 1_000_000],
    ['1E1', 10_000],
    ['5e-1', 500],
    ['1e+1', 10_000],
  ])('%s is %s millicores', (text, expected) => {
    expect(parseCpu(text)).toBe(expected);
  });

  test.each([...invalidQuantities, '1k', '2Gi', '1M', '500u', '1n'])('rejects %j', (text) => {
    expect(caughtUnitError(() => parseCpu(text)).allowed).toMatch(/^cores or millicores/);
  });

  test.each(['0.0005', '0.5m', '1e-4'])('rejects %s, which is finer than a millicore', (text) => {
    expect(caughtUnitError(() => parseCpu(text)).problem).toBe(`'${text}' is not a whole number of millicores`);
  });

  test('names the suffix that CPU does not have', () => {
    expect(caughtUnitError(() => parseCpu('2Gi')).problem).toBe("'2Gi' has the suffix 'Gi', which CPU does not have");
  });

  test('quotes a text that is not a quantity', () => {
    expect(caughtUnitError(() => parseCpu('1.5.2')).problem).toBe("'1.5.2' is not a quantity of CPU");
  });

  test('parses every number that formatCpu writes', () => {
    fc.assert(fc.property(safeInteger, (milli) => parseCpu(formatCpu(milli)) === milli));
  });

  test('grows with the number of cores', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 998 }), (cores, milli) => {
        const at = (thousandths: number) => parseCpu(`${cores}.${String(thousandths).padStart(3, '0')}`);
        expect(at(milli + 1) - at(milli)).toBe(1);
      }),
    );
  });
});

describe('parseBytes', () => {
  test.each([
    ['0', 0],
    ['1000', 1000],
    ['1k', 1000],
    ['1M', 1e6],
    ['1G', 1e9],
    ['1T', 1e12],
    ['1P', 1e15],
    ['1Ki', 1024],
    ['1Mi', 1024 ** 2],
    ['1Gi', 1024 ** 3],
    ['1Ti', 1024 ** 4],
    ['1Pi', 1024 ** 5],
    ['1.5Gi', 1.5 * GiB],
    ['1.5G', 1.5e9],
    ['0.5Ki', 512],
    ['1e3', 1000],
    ['12E6', 12e6],
  ])('%s is %s bytes', (text, expected) => {
    expect(parseBytes(text)).toBe(expected);
  });

  test.each([...invalidQuantities, '512m', '1gi', '1GI', '1K', '1ki', '1g', '1GB', '1GiB', '1B', '1E', '1Ei'])(
    'rejects %j',
    (text) => {
      expect(caughtUnitError(() => parseBytes(text)).allowed).toMatch(/^bytes with/);
    },
  );

  test.each(['0.5', '1.0001k', '0.3Ki', '1e-1'])('rejects %s, which has a fraction of a byte', (text) => {
    expect(caughtUnitError(() => parseBytes(text)).problem).toBe(`'${text}' is not a whole number of bytes`);
  });

  test('names the suffix that memory does not have', () => {
    expect(caughtUnitError(() => parseBytes('512m')).problem).toBe(
      "'512m' has the suffix 'm', which memory does not have",
    );
  });

  test.each(['8Pi', '10P', '1e99'])('rejects %s, which is above the largest safe integer', (text) => {
    expect(caughtUnitError(() => parseBytes(text)).problem).toBe(`'${text}' is more bytes than can be counted exactly`);
  });

  test('parses every number that formatBytes writes', () => {
    fc.assert(fc.property(safeInteger, (bytes) => parseBytes(formatBytes(bytes)) === bytes));
  });

  test('parses every multiple of a binary unit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8000 }), fc.constantFrom(KiB, MiB, GiB, GiB * 1024), (count, unit) => {
        expect(parseBytes(formatBytes(count * unit))).toBe(count * unit);
      }),
    );
  });

  test('orders units by size, each binary unit above the decimal unit of the same letter', () => {
    const sizes = ['1', '1k', '1Ki', '1M', '1Mi', '1G', '1Gi', '1T', '1Ti', '1P', '1Pi'].map(parseBytes);
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
  });
});

describe('formatCpu', () => {
  test.each([
    [0, '0'],
    [1, '1m'],
    [500, '500m'],
    [1500, '1500m'],
    [2000, '2'],
    [-250, '-250m'],
  ])('%s is %s', (milli, expected) => {
    expect(formatCpu(milli)).toBe(expected);
  });

  test('rejects a fraction of a millicore', () => {
    expect(() => formatCpu(0.5)).toThrow(RangeError);
  });
});

describe('formatBytes', () => {
  test.each([
    [0, '0'],
    [1000, '1000'],
    [1023, '1023'],
    [1024, '1Ki'],
    [1536, '1536'],
    [1536 * MiB, '1536Mi'],
    [32 * GiB, '32Gi'],
    [2048 * GiB, '2Ti'],
    [2 ** 50, '1Pi'],
    [-GiB, '-1Gi'],
  ])('%s is %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });

  test('rejects a fraction of a byte', () => {
    expect(() => formatBytes(1.5)).toThrow(RangeError);
  });
});
