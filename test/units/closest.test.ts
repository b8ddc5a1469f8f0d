import * as fc from 'fast-check';
import { closest, distance } from '../../lib/units/closest';

const teams = ['payments', 'risk', 'search', 'recommendations'];

describe('closest', () => {
  test.each([
    ['paymets', 'payments'],
    ['paymentss', 'payments'],
    ['peyments', 'payments'],
    ['apyments', 'payments'],
    ['Payments', 'payments'],
    ['PAYMETS', 'payments'],
    ['risk', 'risk'],
    ['recomendation', 'recommendations'],
    ['serach', 'search'],
  ])('suggests for %s: %s', (name, expected) => {
    expect(closest(name, teams)).toBe(expected);
  });

  test.each(['fraud', '', 'x', 'pay', 'rs', 'something-else-entirely'])(
    'has no idea what %j was meant to be',
    (name) => {
      expect(closest(name, teams)).toBeUndefined();
    },
  );

  test('prefers the same first letter among equally close candidates', () => {
    expect(closest('gpu', ['cpu', 'gpus'])).toBe('gpus');
  });

  test('does not suggest a different name of one letter', () => {
    expect(closest('a', ['b'])).toBeUndefined();
  });

  test('suggests a candidate for a short name with one typo', () => {
    expect(closest('t4', ['l4', 'h100'])).toBe('l4');
  });

  test('counts a swap of two neighbours as one edit', () => {
    expect(closest('gap', ['gpa'])).toBe('gpa');
  });

  test.each([
    ['ab', 'ba'],
    ['gap', 'agp'],
    ['team', 'tema'],
  ])('counts a swap of two neighbours as one edit: %s suggests %s', (name, candidate) => {
    expect(closest(name, [candidate])).toBe(candidate);
  });

  test('counts every swapped pair', () => {
    expect(closest('badcfe', ['abcdef'])).toBeUndefined();
  });

  test.each([
    ['one slip in five characters', 'abcde', 'abcdx'],
    ['one character too many', 'abcdex', 'abcde'],
    ['two slips in six characters', 'abcdef', 'abcdxy'],
    ['two characters too many', 'abcdefxy', 'abcdef'],
    ['three slips in nine characters', 'abcdefghi', 'abcdefxyz'],
  ])('accepts %s', (_, name, candidate) => {
    expect(closest(name, [candidate])).toBe(candidate);
  });

  test.each([
    ['a swap that is only half of one', 'ab', 'bc'],
    ['two slips in five characters', 'abcde', 'abcxy'],
    ['three slips in six characters', 'abcdef', 'abcxyz'],
    ['two characters too many in five', 'abcxy', 'abc'],
    ['four slips in nine characters', 'abcdefghi', 'abcdewxyz'],
  ])('does not accept %s', (_, name, candidate) => {
    expect(closest(name, [candidate])).toBeUndefined();
  });

  test('ignores case in candidates', () => {
    expect(closest('l40s', ['L40S', 'l4os'])).toBe('L40S');
  });

  test('prefers the first by code unit among equally close candidates', () => {
    expect(closest('team-x', ['team-b', 'team-a'])).toBe('team-a');
  });

  test('prefers the candidate with fewer edits', () => {
    expect(closest('g6.xlarge', ['g5.2xlarge', 'g6.xlarges'])).toBe('g6.xlarges');
  });

  test('suggests nothing without candidates', () => {
    expect(closest('a', [])).toBeUndefined();
  });

  test('does not depend on the order of the candidates', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(word, fc.array(word, { minLength: 1 }), (name, candidates) => {
        expect(closest(name, [...candidates].reverse())).toBe(closest(name, candidates));
      }),
    );
  });

  test('suggests a long name with one character missing', () => {
    const word = fc.stringMatching(/^[a-z]{6,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), (name, at) => {
        const index = at % name.length;
        expect(closest(name.slice(0, index) + name.slice(index + 1), [name])).toBe(name);
      }),
    );
  });

  test('does not change the list of candidates', () => {
    const candidates = ['c', 'a', 'b'];
    closest('a', candidates);
    expect(candidates).toEqual(['c', 'a', 'b']);
  });
});

test('suggests nothing among more than five hundred names', () => {
  const names = Array.from({ length: 500 }, (_, index) => `model-${index}`);
  expect(closest('modl-7', names)).toBe('model-7');
  expect(closest('modl-7', [...names, 'other'])).toBeUndefined();
});

/** Every candidate is compared completely. */
function closestOfAll(name: string, candidates: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const near = [...candidates].sort().flatMap((candidate) => {
    const other = candidate.toLowerCase();
    const edits = distance(wanted, other);
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 3));
    const isNear = edits === 0 || (edits <= limit && edits < Math.min(wanted.length, other.length));
    return isNear ? [{ candidate, edits, begins: other.startsWith(wanted.slice(0, 1)) }] : [];
  });
  near.sort((one, other) => one.edits - other.edits || Number(other.begins) - Number(one.begins));
  return near[0]?.candidate;
}

test('the candidates that are not compared completely are never the closest', () => {
  const word = fc.array(fc.constantFrom(...'abcAB-1'), { maxLength: 12 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(word, fc.uniqueArray(word, { maxLength: 12 }), (name, candidates) => {
      expect(closest(name, candidates)).toBe(closestOfAll(name, candidates));
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('a distance above the limit is above it', () => {
  const word = fc.array(fc.constantFrom(...'abc'), { maxLength: 10 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(word, word, fc.nat(6), (one, other, limit) => {
      const exact = distance(one, other);
      const limited = distance(one, other, limit);
      expect(exact <= limit ? limited : Math.min(limited, limit + 1)).toBe(exact <= limit ? exact : limit + 1);
    }),
    { numRuns: 2000, seed: 1 },
  );
});
