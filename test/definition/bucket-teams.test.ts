import { bucketFields } from '../../lib/definition/bucket-folders';
import { parseModelPlatform } from '../../lib/definition/parse';
import { objectSource } from '../../lib/definition/source';
import { workloadFields } from '../../lib/definition/workload-fields';
import { formatPath } from '../../lib/errors';
import { bucketReferences } from '../../lib/plan/rules/bucket-references';
import schema from '../../schema.json';
import { freeFields, leavesOf, withLeaf } from '../fixtures/free-texts';
import { part, platform } from '../plan/rules/part-attacks/scene';

const { team, include: _, models, services = {}, training = {} } = { include: undefined, ...part };

/** The workloads of `shop` are outside the parts, and use every field that takes a free text. */
const base = {
  ...platform,
  buckets: { private: {}, shared: {} },
  models: { ...platform.models, ...models },
  services: owned(services),
  training: owned(training),
};

function owned<W>(workloads: Readonly<Record<string, W>>): Readonly<Record<string, W & { readonly team: string }>> {
  return Object.fromEntries(Object.entries(workloads).map(([name, workload]) => [name, { team, ...workload }]));
}

/** Teams of a bucket in the definition with a part. */
function teamsOf(definition: object, bucket: string): readonly string[] {
  const { definition: parsed } = parseModelPlatform([objectSource({ ...definition, include: [{ team: 'ranking' }] })]);
  return parsed?.buckets?.[bucket]?.teams ?? [];
}

/** Whether the rules see a use of the bucket by the team. */
function refersTo(definition: object, bucket: string): boolean {
  const { definition: parsed } = parseModelPlatform([objectSource(definition)]);
  const uses = parsed === undefined ? [] : bucketReferences(parsed);
  return uses.some((use) => use.team === team && use.bucket === bucket);
}

const leaves = leavesOf(base, freeFields(schema)).filter(({ path: [first = ''] }) =>
  (workloadFields as readonly unknown[]).includes(first),
);

test('a workload outside the parts gives its team the buckets that its fields refer to, and no others', () => {
  expect(leaves.length).toBeGreaterThan(40);
  const different = leaves.flatMap((leaf) => {
    const refers = refersTo(withLeaf(base, leaf, 'private'), 'private');
    const gives = teamsOf(withLeaf(base, leaf, 'private'), 'private').includes(team);
    return refers === gives ? [] : [`${formatPath(leaf.path)}: refers ${refers}, gives ${gives}`];
  });
  expect(different).toEqual([]);
});

test('a variable whose name is bucket gives the team no bucket', () => {
  const [name = '', job] = Object.entries(base.training)[0] ?? [];
  const definition = { ...base, training: { [name]: { ...job, env: { bucket: 'private' } } } };
  expect(teamsOf(definition, 'private')).toEqual([]);
});

test('each field of a bucket is one of the schema', () => {
  const declared = workloadFields.flatMap((field) =>
    bucketFields[field].map((each) => [field, '*', ...each.field, 'bucket'].join('.')),
  );
  expect(freeFields(schema)).toEqual(expect.arrayContaining(declared));
});
