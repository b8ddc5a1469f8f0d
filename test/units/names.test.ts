import * as fc from 'fast-check';
import { dnsLabelProblem, joinName, shortHash } from '../../lib/units/names';

/** A deliberate copy of the pattern, so that the tests do not depend on the code under test. */
const dnsLabelPattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

const anyParts = fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), { maxLength: 6 });
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,19}$/);
const limit = fc.integer({ min: 8, max: 63 });

describe('dnsLabelProblem', () => {
  test.each(['a', '1', '9', 'a9', 'team-a', 'a--b', '0a-9', 'x'.repeat(63)])('accepts %s', (name) => {
    expect(dnsLabelProblem(name)).toBeUndefined();
  });

  test.each([
    ['', 'is empty'],
    ['Team', 'has upper case letters'],
    ['team_a', 'has characters other than a-z, 0-9 and -'],
    ['-9', 'does not start and end with a letter or digit'],
    ['a.b', 'has characters other than a-z, 0-9 and -'],
    ['a b', 'has characters other than a-z, 0-9 and -'],
    ['é', 'has characters other than a-z, 0-9 and -: it contains é (U+00E9)'],
    ['mоdel', 'has characters other than a-z, 0-9 and -: it contains о (U+043E)'],
    ['a\n', 'has characters other than a-z, 0-9 and -'],
    ['-a', 'does not start and end with a letter or digit'],
    ['a-', 'does not start and end with a letter or digit'],
    ['-', 'does not start and end with a letter or digit'],
    ['x'.repeat(64), 'is 64 characters long, at most 63 are allowed'],
  ])('reports that %j %s', (name, problem) => {
    expect(dnsLabelProblem(name)).toBe(problem);
  });

  test('accepts a shorter limit', () => {
    expect(dnsLabelProblem('abcd', 3)).toBe('is 4 characters long, at most 3 are allowed');
  });

  test('caps the limit at that of a DNS label', () => {
    expect(dnsLabelProblem('x'.repeat(64), 100)).toBe('is 64 characters long, at most 63 are allowed');
  });

  test('agrees with RFC 1123 on any text', () => {
    const near = fc.string({ unit: fc.constantFrom('a', 'z', '0', '-', 'A', '.', '_'), maxLength: 70 });
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (name) => {
        expect(dnsLabelProblem(name) === undefined).toBe(dnsLabelPattern.test(name));
      }),
    );
  });
});

describe('shortHash', () => {
  test('is the start of SHA-256 in hexadecimal', () => {
    expect(shortHash('abc', 8)).toBe('ba7816bf');
  });

  test('hashes text as UTF-8', () => {
    expect(shortHash('é', 8)).toBe('4a99557e');
  });

  test('has the given number of digits, each length a prefix of the next', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (text, digits) => {
        expect(shortHash(text, 64).slice(0, digits)).toBe(shortHash(text, digits));
        expect(shortHash(text, digits)).toHaveLength(digits);
      }),
    );
  });

  test.each([0, 65, 1.5, Number.NaN])('rejects %s digits', (digits) => {
    expect(() => shortHash('abc', digits)).toThrow(
      new RangeError(`${digits} is not a number of hexadecimal digits of SHA-256 (1 to 64)`),
    );
  });
});

describe('joinName', () => {
  test('joins parts that fit with a hyphen', () => {
    expect(joinName(['churn', 'prod', 'eu'], 63)).toBe('churn-prod-eu');
  });

  test('does not change a name of exactly the maximum length', () => {
    expect(joinName(['abcd', 'efgh'], 9)).toBe('abcd-efgh');
  });

  test('truncates a name that is one character too long and appends a hash', () => {
    expect(joinName(['recommendations', 'production'], 25)).toMatch(/^recommendations-[0-9a-f]{8}$/);
  });

  test('sanitizes a name with other characters and appends a hash', () => {
    expect(joinName(['Team A', 'x_9'], 63)).toMatch(/^team-a-x-9-[0-9a-f]{8}$/);
  });

  test.each([[[]], [['']], [['-']], [['日本']]])('uses only the hash for %j', (parts) => {
    expect(joinName(parts, 63)).toMatch(/^[0-9a-f]{8}$/);
  });

  test('uses only the hash at the smallest limit', () => {
    expect(joinName(['recommendations'], 8)).toMatch(/^[0-9a-f]{8}$/);
  });

  test.each([7, 0, -1, 10.5, Number.NaN])('rejects a limit of %s', (maxLength) => {
    expect(() => joinName(['a'], maxLength)).toThrow(RangeError);
  });

  test('gives the same hash in every release, because cloud resources are named with it', () => {
    expect(joinName(['recommendations', 'production', 'europe'], 24)).toBe('recommendations-9762d1ad');
  });

  test('is always a DNS label within the limit', () => {
    fc.assert(
      fc.property(anyParts, limit, (parts, maxLength) => {
        const name = joinName(parts, maxLength);
        expect(name).toMatch(dnsLabelPattern);
        expect(name.length).toBeLessThanOrEqual(maxLength);
      }),
      { numRuns: 500 },
    );
  });

  test('is a DNS label even if the limit is above 63', () => {
    expect(joinName(['x'.repeat(80)], 100)).toMatch(dnsLabelPattern);
  });

  test('gives different names to truncated names with the same beginning', () => {
    const beginning = 'a'.repeat(70);
    fc.assert(
      fc.property(fc.uniqueArray(label, { minLength: 2, maxLength: 30 }), limit, (endings, maxLength) => {
        const names = endings.map((ending) => joinName([beginning, ending], maxLength));
        expect(new Set(names).size).toBe(endings.length);
      }),
    );
  });

  test('gives different names to truncated names with different parts', () => {
    const long = 'a'.repeat(40);
    expect(joinName([long, 'b'], 20)).not.toBe(joinName([`${long}-b`], 20));
  });

  test('gives different names to names that differ only in sanitized characters', () => {
    const names = [['team-a'], ['Team-a'], ['team_a'], ['team a']].map((parts) => joinName(parts, 63));
    expect(new Set(names).size).toBe(4);
  });
});
