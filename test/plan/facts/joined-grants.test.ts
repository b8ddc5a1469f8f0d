import fc from 'fast-check';
import { isOneObject } from '../../../lib/plan/facts/grant-keys';
import { distinctGrants, joinGrants } from '../../../lib/plan/facts/joined-grants';
import type { BucketGrant, JoinedGrant } from '../../../lib/plan/types/identity';
import { pack } from '../../../lib/units/pack';

const read = (prefix: string, bucket = 'models'): BucketGrant => ({ bucket, access: 'read', prefix });
const write = (prefix: string): BucketGrant => ({ bucket: 'models', access: 'read-write', prefix });

test('joins the grants with the same bucket and access', () => {
  expect(joinGrants([read('a/'), read('b'), write('c/'), read('d/', 'data')])).toEqual([
    { bucket: 'models', access: 'read', prefixes: ['a/', 'b'] },
    { bucket: 'models', access: 'read-write', prefixes: ['c/'] },
    { bucket: 'data', access: 'read', prefixes: ['d/'] },
  ]);
});

test.each<[string, BucketGrant[], BucketGrant[]]>([
  ['a folder covers an object in it', [read('a/'), read('a/b')], [read('a/')]],
  ['a folder covers a folder in it', [read('a/b/'), read('a/')], [read('a/')]],
  ['a bucket covers all', [read(''), read('a/'), read('b')], [read('')]],
  ['write access covers read access', [read('a/'), write('a/')], [write('a/')]],
  ['read access does not cover write access', [read('a/'), write('a/b/')], [read('a/'), write('a/b/')]],
  [
    'an object covers no key that begins with it',
    [read('a'), read('a1'), read('a/')],
    [read('a'), read('a1'), read('a/')],
  ],
  ['a folder covers nothing in another bucket', [read('a/'), read('a/b', 'data')], [read('a/'), read('a/b', 'data')]],
  ['equal grants are one', [read('a'), read('a')], [read('a')]],
])('%s', (_, grants, distinct) => {
  expect(distinctGrants(grants)).toEqual(distinct);
});

test('a grant that does not fit alone is a group', () => {
  const fits = (group: readonly JoinedGrant[]) => group.flatMap(({ prefixes }) => prefixes).join('').length < 4;
  const groups = pack([read('aa'), read('b'), read('long'), read('c')], (grants) => fits(joinGrants(grants)));
  expect(groups.map(joinGrants)).toEqual([
    joinGrants([read('aa'), read('b')]),
    joinGrants([read('long')]),
    joinGrants([read('c')]),
  ]);
});

const key = fc.constantFrom(
  '',
  'a',
  'a/',
  'a/b',
  'a/b/',
  'a/bc',
  'ab',
  'ab/',
  'b/',
  'b/c',
  '2026.1',
  '2026.10',
  '2026.1/',
);
const grant: fc.Arbitrary<BucketGrant> = fc.record({
  bucket: fc.constantFrom('models', 'data'),
  access: fc.constantFrom('read' as const, 'read-write' as const),
  prefix: key,
});

/** Whether grants permit an access to an object, or to listing a prefix if it ends with a slash. */
function permits(grants: readonly BucketGrant[], asked: BucketGrant): boolean {
  return grants.some(
    ({ bucket, access, prefix }) =>
      bucket === asked.bucket &&
      (access === 'read-write' || asked.access === 'read') &&
      (isOneObject({ prefix }) ? asked.prefix === prefix : asked.prefix.startsWith(prefix)),
  );
}

test('joined grants permit exactly what the grants permit', () => {
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 8 }), grant, fc.integer({ min: 1, max: 4 }), (grants, asked, most) => {
      const groups = pack(distinctGrants(grants), (group) => group.length <= most);
      const split = groups
        .flatMap(joinGrants)
        .flatMap(({ bucket, access, prefixes }) => prefixes.map((prefix) => ({ bucket, access, prefix })));
      expect(permits(split, asked)).toBe(permits(grants, asked));
    }),
    { numRuns: 2000 },
  );
});
