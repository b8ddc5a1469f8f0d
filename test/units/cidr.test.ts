import * as fc from 'fast-check';
import { type Cidr, cidrContains, cidrsOverlap, formatCidr, parseCidr, subnet } from '../../lib/units/cidr';
import { caughtUnitError, examplesIn } from './caught';

const size = (cidr: Cidr) => 2 ** (32 - cidr.prefix);
const last = (cidr: Cidr) => cidr.base + size(cidr) - 1;

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const cidr: fc.Arbitrary<Cidr> = fc
  .tuple(address, fc.integer({ min: 0, max: 32 }))
  .map(([any, prefix]) => ({ base: any - (any % 2 ** (32 - prefix)), prefix }));

/** A parent, a prefix in it, and two positions that exist. */
const division = cidr.chain((parent) =>
  fc.integer({ min: parent.prefix, max: 32 }).chain((prefix) => {
    const position = fc.integer({ min: 0, max: 2 ** (prefix - parent.prefix) - 1 });
    return fc.record({ parent: fc.constant(parent), prefix: fc.constant(prefix), one: position, other: position });
  }),
);

describe('parseCidr', () => {
  test('accepts every example from its own messages', () => {
    const examples = examplesIn(caughtUnitError(() => parseCidr('x')).allowed);
    expect(examples).toHaveLength(1);
    for (const example of examples) expect(() => parseCidr(example)).not.toThrow();
  });

  test.each([
    ['10.0.0.0/16', 0x0a000000, 16],
    ['192.168.4.0/22', 0xc0a80400, 22],
    ['255.255.255.255/32', 2 ** 32 - 1, 32],
    ['0.0.0.0/0', 0, 0],
    ['128.0.0.0/1', 2 ** 31, 1],
  ])('parses %s', (text, base, prefix) => {
    expect(parseCidr(text)).toEqual({ base, prefix });
  });

  test.each([
    '',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0/16',
    '10.0.0.0.0/16',
    '10.0.0.0/016',
    '010.0.0.0/16',
    '10.0.0.0/-1',
    '10.0.0.0/1.5',
    ' 10.0.0.0/16',
    '10.0.0.0/16\n',
    '10.0.0.0 /16',
    '0xa.0.0.0/16',
    '10.0.0.0/255.255.0.0',
    'a.b.c.d/16',
    '١٠.0.0.0/16',
  ])('rejects %j', (text) => {
    expect(caughtUnitError(() => parseCidr(text)).problem).toMatch(/ is not a network in CIDR notation$/);
  });

  test('reports that IPv6 is not supported', () => {
    expect(caughtUnitError(() => parseCidr('fd00::/8')).problem).toBe("'fd00::/8' is IPv6, which is not supported");
  });

  test.each(['256.0.0.0/16', '10.0.0.999/32'])('rejects %s, which has a number above 255', (text) => {
    expect(caughtUnitError(() => parseCidr(text)).problem).toBe(`'${text}' has a number above 255`);
  });

  test.each(['10.0.0.0/33', '10.0.0.0/99'])('rejects %s, which has a prefix above 32', (text) => {
    expect(caughtUnitError(() => parseCidr(text)).problem).toBe(`'${text}' has a prefix above 32`);
  });

  test.each([
    ['10.0.0.1/16', "'10.0.0.0/16', or '10.0.0.1/32' for one address"],
    ['10.1.2.0/16', "'10.1.0.0/16', or '10.1.2.0/32' for one address"],
    ['192.168.1.130/25', "'192.168.1.128/25', or '192.168.1.130/32' for one address"],
    ['1.2.3.4/0', "'0.0.0.0/0', or '1.2.3.4/32' for one address"],
  ])('rejects %s and suggests the network', (text, allowed) => {
    expect(caughtUnitError(() => parseCidr(text)).problem).toBe(`'${text}' has bits set after its prefix`);
    expect(caughtUnitError(() => parseCidr(text)).allowed).toBe(allowed);
  });

  test('parses every network that formatCidr writes', () => {
    fc.assert(fc.property(cidr, (any) => expect(parseCidr(formatCidr(any))).toEqual(any)));
  });
});

