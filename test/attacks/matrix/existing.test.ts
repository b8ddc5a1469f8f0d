import { expectHeld } from '../expect-held';
import { hostileTexts } from '../values';

test('a hostile text in any field for existing is refused, or arrives as a text', async () => {
  const { cells, accepted, fields, clusters } = await expectHeld('existing', hostileTexts);
  expect(accepted.length).toBeGreaterThan(1000);
  process.stderr.write(
    `texts: ${hostileTexts.length} in ${fields.size} fields for existing: ${cells} cells, ${cells - accepted.length} refused, ${accepted.length} arrived, ${clusters.length} clusters recorded\n`,
  );
});
