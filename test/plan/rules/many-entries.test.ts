import { distinctGrants } from '../../../lib/plan/facts/joined-grants';
import { bucketPrefixOwner } from '../../../lib/plan/rules/cluster/bucket-prefix-owner';
import type { PlatformScope, TrainingSpecScope } from '../../../lib/plan/rules/scopes';
import { trainingFoldersApart } from '../../../lib/plan/rules/training/training-folders-apart';
import { closest } from '../../../lib/units/closest';
import { withinCpuMs } from '../../fixtures/cpu-time';

// Comparing each entry with each other one takes minutes.
const count = 30_000;
const numbers = Array.from({ length: count }, (_, index) => index);
const data = Object.fromEntries(numbers.map((index) => [`/data/${index}`, { bucket: 'b', path: `data/${index}` }]));

const timed = <T>(work: () => T) => withinCpuMs(20_000, work);

test('grants of many folders', () => {
  const grants = numbers.map((index) => ({ bucket: 'b', access: 'read' as const, prefix: `data/${index}/` }));
  expect(timed(() => distinctGrants(grants))).toHaveLength(count);
});

test('many mounts of a job', () => {
  const scope = (spec: object) => ({ path: [], spec }) as unknown as TrainingSpecScope;
  expect(timed(() => trainingFoldersApart.check(scope({ data })))).toEqual([]);
  const above = { ...data, '/data': { bucket: 'b', path: 'all' } };
  expect(timed(() => trainingFoldersApart.check(scope({ data: above })))).toHaveLength(count);
});

test('many folders of several jobs', () => {
  const job = (team: string, more: object = {}) => ({ team, data, ...more });
  const scope = (training: object) => ({ definition: { training } }) as PlatformScope;
  expect(timed(() => bucketPrefixOwner.check(scope({ a: job('x'), b: job('y') })))).toEqual([]);
  const output = { bucket: 'b', path: 'data' };
  expect(timed(() => bucketPrefixOwner.check(scope({ a: job('x'), b: job('y', { output }) })))).toHaveLength(count + 1);
});

test('many misspelt names', () => {
  const names = numbers.slice(0, 500).map((index) => `service-of-team-${(index * 7919) % 1000}-ranker`);
  const meant = timed(() => numbers.slice(0, 500).map((index) => closest(`servce-of-taem-${index}-rankr`, names)));
  expect(meant.every((name) => name !== undefined)).toBe(true);
});
