import { checkModelPlatform } from '../../../../lib/plan/plan';
import { splitPool, trainingAmounts } from '../../../../lib/plan/resolve/training/quotas';
import { definition } from '../../../fixtures/definition';
import { planOfPool } from '../../../fixtures/pools';

const gpu = 'nvidia.com/gpu';
const pool = planOfPool('eks', { gpu: { type: 'a100-40gb', count: 8 } });
const plain = planOfPool('eks', { machine: { cpu: 4, memory: '16Gi' } });
const whole = { cpu: 1600, memory: 800, 'ephemeral-storage': 160, [gpu]: 16, efa: 32 };

test('teams without a quota get equal shares, rounded down', () => {
  expect(splitPool(pool, { ...whole, cpu: 1601 }, { a: {}, b: {}, c: {} }).b).toEqual({
    cpu: 533,
    memory: 266,
    'ephemeral-storage': 53,
    [gpu]: 5,
    efa: 10,
  });
});

test('other resources follow the GPUs of a quota in proportion', () => {
  expect(splitPool(pool, whole, { a: { gpus: 4 } }).a).toEqual({
    cpu: 400,
    memory: 200,
    'ephemeral-storage': 40,
    [gpu]: 4,
    efa: 8,
  });
});

test('amounts in the definition are unchanged', () => {
  expect(splitPool(pool, whole, { a: { gpus: 4, cpu: '1', memory: '300' } }).a).toMatchObject({
    cpu: 1000,
    memory: 300,
  });
});

test('other teams share the rest', () => {
  const { b, c } = splitPool(pool, whole, { a: { gpus: 4 }, b: {}, c: {} });
  expect([b, c]).toEqual([
    { cpu: 600, memory: 300, 'ephemeral-storage': 60, [gpu]: 6, efa: 12 },
    { cpu: 600, memory: 300, 'ephemeral-storage': 60, [gpu]: 6, efa: 12 },
  ]);
});

test('a team that only sets CPUs gets an equal share of other resources', () => {
  expect(splitPool(pool, whole, { a: { cpu: '1' }, b: {} })).toMatchObject({
    a: { cpu: 1000, [gpu]: 8 },
    b: { cpu: 600, [gpu]: 8 },
  });
});

test('shares are 0, not negative, if quotas exceed the capacity', () => {
  expect(splitPool(pool, whole, { a: { gpus: 40 }, b: {} })).toMatchObject({
    a: { [gpu]: 40, cpu: 1600 },
    b: { [gpu]: 0, cpu: 0 },
  });
});

test('GPUs are ignored in a pool without GPUs', () => {
  expect(splitPool(plain, { cpu: 100 }, { a: { gpus: 4 } }).a).toEqual({ cpu: 100 });
});

test.each([
  [{ a: {}, b: {}, c: {} }],
  [{ a: { gpus: 3 }, b: {}, c: { gpus: 5 } }],
  [{ a: { cpu: '1', gpus: 1 }, b: { memory: '7' }, c: {} }],
])('the sum of all shares never exceeds the capacity (%#)', (parts) => {
  expect.hasAssertions();
  const split = Object.values(splitPool(pool, whole, parts));
  for (const [resource, amount] of Object.entries(whole)) {
    expect(split.reduce((sum, each) => sum + (each[resource] ?? 0), 0)).toBeLessThanOrEqual(amount);
  }
});

describe('trainingAmounts', () => {
  const service = checkModelPlatform(definition()).plan?.services.churn;
  if (!service) throw new Error('the plan has no service churn');
  const onPlain = { ...service, pool: plain.name };
  const free = trainingAmounts(plain, []);

  test('is the allocatable capacity of all nodes', () => {
    // Four nodes with 3920m, less 250m for agents.
    expect(free.cpu).toBe(4 * 3670);
  });

  test('excludes services at maximum scale during a rollout', () => {
    // 500m for each of four replicas and one more.
    expect(trainingAmounts(plain, [onPlain]).cpu).toBe(4 * 3670 - 5 * 500);
  });

  test('includes capacity that services of other pools use', () => {
    expect(trainingAmounts(plain, [service])).toEqual(free);
  });
});
