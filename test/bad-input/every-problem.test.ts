import fc from 'fast-check';
import { modelPlatformSchema } from '../../lib/definition/schema/platform';
import { nounOf } from '../../lib/definition/schema/spot';
import { type Finding, formatPath, type Path } from '../../lib/errors';
import { type Checked, checkModelPlatform } from '../../lib/plan/plan';
import { readDefinitionSync } from '../../lib/sources/read';
import { isBelow } from '../../lib/units/paths';
import { valueAt } from '../../lib/units/values';
import { countOf } from '../fixtures/cases';
import { definition, existingDefinition } from '../fixtures/definition';
import { breaks, pathsOf, violations } from './break-definition';

// Breaks one to three values of a valid definition that also violates a rule elsewhere, and compares the findings with
// those after the repair.

const { definition: onPremises } = readDefinitionSync(['examples/on-premises/platform.yaml']);
const bases: readonly unknown[] = [definition(), definition('gke'), existingDefinition(), onPremises].map((base) =>
  JSON.parse(JSON.stringify(base)),
);

const names = <K extends string>(record: Readonly<Record<K, unknown>>) =>
  fc.constantFrom(...(Object.keys(record) as K[]));

const choices = fc.record({
  base: fc.constantFrom(...bases),
  violation: names(violations),
  service: fc.nat(),
  breaks: fc.array(fc.record({ name: names(breaks), at: fc.nat(), choice: fc.nat() }), { minLength: 1, maxLength: 3 }),
});

interface Broken {
  /** The findings with invalid values. */
  readonly before: Checked;
  /** The findings after the repair of the invalid values. */
  readonly after: readonly Finding[];
  /** The findings of the violation. */
  readonly violated: readonly Finding[];
}

const entryOf = (path: Path) => formatPath(nounOf(modelPlatformSchema, path));
const idOf = ({ rule, path }: Finding) => `${rule} ${formatPath(path)}`;
const check = (value: unknown) => checkModelPlatform(value as never);

/** The findings of both definitions. Undefined if no change makes the definition invalid. */
function brokenOf(chosen: typeof choices extends fc.Arbitrary<infer T> ? T : never): Broken | undefined {
  const { base } = chosen;
  const services = Object.keys((base as { services?: object }).services ?? {});
  const [entry, repaired] = violations[chosen.violation](base, services[chosen.service % services.length] ?? '');
  const paths = pathsOf(base).filter((path) => entryOf(path) !== formatPath(entry));
  let broken = repaired;
  let problems = 0;
  for (const { name, at, choice } of chosen.breaks) {
    const path = paths[at % paths.length] ?? [];
    // A break below a value that an earlier one removed would write a part of the value again.
    if (valueAt(broken, path.slice(0, -1)) === undefined) continue;
    const next: unknown = breaks[name](broken, path, choice);
    const issues = next === undefined ? 0 : (modelPlatformSchema.safeParse(next).error?.issues.length ?? 0);
    if (issues <= problems) continue;
    broken = next;
    problems = issues;
  }
  if (problems === 0) return undefined;
  const known = new Set(check(base).findings.map(idOf));
  const after = check(repaired).findings;
  const violated = after.filter((finding) => !known.has(idOf(finding)) && entryOf(finding.path) === formatPath(entry));
  return { before: check(broken), after, violated };
}

/** Findings that are neither reported nor in an entry that is not completely checked. */
function lost(findings: readonly Finding[], { before }: Broken): readonly string[] {
  const reported = new Set(before.findings.map(idOf));
  const named = new Set(before.notChecked.flatMap(({ path }) => [entryOf(path), formatPath(path)]));
  const isNamed = ({ path }: Finding) => named.has(entryOf(path)) || named.has(String(path[0])) || named.has('');
  return findings.filter((finding) => !reported.has(idOf(finding)) && !isNamed(finding)).map(idOf);
}

const numRuns = countOf({ all: 120, few: 30 });
const sample = fc.sample(choices, { numRuns, seed: 14 }).flatMap((chosen) => brokenOf(chosen) ?? []);

test('the definitions are invalid', () => {
  expect(sample.length).toBeGreaterThan(numRuns / 2);
  expect(sample.filter(({ violated }) => violated.length > 0).length).toBeGreaterThan(numRuns / 2);
});

test('invalid values hide no violation elsewhere', () => {
  expect(sample.flatMap((broken) => lost(broken.violated, broken))).toEqual([]);
  const reported = sample.filter(({ before, violated }) => {
    const ids = new Set(before.findings.map(idOf));
    return violated.every((finding) => ids.has(idOf(finding)));
  });
  expect(reported.length / sample.length).toBeGreaterThanOrEqual(0.85);
});

test('a repair shows no new finding outside of what was not checked', () => {
  expect(sample.flatMap((broken) => lost(broken.after, broken))).toEqual([]);
});

test('no finding of a rule is a consequence of an invalid value', () => {
  const wrong = sample.flatMap(({ before, after }) => {
    const real = new Set(after.map(idOf));
    return before.findings
      .filter(({ rule }) => !rule.startsWith('definition/'))
      .filter((each) => !real.has(idOf(each)));
  });
  expect(wrong).toEqual([]);
});

/** Definitions with problems that show only after another one is corrected. */
const nested: readonly unknown[] = [
  {
    ...definition(),
    cluster: {
      ...definition().cluster,
      provider: 'EKS',
      nodePools: { general: { machine: { cpu: 8, memory: 32 }, nodes: { min: 2, max: 4 } } },
    },
  },
  { ...definition(), cluster: { ...existingDefinition().cluster, provider: 'openstack' } },
];

test('every value that is not checked because it has errors has a reported error', () => {
  const silent = [...sample.map(({ before }) => before), ...nested.map(check)].flatMap((before) => {
    const errors = before.findings.map(({ path }) => path);
    return before.notChecked
      .filter(({ path, because }) => because.some((each) => formatPath(each) === formatPath(path)))
      .filter(({ path }) => !errors.some((error) => isBelow(error, path) || isBelow(path, error)))
      .map(({ path }) => formatPath(path));
  });
  expect(silent).toEqual([]);
});

test('no finding has a name of a repair', () => {
  expect(JSON.stringify(sample.map(({ before }) => before.findings))).not.toMatch(/stand[-_]in/i);
});
