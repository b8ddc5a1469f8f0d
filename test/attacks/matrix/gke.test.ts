import { expectHeld } from '../expect-held';
import { textsFor } from '../values';

const texts = textsFor('gke');

test('a hostile text in any field for gke is refused, or arrives as a text', async () => {
  const { cells, accepted, fields, clusters } = await expectHeld('gke', texts);
  expect(accepted.length).toBeGreaterThan(5 * texts.length);
  process.stderr.write(
    `texts: ${texts.length} in ${fields.size} fields for gke: ${cells} cells, ${cells - accepted.length} refused, ${accepted.length} arrived, ${clusters.length} clusters recorded\n`,
  );
});
