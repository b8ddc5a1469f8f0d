import { addOns } from '../../../../lib/plan/add-ons/all';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const base = definition();

test('accepts a known add-on', () => {
  expect(findingsOf({ ...base, addOns: { 'metrics-server': { manage: false } } }, 'add-on/known')).toEqual([]);
});

test('suggests a similar name for an unknown add-on', () => {
  expect(findingsOf({ ...base, addOns: { 'metric-server': { manage: false } } }, 'add-on/known')).toEqual([
    {
      rule: 'add-on/known',
      path: ['addOns', 'metric-server'],
      problem: 'there is no add-on with this name',
      value: 'metric-server',
      allowed: addOns.map(({ chart }) => chart),
      fix: 'write "metrics-server"',
    },
  ]);
});

test('suggests to remove an add-on without a similar name', () => {
  expect(findingsOf({ ...base, addOns: { vault: {} } }, 'add-on/known')[0]?.fix).toBe('remove it');
});