describe('formatCidr', () => {
  test.each(['10.0.0.0/16', '255.255.255.255/32', '0.0.0.0/0', '1.2.3.4/32'])('formats %s as it was parsed', (text) => {
    expect(formatCidr(parseCidr(text))).toBe(text);
  });
});

describe('cidrContains', () => {
  test.each([
    ['10.0.0.0/16', '10.0.0.0/16', true],
    ['10.0.0.0/16', '10.0.255.0/24', true],
    ['10.0.0.0/16', '10.1.0.0/24', false],
    ['10.0.0.0/16', '9.255.255.0/24', false],
    ['10.0.0.0/24', '10.0.0.0/16', false],
    ['0.0.0.0/0', '255.255.255.255/32', true],
    ['128.0.0.0/1', '127.255.255.255/32', false],
  ])('%s contains %s: %s', (outer, inner, expected) => {
    expect(cidrContains(parseCidr(outer), parseCidr(inner))).toBe(expected);
  });

  test('is true exactly if the first and the last address are inside', () => {
    fc.assert(
      fc.property(cidr, cidr, (outer, inner) => {
        const bothInside = inner.base >= outer.base && last(inner) <= last(outer);
        expect(cidrContains(outer, inner)).toBe(bothInside);
      }),
    );
  });
});

describe('cidrsOverlap', () => {
  test.each([
    ['10.0.0.0/16', '10.0.1.0/24', true],
    ['10.0.1.0/24', '10.0.0.0/16', true],
    ['10.0.0.0/24', '10.0.1.0/24', false],
    ['10.0.0.0/8', '0.0.0.0/0', true],
  ])('%s and %s overlap: %s', (a, b, expected) => {
    expect(cidrsOverlap(parseCidr(a), parseCidr(b))).toBe(expected);
  });

  test('is true exactly if neither ends before the other starts', () => {
    fc.assert(
      fc.property(cidr, cidr, (a, b) => {
        expect(cidrsOverlap(a, b)).toBe(a.base <= last(b) && b.base <= last(a));
      }),
    );
  });
});

describe('subnet', () => {
  const parent = parseCidr('10.0.0.0/16');

  test.each([
    [24, 0, '10.0.0.0/24'],
    [24, 1, '10.0.1.0/24'],
    [24, 255, '10.0.255.0/24'],
    [18, 3, '10.0.192.0/18'],
    [16, 0, '10.0.0.0/16'],
    [32, 65535, '10.0.255.255/32'],
  ])('the /%s at position %s is %s', (prefix, index, expected) => {
    expect(formatCidr(subnet(parent, prefix, index))).toBe(expected);
  });

  test.each([-1, 256, 0.5, Number.NaN])('has no /24 at position %s', (index) => {
    const error = caughtUnitError(() => subnet(parent, 24, index));
    expect(error.message).toBe(`10.0.0.0/16 has no /24 at position ${index}; allowed: positions 0 to 255`);
  });

  test.each([15, 33, 20.5, Number.NaN])('has no networks of prefix %s', (prefix) => {
    const error = caughtUnitError(() => subnet(parent, prefix, 0));
    expect(error.message).toBe(`10.0.0.0/16 has no networks of prefix ${prefix}; allowed: prefixes from 16 to 32`);
  });

  test('is always a network that parses', () => {
    fc.assert(
      fc.property(division, ({ parent, prefix, one }) => {
        const found = subnet(parent, prefix, one);
        expect(parseCidr(formatCidr(found))).toEqual(found);
      }),
    );
  });

  test('is always inside its parent', () => {
    fc.assert(fc.property(division, ({ parent, prefix, one }) => cidrContains(parent, subnet(parent, prefix, one))));
  });

  test('overlaps another exactly if it is the same', () => {
    fc.assert(
      fc.property(division, ({ parent, prefix, one, other }) => {
        const overlap = cidrsOverlap(subnet(parent, prefix, one), subnet(parent, prefix, other));
        expect(overlap).toBe(one === other);
      }),
    );
  });

  test('fills its parent without a gap', () => {
    const all = [0, 1, 2, 3].map((index) => subnet(parent, 18, index));
    const ends = all.map((each) => last(each) + 1);
    expect([parent.base, ...ends]).toEqual([...all.map((each) => each.base), last(parent) + 1]);
  });
});
