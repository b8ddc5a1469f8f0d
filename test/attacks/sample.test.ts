import { expectHeld } from './expect-held';
import { hostileTexts } from './values';

// A sample of `npm run test:attacks`, which writes every text for every provider.

const every = 40;
const sample = hostileTexts.filter((text) => !/^[\w.-]*$/.test(text)).filter((_, index) => index % every === 7);

test('a hostile text in any field is refused, or arrives as a text', async () => {
  expect(sample.length).toBeGreaterThan(3);
  const { accepted } = await expectHeld('existing', sample);
  expect(accepted.length).toBeGreaterThan(20);
});

test('there are at least 250 hostile texts', () => {
  expect(hostileTexts.length).toBeGreaterThanOrEqual(250);
});
