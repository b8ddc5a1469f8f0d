import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'timeout/covers-latency';
const withTarget = (target: string, timeout?: string) =>
  withService(definition(), {
    slo: { availability: 99.9, latency: { percentile: 95, target } },
    ...(timeout !== undefined && { timeout }),
  });

test('accepts a timeout above the latency objective, and a service without one', () => {
  expect(findingsOf(withTarget('10s'), id)).toEqual([]);
  expect(findingsOf(withTarget('30s', '31s'), id)).toEqual([]);
  expect(findingsOf(withService(definition(), { slo: { availability: 99.9 }, timeout: '1s' }), id)).toEqual([]);
});

test('refuses a timeout that ends responses before they are slow', () => {
  expect(findingsOf(withTarget('30s', '30s'), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'timeout'],
      problem: 'responses end after 30 s, and the latency objective allows 30 s',
      value: '30s',
      allowed: 'more than 30s',
      fix: 'raise timeout, or lower slo.latency.target',
    },
  ]);
});

test('refuses a latency objective above the default timeout of the runtime', () => {
  expect(findingsOf(withTarget('15s'), id)).toMatchObject([
    { problem: 'responses end after 15 s, and the latency objective allows 15 s' },
  ]);
});
