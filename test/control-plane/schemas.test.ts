import { invalidInEveryPlace } from '../schemas/every-place';
import { examples } from '../schemas/example-objects';
import { mistakes, targetOf, withMistake } from '../schemas/mistakes';
import { SchemaValidator } from '../schemas/schema-validator';
import { ControlPlane } from './control-plane';
import { keptSchemas } from './kept-schemas';
import { mapConcurrently } from './map-concurrently';
import type { KubeObject } from './modules';

const all = examples();
const objects = all.flatMap((example) => example.objects);

let plane: ControlPlane;
let validator: SchemaValidator;
let judged = 0;
let agreed = 0;

beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
  const read = keptSchemas();
  if (!read) throw new Error('the control plane has started but cached no schemas');
  validator = new SchemaValidator(read);
  const namespaces = new Set(objects.flatMap(({ metadata: { namespace } }) => namespace ?? []));
  for (const name of namespaces) await plane.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}, 2_400_000);

afterAll(async () => {
  process.stderr.write(`schemas: ${agreed} of ${judged} with the same verdict\n`);
  await plane?.stop();
});

test.each(all)('$name has no object that the cached schemas refuse', ({ objects: own }) => {
  expect(own.flatMap((object) => validator.errors(object))).toEqual([]);
});

test('the server and the cached schemas refuse the same mistakes, and accept the objects without them', async () => {
  const differences = await mapConcurrently(mistakes, 4, async (each) => {
    const right = targetOf(objects, each);
    const wrong = withMistake(right, each);
    return [
      ...(await difference(`${each.kind} without ${each.mistake}`, right, true)),
      ...(await difference(`${each.kind}, ${each.mistake}`, wrong, false)),
    ];
  });
  expect(differences.flat()).toEqual([]);
});

test('the server and the cached schemas agree on wrong types and unknown fields at every path', async () => {
  const wrongs = invalidInEveryPlace(objects);
  const differences = await mapConcurrently(wrongs, 4, ({ place, object }) => difference(place, object));
  expect(differences.flat()).toEqual([]);
});

/** Differences between the two verdicts, or from the expected one. */
async function difference(what: string, object: KubeObject, right?: boolean): Promise<readonly string[]> {
  const { status, body } = await plane.client.tryApply(object);
  const problems = validator.errors(object);
  const [byServer, bySchemas] = [status < 300, problems.length === 0];
  judged += 1;
  if (byServer === bySchemas && byServer === (right ?? byServer)) {
    agreed += 1;
    return [];
  }
  return [
    `${what}: the server reports ${byServer ? 'nothing' : body}, the schemas report ${problems.join('; ') || 'nothing'}`,
  ];
}
