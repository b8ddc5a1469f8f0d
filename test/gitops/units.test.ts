import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeUnits } from '../../lib/gitops/writer';
import { toYamlStream } from '../../lib/gitops/yaml';
import { renderObjects } from '../../lib/manifests/render';
import { manifestUnits } from '../../lib/manifests/units';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { exampleDefinition } from '../fixtures/example-definition';
import { platformPlan } from '../fixtures/plan';
import { planOf } from '../fixtures/plan-of';
import { directory, useFolder } from './folder';

useFolder();

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

describe('the units of a plan', () => {
  test.each(plans)('have the objects of the plan %#', (plan) => {
    const byName = (objects: ReturnType<typeof renderObjects>) =>
      objects.map((object) => toYamlStream([object])).sort();
    expect(byName(manifestUnits(plan).flatMap((unit) => unit.render()))).toEqual(byName(renderObjects(plan)));
  });

  test.each(plans)('have different names %#', (plan) => {
    const names = manifestUnits(plan).map(({ id }) => id);
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
