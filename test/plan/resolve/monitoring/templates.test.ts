import { machineTypes } from '../../../../lib/catalog/machines';
import { type ParsedDefinition, parseModelPlatform } from '../../../../lib/definition/parse';
import { nodePoolSchema } from '../../../../lib/definition/schema/node-pool';
import { objectSource } from '../../../../lib/definition/source';
import type { Path } from '../../../../lib/errors';
import { checkParsed } from '../../../../lib/plan/plan';
import { isMap } from '../../../../lib/units/values';
import { sampleDefinition } from '../../../fixtures/sample';

/** Fields of the plan that become Go templates of Prometheus, or templates of Argo Rollouts and Grafana. */
const templates = new Set(['summary', 'description', 'expr', 'legend', 'query']);

const machine = { type: 'g9.4xlarge', cpu: 16, memory: '64Gi' };
const complete = {
  ...sampleDefinition,
  cluster: {
    ...sampleDefinition.cluster,
    nodePools: {
      ...sampleDefinition.cluster.nodePools,
      serving: { machine, ...sampleDefinition.cluster.nodePools.serving },
    },
  },
};

function textsOf(value: unknown, path: Path = []): readonly (readonly [path: Path, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((each: unknown, index) => textsOf(each, [...path, index]));
  return isMap(value) ? Object.entries(value).flatMap(([key, each]) => textsOf(each, [...path, key])) : [];
}

function withText(value: unknown, [step, ...rest]: Path, text: string): unknown {
  if (step === undefined) return text;
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (index === step ? withText(each, rest, text) : each));
  return isMap(value) ? { ...value, [step]: withText(value[String(step)], rest, text) } : value;
}

function parseWith(path: Path, text: string): ParsedDefinition {
  return parseModelPlatform([objectSource(withText(complete, path, text))]);
}

/** Templates of the plan with an action that the user wrote. A refused definition has no plan. */
function injected(path: Path, text: string): readonly string[] {
  const { definition } = parseWith(path, text);
  return textsOf(definition && checkParsed(definition).plan)
    .filter(([at, each]) => templates.has(String(at.at(-1))) && each.includes('fail }}'))
    .map(([at]) => at.join('.'));
}

test.each(textsOf(complete).map(([path, text]) => [path.join('.'), path, text] as const))(
  'an action of a template at %s reaches no template',
  (_, path, text) => {
    expect([injected(path, '{{ fail }}'), injected(path, `${text}{{ fail }}`)]).toEqual([[], []]);
  },
);

const typePath: Path = ['cluster', 'nodePools', 'serving', 'machine', 'type'];

function problemsOf(type: string): readonly string[] {
  return parseWith(typePath, type)
    .findings.filter(({ rule }) => rule === 'definition/format')
    .map(({ problem }) => problem);
}

test.each(['{{ fail }}', 'm9 x', 'm9"x', '-m9', 'm9.', 'm'.repeat(64)])('refuses the machine type %j', (type) => {
  expect(problemsOf(type)).toEqual(['is not the name of a machine type']);
});

test.each(['eks', 'gke', 'aks'] as const)('every machine type of %s has the format', (provider) => {
  const types = machineTypes(provider).map(({ name }) => name);
  const refused = types.filter(
    (type) => !nodePoolSchema.safeParse({ machine: { type }, nodes: { min: 0, max: 1 } }).success,
  );
  expect(types.length).toBeGreaterThan(20);
  expect(refused).toEqual([]);
});
