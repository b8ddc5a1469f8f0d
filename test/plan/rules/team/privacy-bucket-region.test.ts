import { confine } from '../../../fixtures/confined';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'privacy/bucket-region';

test('accepts buckets that the platform creates', () => {
  expect(findingsOf(confine(definition()), id)).toEqual([]);
});

test('accepts an unmanaged bucket of teams that are not confined', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('refuses an unmanaged bucket in a cloud', () => {
  const buckets = { models: { name: 'acme-models', manage: false } };
  expect(findingsOf({ ...confine(definition()), buckets }, id)).toEqual([
    {
      rule: id,
      path: ['buckets', 'models'],
      problem: 'the data of ranking is confined, and the region of this unmanaged bucket is unknown',
      value: 'acme-models',
      fix: 'look up its region, and write it in the reason of a waiver, or let the platform create the bucket',
    },
  ]);
});

test('names a fix that an existing cluster has', () => {
  expect(findingsOf(confine(existingDefinition()), id)).toMatchObject([
    { path: ['buckets', 'models'], fix: 'look up its region, and write it in the reason of a waiver' },
  ]);
});

test('accepts an unmanaged bucket with a waiver', () => {
  const waivers = [{ rule: id, at: 'buckets.models', reason: 'it is in Frankfurt' }];
  expect(findingsOf({ ...confine(existingDefinition()), waivers }, id)).toEqual([]);
});
