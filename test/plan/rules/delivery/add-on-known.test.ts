import { addOns } from '../../../../lib/plan/add-ons/all';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const base = definition();

test('an add-on that there is may be spoken of', () => {
  expect(findingsOf({ ...base, addOns: { 'metrics-server': { manage: false } } }, 'add-on/known')).toEqual([]);
});

test('one that there is not is found, with the name that was meant', () => {
  expect(findingsOf({ ...base, addOns: { 'metric-server': { manage: false } } }, 'add-on/known')).toEqual([
    {
      rule: 'add-on/known',
      path: ['addOns', 'metric-server'],
      problem: 'there is no add-on of this name',
      value: 'metric-server',
      allowed: addOns.map(({ chart }) => chart),
      fix: 'write "metrics-server"',
    },
  ]);
});

test('one that is like none is to be taken away', () => {
  expect(findingsOf({ ...base, addOns: { vault: {} } }, 'add-on/known')[0]?.fix).toBe('take it away');
});
