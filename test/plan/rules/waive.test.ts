import type { WaiverSpec } from '../../../lib/definition/waiver';
import type { Finding } from '../../../lib/errors';
import { checkModelPlatform } from '../../../lib/plan/plan';
import { rules } from '../../../lib/plan/rules/all';
import { applyWaivers } from '../../../lib/plan/rules/waive';
import { definition, withService } from '../../fixtures/definition';

const ids = ['image/pinned', 'reference/known', 'machine/available', 'reference/used'];
const named = rules.filter(({ id }) => ids.includes(id)).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));

function finding(rule: string, ...path: Finding['path']): Finding {
  return { rule, path, problem: 'a problem', fix: 'a fix' };
}

function waiver(at: string, more: Partial<WaiverSpec> = {}): WaiverSpec {
  return { rule: 'image/pinned', at, reason: 'accepted for a test', ...more };
}

const image = finding('image/pinned', 'services', 'a', 'runtime', 'image');

test.each(['services.a.runtime.image', 'services.a.runtime', 'services.a', 'services'])(
  'accepts findings at and below %s',
  (at) => {
    expect(applyWaivers([image], [waiver(at)], named).findings).toEqual([]);
  },
);

test.each(['services.ab', 'services.a.runtime.image.tag', 'service', 'services.b', 'models'])(
  'does not accept findings outside %s',
  (at) => {
    expect(applyWaivers([image], [waiver(at)], named).findings).toContain(image);
  },
);

test('does not compare paths by prefix', () => {
  const other = finding('image/pinned', 'services', 'ab', 'runtime', 'image');
  expect(applyWaivers([image, other], [waiver('services.a')], named).findings).toEqual([other]);
});

test('accepts findings at a list item below the list', () => {
  const inList = finding('image/pinned', 'services', 'a', 'consumers', 1, 'gateway');
  expect(applyWaivers([inList], [waiver('services.a.consumers')], named).findings).toEqual([]);
  expect(applyWaivers([inList], [waiver('services.a.consumers[1]')], named).findings).toEqual([]);
  expect(applyWaivers([inList], [waiver('services.a.consumers[0]')], named).findings).toContain(inList);
});

test('accepts only findings of its rule', () => {
  const other = finding('reference/used', 'services', 'a', 'runtime', 'image');
  expect(applyWaivers([image, other], [waiver('services.a')], named).findings).toEqual([other]);
});

test('reports a waiver without findings', () => {
  expect(applyWaivers([], [waiver('services.a')], named).findings).toEqual([
    {
      rule: 'waiver/used',
      path: ['waivers', 0],
      problem: 'image/pinned has no findings at services.a, so the waiver has no effect',
      fix: 'remove the waiver',
    },
  ]);
});

test('reports an unknown rule, and the closest one', () => {
  expect(applyWaivers([image], [waiver('services.a', { rule: 'image/pined' })], named).findings).toEqual([
    image,
    {
      rule: 'waiver/used',
      path: ['waivers', 0, 'rule'],
      problem: 'there is no rule with this name',
      value: 'image/pined',
      allowed: ids,
      fix: 'did you mean `image/pinned`?',
    },
  ]);
});

test.each([
  ['services.chrun', 'did you mean `services.churn`?', ['services.churn'], ['services', 'chrun']],
  ['service.churn.runtime', 'did you mean `services`?', expect.arrayContaining(['services', 'cluster']), ['service']],
  [
    'services.churn.runtme.image',
    'did you mean `services.churn.runtime`?',
    expect.anything(),
    ['services', 'churn', 'runtme'],
  ],
  ['services.elsewhere', 'correct the path, or remove the waiver', ['services.churn'], ['services', 'elsewhere']],
])('reports the path %s, which does not exist', (at, fix, allowed, refersTo) => {
  expect(applyWaivers([], [waiver(at)], named, { definition: definition() }).findings).toEqual([
    {
      rule: 'waiver/used',
      path: ['waivers', 0, 'at'],
      problem: 'there is no such path in the definition',
      value: at,
      allowed,
      fix,
      refersTo,
    },
  ]);
});

