import { expectHeld } from '../expect-held';
import { textsFor } from '../values';

const texts = textsFor('aks');

test('a hostile text in any field for aks is refused, or arrives as a text', async () => {
  const { cells, accepted, fields, clusters } = await expectHeld('aks', texts);
  expect(accepted.length).toBeGreaterThan(5 * texts.length);
  process.stderr.write(
    `texts: ${texts.length} in ${fields.size} fields for aks: ${cells} cells, ${cells - accepted.length} refused, ${accepted.length} arrived, ${clusters.length} clusters recorded\n`,
  );
});
