import { definition, existingDefinition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'drain/within-upgrade';

test('accepts the default, and a drain that ends before an upgrade of the node kills the pod', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
  expect(findingsOf(withService(definition(), { drain: '7m' }), id)).toEqual([]);
  expect(findingsOf(withService(existingDefinition(), { drain: '29m' }), id)).toEqual([]);
});

test.each([
  ['10h', definition()],
  ['8m', definition()],
  ['30m', existingDefinition()],
])('refuses a drain of %s', (drain, base) => {
  const [finding] = findingsOf(withService(base, { drain }), id);
  expect(finding).toMatchObject({ path: ['services', 'churn', 'drain'], value: drain, fix: 'shorten drain' });
});

test('states both times', () => {
  expect(findingsOf(withService(definition(), { drain: '10h' }), id)).toMatchObject([
    {
      problem: 'a replica takes up to 72015s to terminate, and an upgrade of its node waits 15m',
      allowed: 'at most 15m for drain, open requests and the end of the server',
    },
  ]);
});

test('names the timeout if no drain is written', () => {
  expect(findingsOf(withService(definition(), { timeout: '20m' }), id)).toMatchObject([
    { path: ['services', 'churn', 'timeout'], value: '20m' },
  ]);
});
