import * as fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { toYaml, toYamlStream } from '../../lib/gitops/yaml';
import { countOf } from '../fixtures/cases';

const versions = ['1.1', '1.2'] as const;

/** Removes null fields, like Kubernetes, and the sign of zero, like JSON. */
function withoutNulls(value: unknown): unknown {
  if (Object.is(value, -0)) return 0;
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([key, member]) => [key, withoutNulls(member)]),
  );
}

/** Random combinations of text that YAML parsers misread. */
const trickyText = fc
  .array(
    fc.constantFrom(
      ...[
        'yes',
        'no',
        'on',
        'y',
        'N',
        'true',
        'null',
        '~',
        '=',
        '<<',
        '.inf',
        '.nan',
        '0',
        '1',
        '9',
        '_',
        ':',
        '-',
        '+',
      ],
      ...['.', 'e', 'x', 'o', ' ', '\n', '\t', '\r', '#', "'", '"', '\\', '|', '>', '&', '*', '!', '%', '@', '`', '?'],
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        '---',
        '...',
        'é',
        '\u0085',
        '\u2028',
        '\ufeff',
        '\ud800',
        '😀',
        '\0',
        'a',
        ': ',
        ' #',
      ],
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const anyText = fc.oneof(trickyText, fc.string(), fc.string({ unit: 'binary' }));

const anyJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      anyText,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(anyText, tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('toYaml', () => {
  test.each(versions)('is parsed as the same JSON by YAML %s', (version) => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(parse(toYaml(value), { version, uniqueKeys: false })).toEqual(withoutNulls(value));
      }),
      { numRuns: countOf({ all: 3000, few: 1000 }) },
    );
  });

  test('ends with exactly one line feed', () => {
    fc.assert(fc.property(anyJson, (value) => /(^|[^\n])\n$/.test(toYaml(value))));
  });

  test('does not depend on the order of keys', () => {
    expect(toYaml({ b: 1, a: { d: 2, c: 3 } })).toBe(toYaml({ a: { c: 3, d: 2 }, b: 1 }));
  });

  test('sorts keys', () => {
    expect(toYaml({ b: 1, a: { d: 2, c: 3 } })).toBe('a:\n  c: 3\n  d: 2\nb: 1\n');
  });

  test('omits fields that are null or undefined', () => {
    expect(toYaml({ a: null, b: undefined, c: 1 })).toBe('c: 1\n');
  });

  test('writes a map of null fields as an empty map', () => {
    expect(toYaml({ a: { b: null } })).toBe('a: {}\n');
  });

  test('writes lists of maps with the dash before the first key', () => {
    expect(toYaml({ ports: [{ name: 'http', port: 80 }] })).toBe('ports:\n  - name: http\n    port: 80\n');
  });

  test('writes empty lists and maps inline', () => {
    expect(toYaml({ a: [], b: {} })).toBe('a: []\nb: {}\n');
  });

  // A literal block that starts with a tab is an error in the parser of kubectl and Argo CD.
  test('writes text that starts with a tab in quotes', () => {
    expect(toYaml({ script: '\tfirst\nsecond' })).toBe('script: "\\tfirst\\nsecond"\n');
  });

  test('writes text of several lines as a literal block', () => {
    expect(toYaml({ script: 'first\n  second\n' })).toBe('script: |\n  first\n    second\n');
  });

  test('writes text that starts with line feeds as a literal block', () => {
    expect(toYaml({ script: '\nfirst\n\nsecond\n' })).toBe('script: |\n\n  first\n\n  second\n');
    expect(toYaml(['\n\nfirst\nsecond'])).toBe('- |-\n\n\n  first\n  second\n');
    expect(toYaml({ script: '\n first\n' })).toBe('script: "\\n first\\n"\n');
    expect(toYaml({ script: '\n\n' })).toBe('script: "\\n\\n"\n');
  });

  test('strips the line feed from a block whose text does not end with one', () => {
    expect(toYaml({ script: 'first\nsecond' })).toBe('script: |-\n  first\n  second\n');
  });

  test.each(['500m', '64Gi', 'v1.35', 'apps/v1', 'kubernetes.io/hostname', 'a b', 'x:1', 'a@b', 'sum(rate(x[5m]))'])(
    'does not quote %s',
    (text) => {
      expect(toYaml(text)).toBe(`${text}\n`);
    },
  );

  test.each([
    ...['yes', 'No', 'ON', 'off', 'y', 'N', 'true', 'Null', '~', '', '=', '<<', '1:30', '12_000', '0o7', '0x1F', '1e3'],
    ...['.inf', '-.Inf', '.NaN', '+1', '2026-11-24', '2026-11-24T08:00:00Z', '1.5', '.5', ' a', 'a ', 'a: b', 'a #b'],
    ...[
      'a:',
      '- a',
      '#a',
      '&a',
      '*a',
      '!a',
      '%a',
      '@a',
      '`a',
      '{a',
      '[a',
      '|',
      '>',
      "'a",
      '"a',
      '?',
      '-',
      '---',
      '...',
    ],
  ])('quotes %j', (text) => {
    expect(toYaml(text)).toBe(`'${text.replaceAll("'", "''")}'\n`);
  });

  test('writes large numbers so that they stay numbers', () => {
    expect(toYaml(1e21)).toBe('1.0e+21\n');
  });

  test('refuses numbers that JSON does not support', () => {
    expect(() => toYaml({ a: Number.NaN })).toThrow('NaN cannot be written as YAML');
  });

  test('refuses instances of classes', () => {
    expect(() => toYaml({ a: new Date(0) })).toThrow(TypeError);
  });

  test('supports keys that are too long for one line', () => {
    const value = { ['k'.repeat(2000)]: { a: [1] }, b: 2 };
    expect(parse(toYaml(value))).toEqual(value);
  });
});

describe('toYamlStream', () => {
  test('separates documents', () => {
    const documents = parseAllDocuments(toYamlStream([{ a: 1 }, { b: 2 }]));
    expect(documents.map((document) => document.toJS())).toEqual([{ a: 1 }, { b: 2 }]);
  });
});
