import type { WaiverSpec } from '../../../lib/definition/waiver';
import type { Finding } from '../../../lib/errors';
import { checkModelPlatform } from '../../../lib/plan/plan';
import { rules } from '../../../lib/plan/rules/all';
import { applyWaivers } from '../../../lib/plan/rules/waive';
import { definition, withService } from '../../fixtures/definition';

const ids = ['image/pinned', 'reference/known', 'machine/available', 'reference/used'];
const named = rules.filter(({ id }) => ids.includes(id)).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));

function finding(rule: string, ...path: Finding['path']): Finding {
  return { rule, path, problem: 'something is wrong', fix: 'mend it' };
}

function waiver(at: string, more: Partial<WaiverSpec> = {}): WaiverSpec {
  return { rule: 'image/pinned', at, reason: 'it is right here', ...more };
}

const image = finding('image/pinned', 'services', 'a', 'runtime', 'image');

test.each(['services.a.runtime.image', 'services.a.runtime', 'services.a', 'services'])(
  'a waiver at %s hides what is there or below',
  (at) => {
    expect(applyWaivers([image], [waiver(at)], named, undefined).findings).toEqual([]);
  },
);

test.each(['services.ab', 'services.a.runtime.image.tag', 'service', 'services.b', 'models'])(
  'a waiver at %s does not',
  (at) => {
    expect(applyWaivers([image], [waiver(at)], named, undefined).findings).toContain(image);
  },
);

test('a waiver of a does not hide what is in ab', () => {
  const other = finding('image/pinned', 'services', 'ab', 'runtime', 'image');
  expect(applyWaivers([image, other], [waiver('services.a')], named, undefined).findings).toEqual([other]);
});

test('a place in a list is below the list', () => {
  const inList = finding('image/pinned', 'services', 'a', 'consumers', 1, 'gateway');
  expect(applyWaivers([inList], [waiver('services.a.consumers')], named, undefined).findings).toEqual([]);
  expect(applyWaivers([inList], [waiver('services.a.consumers[1]')], named, undefined).findings).toEqual([]);
  expect(applyWaivers([inList], [waiver('services.a.consumers[0]')], named, undefined).findings).toContain(inList);
});

test('a waiver hides what its own rule finds, and nothing else there', () => {
  const other = finding('reference/used', 'services', 'a', 'runtime', 'image');
  expect(applyWaivers([image, other], [waiver('services.a')], named, undefined).findings).toEqual([other]);
});

test('a waiver that hides nothing is found', () => {
  expect(applyWaivers([], [waiver('services.a')], named, undefined).findings).toEqual([
    {
      rule: 'waiver/used',
      path: ['waivers', 0],
      problem: 'image/pinned finds nothing at services.a, so the waiver hides nothing',
      fix: 'take the waiver away',
    },
  ]);
});

test('a rule that does not exist is found', () => {
  expect(applyWaivers([image], [waiver('services.a', { rule: 'image/pined' })], named, undefined).findings).toEqual([
    image,
    {
      rule: 'waiver/used',
      path: ['waivers', 0, 'rule'],
      problem: 'there is no rule of this name',
      value: 'image/pined',
      allowed: ids,
      fix: 'name one of the rules, or take the waiver away',
    },
  ]);
});

test('what would leave a hole in the plan cannot be accepted', () => {
  const unknown = finding('reference/known', 'services', 'a', 'pool');
  const { findings, waivers } = applyWaivers(
    [unknown],
    [waiver('services.a', { rule: 'reference/known' })],
    named,
    undefined,
  );
  expect(findings).toEqual([
    unknown,
    {
      rule: 'waiver/used',
      path: ['waivers', 0, 'rule'],
      problem: 'what this rule finds would leave a hole in the plan and cannot be accepted',
      value: 'reference/known',
      fix: 'mend what the rule finds and take the waiver away',
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
])('%s is a rule, and cannot be waived', (rule) => {
  expect(rules.map(({ id }) => id)).toContain(rule);
  const found = finding(rule, 'services', 'a');
  expect(applyWaivers([found], [waiver('services.a', { rule })], rules, undefined).findings).toContain(found);
});

test('a waiver holds on its last day', () => {
  const specs = [waiver('services.a', { until: '2027-03-31' })];
  expect(applyWaivers([image], specs, named, '2027-03-31').findings).toEqual([]);
});

test('a waiver that has ended hides nothing, and is found', () => {
  const specs = [waiver('services.a', { until: '2027-03-31' })];
  expect(applyWaivers([image], specs, named, '2027-04-01').findings).toEqual([
    image,
    {
      rule: 'waiver/ended',
      path: ['waivers', 0, 'until'],
      problem: 'the waiver ended, today is 2027-04-01',
      value: '2027-03-31',
      fix: 'mend what image/pinned finds at services.a, or give the waiver a later date',
    },
  ]);
});

test('without a date no waiver ends', () => {
  const specs = [waiver('services.a', { until: '1999-12-31' })];
  expect(applyWaivers([image], specs, named, undefined).findings).toEqual([]);
});

test('the plan does not depend on the day', () => {
  const specs = [waiver('services.a', { until: '2027-03-31' })];
  const of = (day: string) => applyWaivers([image], specs, named, day).waivers;
  expect(of('2027-04-01')).toEqual(of('2027-03-31'));
});

test('two waivers may hide one finding, and neither is without use', () => {
  const specs = [waiver('services'), waiver('services.a')];
  expect(applyWaivers([image], specs, named, undefined).findings).toEqual([]);
});

test('the plan says what is accepted, why, and how much of it there is', () => {
  const base = withService(definition(), { runtime: { kind: 'scikit-learn' } });
  const waivers = [waiver('services.churn', { until: '2027-03-31' })];
  const { plan, findings } = checkModelPlatform({ ...base, waivers });
  expect(findings).toEqual([]);
  expect(plan?.waivers).toEqual([
    { rule: 'image/pinned', at: 'services.churn', reason: 'it is right here', until: '2027-03-31', findings: 1 },
  ]);
});
