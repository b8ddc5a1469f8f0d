import * as fc from 'fast-check';
import { closest } from '../../lib/units/closest';

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
  ])('%s was meant to be %s', (name, expected) => {
    expect(closest(name, teams)).toBe(expected);
  });

  test.each(['fraud', '', 'x', 'pay', 'rs', 'something-else-entirely'])(
    'has no idea what %j was meant to be',
    (name) => {
      expect(closest(name, teams)).toBeUndefined();
    },
  );

  test('takes that which begins with the same letter, of two that are equally near', () => {
    expect(closest('gpu', ['cpu', 'gpus'])).toBe('gpus');
  });

  test('does not suggest another name of one letter', () => {
    expect(closest('a', ['b'])).toBeUndefined();
  });

  test('suggests for short names with one slip', () => {
    expect(closest('t4', ['l4', 'h100'])).toBe('l4');
  });

  test('counts two neighbours swapped as one slip', () => {
    expect(closest('gap', ['gpa'])).toBe('gpa');
  });

  test.each([
    ['ab', 'ba'],
    ['gap', 'agp'],
    ['team', 'tema'],
  ])('counts two neighbours swapped as one slip, so %s may be %s', (name, candidate) => {
    expect(closest(name, [candidate])).toBe(candidate);
  });

  test('counts every pair of swapped neighbours', () => {
    expect(closest('badcfe', ['abcdef'])).toBeUndefined();
  });

  test.each([
    ['one slip in five characters', 'abcde', 'abcdx'],
    ['one character too many', 'abcdex', 'abcde'],
    ['two slips in six characters', 'abcdef', 'abcdxy'],
    ['two characters too many', 'abcdefxy', 'abcdef'],
    ['three slips in nine characters', 'abcdefghi', 'abcdefxyz'],
  ])('forgives %s', (_, name, candidate) => {
    expect(closest(name, [candidate])).toBe(candidate);
  });

  test.each([
    ['a swap that is only half of one', 'ab', 'bc'],
    ['two slips in five characters', 'abcde', 'abcxy'],
    ['three slips in six characters', 'abcdef', 'abcxyz'],
    ['two characters too many in five', 'abcxy', 'abc'],
    ['four slips in nine characters', 'abcdefghi', 'abcdewxyz'],
  ])('does not forgive %s', (_, name, candidate) => {
    expect(closest(name, [candidate])).toBeUndefined();
  });

  test('takes upper case in a candidate for a match', () => {
    expect(closest('l40s', ['L40S', 'l4os'])).toBe('L40S');
  });

  test('takes the first in the alphabet of two that are equally near', () => {
    expect(closest('team-x', ['team-b', 'team-a'])).toBe('team-a');
  });

  test('prefers the name with fewer slips', () => {
    expect(closest('g6.xlarge', ['g5.2xlarge', 'g6.xlarges'])).toBe('g6.xlarges');
  });

  test('knows nothing without candidates', () => {
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

  test('finds a long name with one character missing', () => {
    const word = fc.stringMatching(/^[a-z]{6,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), (name, at) => {
        const index = at % name.length;
        expect(closest(name.slice(0, index) + name.slice(index + 1), [name])).toBe(name);
      }),
    );
  });

  test('leaves the list of candidates as it was', () => {
    const candidates = ['c', 'a', 'b'];
    closest('a', candidates);
    expect(candidates).toEqual(['c', 'a', 'b']);
  });
});
