import { wrongInEveryPlace } from '../schemas/every-place';
import { examples } from '../schemas/example-objects';
import { mistakes, rightOf, wrongOf } from '../schemas/mistakes';
import { SchemaJudge } from '../schemas/schema-judge';
import { ControlPlane } from './control-plane';
import { keptSchemas } from './kept-schemas';
import type { KubeObject } from './modules';
import { sideBySide } from './side-by-side';

const all = examples();
const objects = all.flatMap((example) => example.objects);

let plane: ControlPlane;
let judge: SchemaJudge;
let judged = 0;
let alike = 0;

beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
  const read = keptSchemas();
  if (!read) throw new Error('a control plane that has started has kept no schemas');
  judge = new SchemaJudge(read);
  const namespaces = new Set(objects.flatMap(({ metadata: { namespace } }) => namespace ?? []));
  for (const name of namespaces) await plane.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}, 2_400_000);

afterAll(async () => {
  process.stderr.write(`schemas: ${alike} of ${judged} judged alike\n`);
  await plane?.stop();
});

test.each(all)('$name has no object that the kept schemas refuse', ({ objects: own }) => {
  expect(own.flatMap((object) => judge.complaints(object))).toEqual([]);
});

test('the server refuses the mistakes that the kept schemas refuse, and takes the objects without them', async () => {
  const differences = await sideBySide(mistakes, 4, async (each) => {
    const right = rightOf(objects, each);
    const wrong = wrongOf(right, each);
    return [
      ...(await difference(`${each.kind} without ${each.mistake}`, right, true)),
      ...(await difference(`${each.kind}, ${each.mistake}`, wrong, false)),
    ];
  });
  expect(differences.flat()).toEqual([]);
});

test('the server and the kept schemas judge alike what has a wrong type or an unknown field, wherever it is', async () => {
  const wrongs = wrongInEveryPlace(objects);
  const differences = await sideBySide(wrongs, 4, ({ place, object }) => difference(place, object));
  expect(differences.flat()).toEqual([]);
});

/** Where the two do not judge alike, or not as they should. */
async function difference(what: string, object: KubeObject, right?: boolean): Promise<readonly string[]> {
  const { status, body } = await plane.client.tryApply(object);
  const told = judge.complaints(object);
  const [byServer, bySchemas] = [status < 300, told.length === 0];
  judged += 1;
  if (byServer === bySchemas && byServer === (right ?? byServer)) {
    alike += 1;
    return [];
  }
  return [`${what}: the server says ${byServer ? 'nothing' : body}, the schemas say ${told.join('; ') || 'nothing'}`];
}
