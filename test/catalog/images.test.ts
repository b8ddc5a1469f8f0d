import { digestProofText } from '../../lib/catalog/digest-proof';
import * as images from '../../lib/catalog/images';
import { catalogImage, catalogImages } from '../../lib/catalog/images';
import { parseImage } from '../../lib/units/image';

const source = { name: 'release notes', from: 'acme/server@v1.0.0', date: '2026-11-30' };

test('every image of the catalog is listed', () => {
  const all = Object.values(images).flatMap((each) => ('reference' in each ? each.reference : []));
  expect(all.length).toBeGreaterThan(0);
  expect(catalogImages.map(({ reference }) => reference).sort()).toEqual(all.sort());
});

test.each(catalogImages.map((image) => [image.reference, image] as const))(
  '%s has a digest exactly if the catalog says how it was verified',
  (reference, { digest }) => {
    expect(parseImage(reference).tag).toBeDefined();
    expect(parseImage(reference).digest === undefined).toBe(digest.kind === 'none');
  },
);

test.each(catalogImages.map((image) => [image.reference, image] as const))(
  'the proof of the digest of %s is dated, and a quoted digest is in files of several owners',
  (_, { digest }) => {
    expect(digestProofText(digest)).toMatch(/\b20\d\d-\d\d-\d\d\b/);
    expect(digest.kind === 'quoted' ? digest.files : 2).toBeGreaterThan(1);
  },
);

test.each(catalogImages.map((image) => [image.reference, image] as const))(
  'the sources of %s name no branch, and a quoted digest names a file, or says what its files leave open',
  (_, { digest, source }) => {
    const proof = 'source' in digest ? digest.source : undefined;
    for (const each of [proof, source]) expect(each?.from ?? '').not.toMatch(/@(main|master|HEAD)$/);
    if (digest.kind === 'quoted') expect(digest.source ?? digest.gap).toBeDefined();
  },
);

test('an image is found by its complete reference only', () => {
  const [first] = catalogImages;
  expect(catalogImage(first?.reference ?? '')).toBe(first);
  expect(catalogImage(first?.reference.split('@')[0] ?? '')).toBeUndefined();
});

test('a proof says who states the digest', () => {
  expect(digestProofText({ kind: 'publisher', source })).toBe(
    'stated by the publisher: acme/server@v1.0.0, 2026-11-30 (release notes)',
  );
  expect(digestProofText({ kind: 'registry', source })).toMatch(/^answer of the registry: acme/);
  expect(digestProofText({ kind: 'quoted', files: 3, date: '2026-11-30' })).toBe(
    'quoted by 3 files of others, 2026-11-30; not confirmed by the publisher',
  );
  expect(digestProofText({ kind: 'quoted', files: 3, date: '2026-11-30', gap: 'none has the tag' })).toBe(
    'quoted by 3 files of others, 2026-11-30; none has the tag; not confirmed by the publisher',
  );
  expect(digestProofText({ kind: 'none', why: 'the tag is new' })).toBe('none: the tag is new');
});
