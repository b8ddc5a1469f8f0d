import fc from 'fast-check';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { formatPath, PlatformError } from '../../lib/errors';
import { type Checked, checkModelPlatform, planModelPlatform } from '../../lib/plan/plan';
import { modelReferences } from '../../lib/plan/resolve/service/model-references';
import { rules } from '../../lib/plan/rules/all';
import { anyDefinition } from '../fixtures/any-definition';
import { countOf } from '../fixtures/cases';
import { definition, existingDefinition, withService } from '../fixtures/definition';

// One seed for all properties, so that each definition is planned once.
const numRuns = countOf({ all: 150, few: 40 });
const runs = { numRuns, seed: Date.now() };
const known = new Map<string, Checked>();

/** Checks a definition, or returns the result of an equal one. */
function check(of: ModelPlatformDefinition): Checked {
  const key = JSON.stringify(of, (_, value) => (value === undefined ? ['undefined'] : value));
  const result = known.get(key) ?? checkModelPlatform(of);
  known.set(key, result);
  return result;
}

/** Checks a definition of valid shape. */
function checked(of: ModelPlatformDefinition): Required<Checked> {
  const { plan, findings } = check(of);
  if (!plan) throw new Error(`the shape is invalid: ${JSON.stringify(findings)}`);
  return { plan, findings, notChecked: [] };
}

/** Names in one record that are not in the other. */
function missing(from: object | undefined, all: object | undefined): readonly string[] {
  return Object.keys(all ?? {}).filter((name) => !Object.hasOwn(from ?? {}, name));
}

/** Paths of values that JSON cannot represent. */
function notJson(value: unknown, path: string): readonly string[] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? [] : [path];
  if (typeof value !== 'object') return [path];
  const prototypes: readonly unknown[] = [Object.prototype, Array.prototype];
  const own = prototypes.includes(Object.getPrototypeOf(value)) ? [] : [path];
  return [...own, ...Object.entries(value).flatMap(([key, child]) => notJson(child, `${path}.${key}`))];
}

test('many generated definitions have planned services, and many have services that are left out', () => {
  const plans = fc.sample(anyDefinition, { numRuns, seed: 1 }).map((any) => ({ any, plan: checked(any).plan }));
  const planned = plans.filter(({ plan }) => Object.keys(plan.services).length > 0);
  const leftOut = plans.filter(({ any, plan }) => missing(plan.services, any.services).length > 0);
  expect(planned.length).toBeGreaterThan(numRuns / 20);
  expect(leftOut.length).toBeGreaterThan(numRuns / 4);
});

test('every definition gives a plan that survives a round trip through JSON', () => {
  fc.assert(
    fc.property(anyDefinition, (any) => {
      const { plan } = checked(any);
      expect(notJson(plan, '')).toEqual([]);
      expect(JSON.parse(JSON.stringify(plan))).toStrictEqual(plan);
    }),
    runs,
  );
});

test('everything that a plan leaves out has a finding', () => {
  fc.assert(
    fc.property(anyDefinition, (any) => {
      const { plan, findings } = checked(any);
      const paths = findings.map(({ path }) => `${formatPath(path)}.`);
      const found = (...starts: readonly string[]) =>
        paths.filter((path) => starts.some((start) => path.startsWith(`${start}.`)));
      for (const name of missing(plan.cluster.pools, any.cluster.nodePools)) {
        expect(found(`cluster.nodePools.${name}`)).not.toEqual([]);
      }
      for (const name of missing(plan.services, any.services)) {
        const service = any.services?.[name];
        const models = service ? modelReferences(service) : [];
        const buckets = models.map((model) => `models.${model.name}.bucket`);
        const causes = [`services.${name}`, `cluster.nodePools.${service?.pool}`, ...buckets];
        // An unknown name has one finding, at the first place that has it.
        const names: readonly unknown[] = [service?.team, service?.pool, ...models.map((model) => model.name)];
        const unknown = findings.filter(({ rule, value }) => rule === 'reference/known' && names.includes(value));
        expect([...found(...causes), ...unknown]).not.toEqual([]);
      }
      if (any.cluster.provider !== 'existing') {
        if (!plan.cluster.systemPool) expect(found('cluster.systemPool')).not.toEqual([]);
        if (!plan.cluster.network) expect(findings.map(({ rule }) => rule)).toContain('cluster/network-large-enough');
      }
      expect(missing(plan.teams, any.teams)).toEqual([]);
      expect(missing(plan.gateways, any.gateways)).toEqual([]);
      expect(missing(plan.cluster.buckets, any.buckets)).toEqual([]);
    }),
    runs,
  );
});

