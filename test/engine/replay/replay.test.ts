import { regionNames } from '../../../lib/catalog/region-names';
import { isError } from '../../../lib/errors';
import { checkModelPlatform } from '../../../lib/plan/plan';
import type { ClusterPlan } from '../../../lib/plan/types/cluster';
import type { NodePoolPlan } from '../../../lib/plan/types/node-pool';
import { closeToLimits, largeDefinition, otherRules } from '../../clusters/limits/large-definition';
import { clusterPlanOf, oidcPlan, poolOf } from '../../fixtures/cluster-plan';
import { ridePricing } from '../../fixtures/many-cities';
import { planOfVariant, scenarios } from '../../snapshots/scenarios';
import { accounts } from '../fake-cloud';
import { log } from '../setup';
import { memoryAws, type Replayed, type Run, replay } from './memory-aws';
import { mistakes } from './mistakes';
import { keyOf, type RecordedStep, recordedSteps, stepWithDependencies } from './steps';

// The resources of every example on EKS and of large definitions are created in an AWS in memory, moto, which refuses ids of
// no resource, ranges that overlap and malformed policies. What moto accepts and AWS refuses is checked by
// test/engine/replay/aws. The order is the one of the dependencies that differs most from the order of the program.

const environment = memoryAws();
const test = environment.kind === 'ready' ? it : it.skip;
const bin = environment.kind === 'ready' ? environment.bin : '';

const region = 'us-east-1';

function largePlan(name: string, definition: Parameters<typeof checkModelPlatform>[0]): readonly [string, ClusterPlan] {
  const { plan, findings } = checkModelPlatform(definition);
  const errors = findings.filter((finding) => isError(finding) && !otherRules.has(finding.rule));
  if (!plan || errors.length > 0) throw new Error(`${name}: ${errors.map(({ problem }) => problem).join('; ')}`);
  return [name, plan.cluster];
}

const examples = scenarios.flatMap(({ name, variants }) =>
  variants.map((variant) => [name, planOfVariant(variant).cluster] as const),
);
const onEks = examples.filter(([, { provider }]) => provider === 'eks');
const large = [
  largePlan(
    'close to the limits',
    largeDefinition({ ...closeToLimits, provider: 'eks', region: regionNames.eks.indexOf(region) }),
  ),
  largePlan('200 cities', ridePricing('eks', 200)),
];

const zones = { zones: ['use1-az4', 'use1-az6'] };
const base = clusterPlanOf('eks', { cluster: zones });
const reserved = (name: string, cloud: object): NodePoolPlan => ({
  ...{ ...poolOf(base, 'gpu'), name, machineType: 'p5.48xlarge' },
  cloud: {
    ...{ provider: 'eks', amiType: 'AL2023_x86_64_NVIDIA', capacityType: 'ON_DEMAND' },
    ...{ reservation: 'cr-0123456789abcdef0', efaInterfaces: 32, ...cloud },
  },
});
/** What neither the examples nor the large definitions use: ids of zones, reservations, log-ins of a provider. */
const features: readonly [string, ClusterPlan] = [
  'other features',
  {
    ...base,
    oidc: oidcPlan,
    pools: {
      ...base.pools,
      block: reserved('block', { capacityType: 'CAPACITY_BLOCK' }),
      near: reserved('near', { placement: { kind: 'of-reservation', group: 'near' } }),
    },
  },
];
const plans = [...onEks, ...large, features];

/** Operations that moto 5.2.5 lacks. Their requests are checked against the API description, and their references resolved. */
const lacking = [
  ...['associate_access_policy', 'associate_identity_provider_config', 'create_access_entry', 'create_addon'],
  ...['create_placement_group', 'create_pod_identity_association', 'create_pull_through_cache_rule'],
];

interface RecordedRun extends Run {
  readonly steps: readonly RecordedStep[];
}

let runs: readonly RecordedRun[] = [];
let results: readonly Replayed[] = [];
let refusals: readonly Replayed[] = [];

/** The resources in which mistakes are made. */
const correct = () => runs.at(0)?.steps ?? [];

beforeAll(async () => {
  if (environment.kind !== 'ready') return;
  // Pulumi keeps its settings per process.
  for (const [, plan] of plans) {
    runs = [...runs, { region: plan.region, external: ['near'], steps: await recordedSteps(plan) }];
  }
  const mistaken = mistakes.map((mistake) => ({
    region,
    steps: mistake.mistaken(stepWithDependencies(correct(), mistake.type, mistake.name)),
  }));
  const reversed = { region, steps: [...correct()].reverse() };
  const all = replay(bin, accounts.aws, [...runs, ...mistaken, reversed]);
  results = all.slice(0, runs.length);
  refusals = all.slice(runs.length);
}, 900_000);

const sum = (of: (result: Replayed, index: number) => number) =>
  results.reduce((total, result, index) => total + of(result, index), 0);

test('an AWS in memory creates the resources of every example, of large definitions and of other features', () => {
  const total = sum((_, index) => runs[index]?.steps.length ?? 0);
  const created = total - sum(({ problems }) => problems.length);
  const others = plans.length - onEks.length;
  log(
    `replay: ${created} of ${total} resources of ${onEks.length} examples and ${others} other definitions, of ${sum(({ checkedOnly }) => checkedOnly)} of them only the requests`,
  );
  expect(plans.map(([name], index) => [name, results[index]?.problems])).toEqual(plans.map(([name]) => [name, []]));
  expect(onEks.length).toBeGreaterThan(3);
  expect(lacking).toEqual(expect.arrayContaining(results.flatMap((result) => result.lacking)));
});

describe('an AWS in memory refuses', () => {
  test.each(mistakes.map((mistake, index) => [mistake.what, mistake.refused, index] as const))(
    '%s',
    (_, refused, index) => {
      expect(refusals[index]?.problems[0]).toContain(refused);
    },
  );

  test('the reversed order, at every resource with a dependency', () => {
    const dependent = correct().filter(({ dependsOn }) => dependsOn.some((key) => key.startsWith('aws:')));
    const refused = new Set(refusals.at(-1)?.problems.map((problem) => problem.split(': ')[0]));
    expect(dependent.map(keyOf).filter((key) => !refused.has(key))).toEqual([]);
  });
});
