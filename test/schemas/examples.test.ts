import type { KubeObject } from '../control-plane/modules';
import { sampled } from '../fixtures/cases';
import { examples } from './example-objects';
import { keptValidator } from './kept-validator';
import { mistakes, targetOf, withMistake } from './mistakes';

const all = examples();
const objects = all.flatMap((example) => example.objects);
const kinds = new Set(objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));

process.stderr.write(
  keptValidator
    ? `schemas: ${objects.length} objects of ${kinds.size} kinds checked against the schemas of the API server\n`
    : 'schemas: skipped, because the cache has no schemas of an API server; `npm run test:cluster` stores them\n',
);

(keptValidator ? describe : describe.skip)('the schemas of the API server', () => {
  const errorsOf = (object: KubeObject) => keptValidator?.errors(object) ?? [];

  test.each(sampled(all, 2))('accept every object of $name', ({ objects: own }) => {
    expect(own.flatMap((object) => errorsOf(object))).toEqual([]);
  });

  test.each(mistakes)('refuse $mistake in a $kind with its path', (mistake) => {
    const errors = errorsOf(withMistake(targetOf(objects, mistake), mistake));
    const [field, ...above] = [...mistake.at].reverse();
    expect(errors).not.toEqual([]);
    expect(errors.join()).toContain(`/${above.reverse().join('/')}`);
    expect(errors.join()).toContain(String(field));
  });

  test('refuse an unknown kind', () => {
    const [object] = objects;
    expect(object && errorsOf({ ...object, kind: 'Namespaces' })).toEqual([
      expect.stringContaining('no schema for Namespaces in '),
    ]);
  });
});
