import { expectHeld } from '../expect-held';
import { cloudTexts } from '../values';

test('a hostile text in any field for gke is refused, or arrives as a text', async () => {
  const { cells, accepted, fields, clusters } = await expectHeld('gke', cloudTexts);
  expect(accepted.length).toBeGreaterThan(1000);
  process.stderr.write(
    `texts: ${cloudTexts.length} in ${fields.size} fields for gke: ${cells} cells, ${cells - accepted.length} refused, ${accepted.length} arrived, ${clusters.length} clusters recorded\n`,
  );
});
