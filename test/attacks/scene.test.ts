import { providerNames } from '../../lib/definition/provider-names';
import { leavesOf } from '../fixtures/free-texts';
import { planned } from './outcome';
import { sceneOf } from './scene';
import { expectedFields, fields, formsOf } from './scene-fields';

// `npm run test:attacks` writes hostile texts to the fields of these scenes.

const scenes = providerNames.flatMap((provider) => formsOf(provider).map((form) => [provider, form] as const));

test.each(scenes)('the scene of %s with %s has a plan and no findings', (provider, form) => {
  const { plan, findings } = planned(sceneOf(provider, form));
  expect(findings).toEqual([]);
  expect(plan).toBeDefined();
});

test.each(providerNames)('the scenes of %s have every field with a free text', (provider) => {
  const found = new Set(
    formsOf(provider).flatMap((form) => leavesOf(sceneOf(provider, form), fields).map(({ field }) => field)),
  );
  expect(expectedFields(provider).filter((field) => !found.has(field))).toEqual([]);
});

test('every field with a free text is in the scenes of some provider', () => {
  const expected = new Set(providerNames.flatMap(expectedFields));
  expect(fields.filter((field) => !expected.has(field))).toEqual([]);
});