test('does not report a waiver for a service that is not planned', () => {
  const options = { leftOut: [['services', 'a']] };
  for (const at of ['services', 'services.a', 'services.a.runtime']) {
    expect(applyWaivers([], [waiver(at)], named, options).findings).toEqual([]);
  }
  expect(applyWaivers([], [waiver('services.b')], named, options).findings).toHaveLength(1);
});

test('a path of an optional field that is not set exists', () => {
  const { findings } = applyWaivers([], [waiver('services.churn.startup')], named, { definition: definition() });
  expect(findings).toMatchObject([{ path: ['waivers', 0], fix: 'remove the waiver' }]);
});

test('refuses a waiver of a rule that cannot be waived', () => {
  const unknown = finding('reference/known', 'services', 'a', 'pool');
  const { findings, waivers } = applyWaivers([unknown], [waiver('services.a', { rule: 'reference/known' })], named);
  expect(findings).toEqual([
    unknown,
    {
      rule: 'waiver/used',
      path: ['waivers', 0, 'rule'],
      problem: 'findings of this rule cannot be waived, because the plan would be incomplete or unsafe',
      value: 'reference/known',
      fix: 'fix the findings of the rule and remove the waiver',
    },
  ]);
  expect(waivers[0]?.findings).toBe(0);
});

test.each([
  'cluster/network-large-enough',
  'identity/known',
  'machine/available',
  'machine/gpu-count',
  'network/connection-safe',
  'reference/known',
  'storage/object-store-given',
])('%s cannot be waived', (rule) => {
  expect(rules.map(({ id }) => id)).toContain(rule);
  const found = finding(rule, 'services', 'a');
  expect(applyWaivers([found], [waiver('services.a', { rule })], rules).findings).toContain(found);
});

test('is valid on its last day', () => {
  const specs = [waiver('services.a', { until: '2027-03-31' })];
  expect(applyWaivers([image], specs, named, { today: '2027-03-31' }).findings).toEqual([]);
});

test('reports an expired waiver, which accepts nothing', () => {
  const specs = [waiver('services.a', { until: '2027-03-31' })];
  expect(applyWaivers([image], specs, named, { today: '2027-04-01' }).findings).toEqual([
    image,
    {
      rule: 'waiver/ended',
      path: ['waivers', 0, 'until'],
      problem: 'the waiver ended on 2027-03-31, and today is 2027-04-01',
      value: '2027-03-31',
      fix: 'fix the findings of image/pinned at services.a, or set a later date',
    },
  ]);
});

test('never expires without a date', () => {
  const specs = [waiver('services.a', { until: '1999-12-31' })];
  expect(applyWaivers([image], specs, named).findings).toEqual([]);
});

test('gives the same plan on every day', () => {
  const specs = [waiver('services.a', { until: '2027-03-31' })];
  const of = (day: string) => applyWaivers([image], specs, named, { today: day }).waivers;
  expect(of('2027-04-01')).toEqual(of('2027-03-31'));
});

test('allows two waivers for one finding', () => {
  const specs = [waiver('services'), waiver('services.a')];
  expect(applyWaivers([image], specs, named).findings).toEqual([]);
});

test('lists waivers in the plan with the number of findings', () => {
  const base = withService(definition(), { runtime: { kind: 'scikit-learn' } });
  const waivers = [waiver('services.churn', { until: '2027-03-31' })];
  const { plan, findings } = checkModelPlatform({ ...base, waivers });
  expect(findings).toEqual([]);
  expect(plan?.waivers).toEqual([
    { rule: 'image/pinned', at: 'services.churn', reason: 'accepted for a test', until: '2027-03-31', findings: 1 },
  ]);
});

test('the plan names the file that contains a waiver', () => {
  const places = () => [{ file: 'teams/shop.yaml', line: 3, column: 5 }];
  const [waived] = applyWaivers([image], [waiver('services.a')], named, { places }).waivers;
  expect(waived?.file).toBe('teams/shop.yaml');
  expect(applyWaivers([image], [waiver('services.a')], named).waivers[0]).not.toHaveProperty('file');
});
