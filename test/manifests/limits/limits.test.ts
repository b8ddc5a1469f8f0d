import fc from 'fast-check';
import { renderObjects } from '../../../lib/manifests/render';
import { checkModelPlatform } from '../../../lib/plan/plan';
import { largeDefinition, largeShape } from '../../clusters/limits/large-definition';
import type { KubeObject } from '../../control-plane/modules';
import { countOf } from '../../fixtures/cases';
import { ridePricing } from '../../fixtures/many-cities';
import { examples } from '../../schemas/example-objects';
import { keptValidator } from '../../schemas/kept-validator';
import { exceededBy, objectLimits } from './object-limits';

const all = examples();

/** Every object that a test of this file rendered. */
const rendered: KubeObject[] = [];

function problemsOf(objects: readonly KubeObject[]): readonly string[] {
  rendered.push(...objects);
  return exceededBy(objects);
}

function objectsOf(definition: Parameters<typeof checkModelPlatform>[0]): readonly KubeObject[] {
  const { plan } = checkModelPlatform(definition, { outputs: { outputs: {}, placeholders: true } });
  if (!plan) throw new Error('no plan');
  return renderObjects(plan) as readonly KubeObject[];
}

test.each(all)('the objects of $name are within the limits of Kubernetes', ({ objects }) => {
  expect(problemsOf(objects)).toEqual([]);
});

const cities = countOf({ all: 200, few: 50 });

test.each(['eks', 'gke', 'aks'] as const)(`the objects of ${cities} cities are within the limits on %s`, (provider) => {
  expect(problemsOf(objectsOf(ridePricing(provider, cities)))).toEqual([]);
});

/** Rules that concern the cloud alone. */
const cloudRules = new Set(['reference/used', 'machine/available', 'identity/known', 'placeholder/replaced']);

const runs = Number(process.env.LIMIT_RUNS ?? countOf({ all: 20, few: 1 }));

test(`the objects of ${runs} random definitions are within the limits, or the definition is refused`, () => {
  const counts = { within: 0, refused: 0 };
  for (const shape of fc.sample(largeShape, { numRuns: runs, seed: 20_261_130 })) {
    const definition = largeDefinition({ ...shape, fabric: false });
    const { findings } = checkModelPlatform(definition);
    if (findings.some(({ rule }) => !cloudRules.has(rule))) {
      counts.refused += 1;
    } else {
      const objects = objectsOf(definition);
      expect(problemsOf(objects)).toEqual([]);
      expect(objects.flatMap((object) => keptValidator?.errors(object) ?? [])).toEqual([]);
      counts.within += 1;
    }
  }
  process.stderr.write(`limits: objects of ${counts.within} random definitions within, ${counts.refused} refused\n`);
  expect(counts.within).toBeGreaterThan(runs / 2);
});

test('every limit measures something', () => {
  const unmeasured = objectLimits.filter(({ of }) => rendered.every((object) => of(object).length === 0));
  expect(unmeasured.map(({ field }) => field)).toEqual([]);
});

test('reports what exceeds a limit', () => {
  const matches = Array.from({ length: 65 }, () => ({}));
  const route = { apiVersion: 'v1', kind: 'HTTPRoute', metadata: { name: 'a' }, spec: { rules: [{ matches }] } };
  expect(exceededBy([route])).toEqual(['matches of a rule of a route: HTTPRoute a has 65 matches, at most 64']);
});
