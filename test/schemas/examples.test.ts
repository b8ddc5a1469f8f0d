import { keptSchemas } from '../control-plane/kept-schemas';
import { examples } from './example-objects';
import { mistakes, targetOf, withMistake } from './mistakes';
import { SchemaValidator } from './schema-validator';

const read = keptSchemas();
const all = examples();
const objects = all.flatMap((example) => example.objects);
const kinds = new Set(objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));

process.stderr.write(
  read
    ? `schemas: ${objects.length} objects of ${kinds.size} kinds checked against the schemas of the API server\n`
    : 'schemas: skipped, because the cache has no schemas of an API server; `npm run test:cluster` stores them\n',
);

(read ? describe : describe.skip)('the schemas of the API server', () => {
  const validator = new SchemaValidator(read ?? (() => undefined));

  test.each(all)('accept every object of $name', ({ objects: own }) => {
    expect(own.flatMap((object) => validator.errors(object))).toEqual([]);
  });

  test.each(mistakes)('refuse $mistake in a $kind with its path', (mistake) => {
    const errors = validator.errors(withMistake(targetOf(objects, mistake), mistake));
    const [field, ...above] = [...mistake.at].reverse();
    expect(errors).not.toEqual([]);
    expect(errors.join()).toContain(`/${above.reverse().join('/')}`);
    expect(errors.join()).toContain(String(field));
  });

  test('refuse an unknown kind', () => {
    const [object] = objects;
    expect(object && validator.errors({ ...object, kind: 'Namespaces' })).toEqual([
      expect.stringContaining('no schema for Namespaces in '),
    ]);
  });
});
