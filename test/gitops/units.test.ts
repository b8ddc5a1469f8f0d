import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { writeUnits } from '../../lib/gitops/writer';
import { toYaml } from '../../lib/gitops/yaml';
import { plainObjects } from '../../lib/manifests/in-order';
import type { Manifest } from '../../lib/manifests/manifest';
import { renderObjects } from '../../lib/manifests/render';
import { manifestUnits } from '../../lib/manifests/units';
import { checkModelPlatform } from '../../lib/plan/plan';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { anyDefinition } from '../fixtures/any-definition';
import { definition, serverImage, withCluster, withService } from '../fixtures/definition';
import { exampleDefinition } from '../fixtures/example-definition';
import { platformPlan } from '../fixtures/plan';
import { planOf } from '../fixtures/plan-of';
import { planOfVariant, scenarios } from '../snapshots/scenarios';
import { directory, useFolder } from './folder';

useFolder();

const variants = scenarios.flatMap(({ name, variants: all }) =>
  all.map((variant) => [`${name} ${variant.name}`, planOfVariant(variant)] as const),
);

const plans: readonly ModelPlatformPlan[] = [
  platformPlan,
  planOf(exampleDefinition('examples/on-premises/platform.yaml')),
];

/** Paths of all texts, numbers and conditions of a plan. */
function leaves(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
}

/** The plan with another value at a path. */
function edited(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return other(value);
  const copy: object = Array.isArray(value) ? [...value] : { ...Object(value) };
  Reflect.set(copy, step, edited(Reflect.get(copy, step), rest));
  return copy;
}

function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : `${value}9`;
}

/** Writes a plan to a folder; undefined if an edited plan cannot be rendered. */
function write(plan: ModelPlatformPlan, name: string, file?: string): Readonly<Record<string, string>> | undefined {
  const folder = join(directory, name);
  const cache = file === undefined ? undefined : { file, program: 'program' };
  try {
    writeUnits(manifestUnits(plan), { directory: folder, cache });
  } catch {
    return undefined;
  }
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = files.filter((each) => fs.statSync(join(folder, each)).isFile());
  return Object.fromEntries(texts.sort().map((each) => [each, fs.readFileSync(join(folder, each), 'utf8')]));
}

/** Objects as YAML, in the order of their texts. */
function texts(objects: readonly Manifest[]): readonly string[] {
  return objects.map((object) => toYaml(object)).sort();
}

/** Undefined for a plan with errors that cannot be rendered. */
function rendered(render: () => readonly Manifest[]): readonly string[] | undefined {
  try {
    return texts(render());
  } catch {
    return undefined;
  }
}

function objectsOfUnits(plan: ModelPlatformPlan): readonly Manifest[] {
  return manifestUnits(plan).flatMap((unit) => unit.render());
}

describe('the units of a plan', () => {
  test.each(variants)('have the objects of the constructs: %s', (_, plan) => {
    expect(texts(objectsOfUnits(plan))).toEqual(texts(renderObjects(plan)));
  });

  test.each(variants)('are printed in the order of the constructs: %s', (_, plan) => {
    expect(plainObjects(plan).map(toYaml)).toEqual(renderObjects(plan).map(toYaml));
  });

  test('have the objects of the constructs for random definitions', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const { plan } = checkModelPlatform(definition);
        const expected = plan && rendered(() => renderObjects(plan));
        expect(plan && expected && texts(objectsOfUnits(plan))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  test('do not share a name', () => {
    const names = manifestUnits(platformPlan).map(({ id }) => id);
    expect(new Set(names).size).toBe(names.length);
  });
});

test.each(plans)('after any change, the files with a cache are those without one %#', (plan) => {
  const places = leaves(plan);
  let run = 0;
  let changed = 0;
  fc.assert(
    fc.property(fc.nat(places.length - 1), (position) => {
      run += 1;
      const file = join(directory, `cache-${run}`);
      const before = write(plan, `cached-${run}`, file);
      const change = edited(plan, places[position] ?? []) as ModelPlatformPlan;
      const whole = write(change, `whole-${run}`);
      if (whole === undefined) return;
      if (JSON.stringify(whole) !== JSON.stringify(before)) changed += 1;
      expect(write(change, `cached-${run}`, file)).toEqual(whole);
    }),
    { numRuns: 25 },
  );
  expect(changed).toBeGreaterThan(0);
});

/** Changes of a definition that show in the monitoring of a service. */
const changes: Readonly<Record<string, ModelPlatformDefinition>> = {
  availability: withService(definition(), { slo: { availability: 99 } }),
  latency: withService(definition(), { slo: { availability: 99.9, latency: { percentile: 90, target: '1s' } } }),
  server: withService(definition(), { runtime: { kind: 'triton', image: serverImage } }),
  'no gateway': withService(definition(), { consumers: [{ team: 'ranking' }] }),
  replicas: withService(definition(), { scale: { min: 3 } }),
  rollout: withService(definition(), { rollout: { kind: 'canary', steps: [20] } }),
  'labels of rules': {
    ...definition(),
    monitoring: {
      prometheus: {
        kind: 'existing',
        namespace: 'metrics',
        address: 'http://prometheus.metrics.svc:9090',
        selectorLabels: { release: 'monitoring' },
      },
    },
  },
  nodes: withCluster(definition(), {
    nodePools: { general: { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 1, max: 1 } } },
  }),
};

test.each(Object.entries(changes))(
  'after a change of the definition, files with a cache are those without one: %s',
  (name, changed) => {
    const file = join(directory, 'cache');
    const folder = `cached-${name}`;
    const [before, after] = [definition(), changed].map((each) => checkModelPlatform(each).plan);
    if (!before || !after) throw new Error('no plan');
    const first = write(before, folder, file);
    expect(write(after, folder, file)).toEqual(write(after, `whole-${name}`));
    expect(write(after, folder)).not.toEqual(first);
  },
);
