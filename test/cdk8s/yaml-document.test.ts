import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { documentText } from '../../lib/cdk8s/yaml-document';

const parts = [
  ...[
    '---',
    '...',
    '%',
    '- ',
    '? ',
    ': ',
    ' #',
    '#',
    '\n',
    '\n\n',
    ' ',
    '\t',
    '"',
    "'",
    '\\',
    '\\n',
    '{',
    '[',
    '&',
    '*',
  ],
  ...[
    '!',
    '|',
    '>',
    '@',
    '`',
    '~',
    'y',
    'NO',
    'null',
    '1',
    '0x1',
    '1:30',
    '2026-11-24',
    '1e3',
    'e5',
    '.inf',
    '<<',
    '=',
  ],
  ...['\r', '\x85', '\u2028', '\ufeff', '\ud800', 'é', '😀', 'word', '\x00', ',', ']', '}', ':', '-', 'k'.repeat(1100)],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((all) => all.join('')),
  fc.string({ unit: 'binary' }),
);
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }));

function values(leaf: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(text, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
}

function objects(leaf: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.record({ apiVersion: text, spec: values(leaf), data: fc.dictionary(text, values(leaf)) });
}

describe('documentText', () => {
  test.each([
    ['objects of usual values', objects(scalar)],
    [
      'null, undefined and numbers that are not finite',
      objects(fc.oneof(scalar, fc.double(), fc.constantFrom(null, undefined))),
    ],
    ['any document', values(scalar)],
  ])('writes the bytes of cdk8s: %s', (_, documents) => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(documentText(document)).toBe(Yaml.stringify(document));
      }),
      { numRuns: 300 },
    );
  });

  test('leaves an object in two places to cdk8s', () => {
    const shared = { a: ['1'] };
    expect(documentText({ one: shared, other: shared })).toBe('one: &a1\n  a:\n    - "1"\nother: *a1\n');
  });
});
