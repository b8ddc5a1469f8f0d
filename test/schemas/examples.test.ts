import { keptSchemas } from '../control-plane/kept-schemas';
import { examples } from './example-objects';
import { mistakes, rightOf, wrongOf } from './mistakes';
import { SchemaJudge } from './schema-judge';

const read = keptSchemas();
const all = examples();
const objects = all.flatMap((example) => example.objects);
const kinds = new Set(objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));

process.stderr.write(
  read
    ? `schemas: ${objects.length} objects of ${kinds.size} kinds held against the schemas of the API server\n`
    : 'schemas: not held against those of an API server, which `npm run test:cluster` keeps in the cache\n',
);

(read ? describe : describe.skip)('the schemas of the API server', () => {
  const judge = new SchemaJudge(read ?? (() => undefined));

  test.each(all)('take every object of $name', ({ objects: own }) => {
    expect(own.flatMap((object) => judge.complaints(object))).toEqual([]);
  });

  test.each(mistakes)('refuse $mistake in a $kind, and say where', (mistake) => {
    const told = judge.complaints(wrongOf(rightOf(objects, mistake), mistake));
    const [field, ...above] = [...mistake.at].reverse();
    expect(told).not.toEqual([]);
    expect(told.join()).toContain(`/${above.reverse().join('/')}`);
    expect(told.join()).toContain(String(field));
  });

  test('refuse a kind that the server does not have', () => {
    const [object] = objects;
    expect(object && judge.complaints({ ...object, kind: 'Namespaces' })).toEqual([
      expect.stringContaining('there is no schema of Namespaces in '),
    ]);
  });
});
