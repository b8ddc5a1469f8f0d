import { expectHeld } from '../expect-held';
import { cloudTexts } from '../values';

test('a hostile text in any field for eks is refused, or arrives as a text', async () => {
  const { cells, accepted, fields, clusters } = await expectHeld('eks', cloudTexts);
  expect(accepted.length).toBeGreaterThan(1000);
  process.stderr.write(
    `texts: ${cloudTexts.length} in ${fields.size} fields for eks: ${cells} cells, ${cells - accepted.length} refused, ${accepted.length} arrived, ${clusters.length} clusters recorded\n`,
  );
});
