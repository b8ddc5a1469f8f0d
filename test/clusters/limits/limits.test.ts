import fc from 'fast-check';
import { regionNames } from '../../../lib/catalog/region-names';
import { isError } from '../../../lib/errors';
import { checkModelPlatform } from '../../../lib/plan/plan';
import type { ClusterPlan } from '../../../lib/plan/types/cluster';
import type { RecordedResource } from '../../../lib/testing/record-pulumi';
import { ridePricing } from '../../fixtures/many-cities';
import { planOfVariant, scenarios } from '../../snapshots/scenarios';
import { closeToLimits, type LargeShape, largeDefinition, largeShape, otherRules } from './large-definition';
import { exceeded, limitsOf, unmeasured } from './limits';
import { recordNamed } from './record-named';

type Cloud = keyof typeof limitsOf;

const clouds = Object.keys(limitsOf) as readonly Cloud[];
const isCloud = (name: string): name is Cloud => name in limitsOf;

/** Every resource that a test of this file recorded, by provider. */
const recorded: Record<Cloud, RecordedResource[]> = { eks: [], gke: [], aks: [] };

async function problemsOf(plan: ClusterPlan): Promise<readonly string[]> {
  if (!isCloud(plan.provider)) throw new Error(`no limits of ${plan.provider}`);
  const resources = await recordNamed(plan);
  recorded[plan.provider].push(...resources);
  return exceeded(plan.provider, resources);
}

const examples = scenarios.flatMap(({ name, variants }) =>
  variants.filter((variant) => isCloud(variant.name)).map((variant) => [name, variant.name, variant] as const),
);

test.each(examples)('%s is within the limits of %s', async (_, __, variant) => {
  expect(await problemsOf(planOfVariant(variant).cluster)).toEqual([]);
});

const cities = 200;

test.each(clouds)(`${cities} cities are within the limits of %s`, async (provider) => {
  const { plan, findings } = checkModelPlatform(ridePricing(provider, cities));
  expect(findings.filter(isError).map(({ problem }) => problem)).toEqual([]);
  if (!plan) throw new Error('no plan');
  expect(await problemsOf(plan.cluster)).toEqual([]);
});

/** Problems of the cluster of a shape, or the rules that refuse it. */
async function outcomeOf(
  shape: LargeShape,
): Promise<{ readonly refusedBy: string } | { readonly problems: readonly string[] }> {
  const { plan, findings } = checkModelPlatform(largeDefinition(shape));
  const rules = new Set(findings.map(({ rule }) => rule).filter((rule) => !otherRules.has(rule)));
  if (!plan || rules.size > 0) return { refusedBy: [...rules].sort().join(', ') };
  return { problems: await problemsOf(plan.cluster) };
}

/** Regions that sell machines with a fast network. */
const regions = { eks: 'us-east-1', gke: 'us-central1', aks: 'eastus' } as const;

test.each(clouds)('a definition close to the limits of %s is within them', async (provider) => {
  const region = regionNames[provider].indexOf(regions[provider]);
  expect(await outcomeOf({ ...closeToLimits, provider, region })).toEqual({ problems: [] });
});

const runs = Number(process.env.LIMIT_RUNS ?? 20);

test(`${runs} random definitions are within the limits or refused`, async () => {
  const refused = new Map<string, number>();
  let within = 0;
  for (const shape of fc.sample(largeShape, { numRuns: runs, seed: 20_261_130 })) {
    const outcome = await outcomeOf(shape);
    if ('refusedBy' in outcome) {
      refused.set(outcome.refusedBy, (refused.get(outcome.refusedBy) ?? 0) + 1);
    } else {
      expect({ shape, problems: outcome.problems }).toEqual({ shape, problems: [] });
      within += 1;
    }
  }
  const counts = [...refused].map(([rules, count]) => `${count} by ${rules}`);
  console.log(
    `limits: ${within} of ${runs} random definitions within all limits, others refused: ${counts.join('; ')}`,
  );
  expect(within).toBeGreaterThan(runs / 2);
});

test.each(clouds)('every limit of %s measures something', (provider) => {
  expect(unmeasured(provider, recorded[provider])).toEqual([]);
});
