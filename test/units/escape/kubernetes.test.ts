import * as fc from 'fast-check';
import { escapeExpansion } from '../../../lib/units/escape/kubernetes';
import { expand } from './expansion';

const variables = { VAR_A: 'A', VAR_B: 'B', VAR_C: 'C', VAR_REF: '$(VAR_A)', VAR_EMPTY: '' };

/** Text that contains what Kubernetes reads as a reference or an escape. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('$', '$$', '$(', '(', ')', '$(VAR_A)', 'VAR_B', '$(VAR_EMPTY)', '\\', '\n', '€'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''));

describe('escapeExpansion', () => {
  test('Kubernetes passes on any text as it was written', () => {
    fc.assert(
      fc.property(text, (written) => expand(escapeExpansion(written), variables) === written),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['echo $HOME', 'echo $HOME'],
    [`\${HOME}`, `\${HOME}`],
    ['100$', '100$'],
    ['$!', '$!'],
    ['$$', '$$$$'],
    ['$(VAR_A)', '$$(VAR_A)'],
    ['$$(VAR_A)', '$$$$(VAR_A)'],
    ['$$$(VAR_A)', '$$$$$$(VAR_A)'],
    ['$(ls | wc -l)', '$$(ls | wc -l)'],
  ])('writes %j as %j', (written, escaped) => {
    expect(escapeExpansion(written)).toBe(escaped);
  });
});

// Source: kubernetes/kubernetes v1.36.3, third_party/forked/golang/expansion/expand_test.go, `doExpansionTest`.
test.each([
  ['$(VAR_A)', 'A'],
  ['$(VAR_A)-$(VAR_A)', 'A-A'],
  ['___$(VAR_B)___', '___B___'],
  ['$$(VAR_B)_$(VAR_A)', '$(VAR_B)_A'],
  ['$$(VAR_A)_$$(VAR_B)', '$(VAR_A)_$(VAR_B)'],
  ['f000-$$VAR_A', 'f000-$VAR_A'],
  ['foo\\$(VAR_C)bar', 'foo\\Cbar'],
  ['$(VAR_A$(VAR_B))', '$(VAR_A$(VAR_B))'],
  ['$(VAR_A$(VAR_B)', '$(VAR_A$(VAR_B)'],
  ['$(VAR_REF)', '$(VAR_A)'],
  ['foo$(VAR_EMPTY)bar', 'foobar'],
  ['foo$(VAR_Awhoops!', 'foo$(VAR_Awhoops!'],
  ['$?_boo_$!', '$?_boo_$!'],
  ['$(VAR_DNE)', '$(VAR_DNE)'],
  ['$$$$$$(BIG_MONEY)', '$$$(BIG_MONEY)'],
  ['$$$$$$(VAR_A)', '$$$(VAR_A)'],
  ['$$$$$$$(GOOD_ODDS)', '$$$$(GOOD_ODDS)'],
  ['$$$$$$$(VAR_A)', '$$$A'],
  [`\${VAR_A}`, `\${VAR_A}`],
  ['$(VAR_C)_______$(', 'C_______$('],
  ['$(VAR_A)foobarzab$', 'Afoobarzab$'],
  ['--$($($($($--', '--$($($($($--'],
  ['$($($($($--foo$(', '$($($($($--foo$('],
  ['$(foo$$var)', '$(foo$$var)'],
  ['prefix-$€-suffix', 'prefix-$€-suffix'],
])('the port of the expansion of Kubernetes reads %j as %j', (input, expanded) => {
  expect(expand(input, variables)).toBe(expanded);
});