test('a service with an unknown reference is not fully checked, because of the reference', () => {
  const invalid = withService(definition(), {
    pool: 'cpus',
    resources: { memory: '900Gi' },
    scale: { min: 1, max: 2 },
    disruption: { minAvailable: 3 },
  });
  const pool = ['services', 'churn', 'pool'];
  const { findings, notChecked } = checkModelPlatform(invalid);
  expect(findings.map(({ path }) => path)).toContainEqual(pool);
  expect(notChecked).toEqual([{ path: ['services', 'churn'], because: [pool] }]);
  expect(checkModelPlatform(definition()).notChecked).toEqual([]);
});

test('everything that a plan leaves out has a reason that is not the workload itself', () => {
  fc.assert(
    fc.property(anyDefinition, (any) => {
      const { plan, notChecked } = check(any);
      fc.pre(plan !== undefined);
      const names = [...missing(plan?.services, any.services), ...missing(plan?.training, any.training)];
      expect(notChecked.map(({ path }) => path[1])).toEqual(names);
      for (const { path, because } of notChecked) {
        expect(because).not.toEqual([]);
        expect(because.map(formatPath)).not.toContain(formatPath(path));
      }
    }),
    runs,
  );
});

test('every finding has a path, a problem and a fix', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(anyDefinition, (any) => {
      for (const { path, problem, fix } of checked(any).findings) {
        expect(path).not.toEqual([]);
        for (const sentence of [problem, fix]) {
          expect(sentence).not.toMatch(/^$|\.$|undefined|NaN|Infinity|\[object/);
        }
      }
    }),
    runs,
  );
});

test('findings are in the order of the rules', () => {
  const order = rules.map(({ id }) => id);
  const invalid = withService({ ...definition(), addOns: { vault: {} } }, { pool: 'none', consumers: [] });
  const positions = checked(invalid).findings.map(({ rule }) => order.indexOf(rule));
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
  expect(positions.length).toBeGreaterThan(2);
});

test('a definition of invalid shape gives findings and no plan', () => {
  const wrong: unknown = { ...definition(), name: 'Not A Name' };
  const { plan, findings } = checkModelPlatform(wrong as ModelPlatformDefinition);
  expect(plan).toBe(undefined);
  expect(findings).toMatchObject([{ rule: 'definition/format', path: ['name'] }]);
});

test('planModelPlatform throws if a rule finds an error', () => {
  expect(planModelPlatform(definition()).name).toBe('acme');
  const invalid = withService(definition(), { pool: 'none', team: 'none' });
  expect(() => planModelPlatform(invalid)).toThrow(PlatformError);
  expect(() => planModelPlatform(invalid)).toThrow(/^2 errors in the definition/);
});

test('findings have the location of their path if it is known', () => {
  const places = () => [{ file: 'platform.yaml', line: 7 }];
  const { findings } = checkModelPlatform(withService(definition(), { consumers: [] }), { places });
  expect(findings[0]?.places).toEqual([{ file: 'platform.yaml', line: 7 }]);
  const unknown = checkModelPlatform(withService(definition(), { consumers: [] }), { places: () => [] });
  expect(unknown.findings[0]).not.toHaveProperty('places');
});

test('a plan has a format version', () => {
  expect(planModelPlatform(definition()).version).toBe(2);
});

test('delivery has defaults', () => {
  const delivery = { gitops: 'argocd', repository: 'https://git.example/acme' } as const;
  expect(planModelPlatform({ ...definition(), delivery }).delivery).toMatchObject({
    ...delivery,
    path: 'clusters/acme',
    revision: 'main',
  });
  const { delivery: _, ...without } = existingDefinition();
  expect(checkModelPlatform(without).plan).not.toHaveProperty('delivery');
});
