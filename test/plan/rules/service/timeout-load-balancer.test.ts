import { definition, existingDefinition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'timeout/load-balancer';

test.each([
  ['eks', 350],
  ['gke', 600],
  ['aks', 1800],
] as const)('on %s a response can take as long as the load balancer waits, %s s', (provider, idle) => {
  expect(findingsOf(withService(definition(provider), { timeout: `${idle}s` }), id)).toEqual([]);
  expect(findingsOf(withService(definition(provider), { timeout: `${idle + 1}s` }), id)).toHaveLength(1);
});

test('names both values', () => {
  expect(findingsOf(withService(definition(), { timeout: '10m' }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'timeout'],
      problem: 'a response can take 600 s, and the load balancer of EKS drops a connection without traffic after 350 s',
      value: '10m',
      allowed: 'at most 350s',
      fix: 'lower timeout, or accept with a waiver that only streams can take longer',
    },
  ]);
});

test('accepts any timeout without a gateway, and on an existing cluster', () => {
  expect(findingsOf(withService(definition(), { timeout: '1h', consumers: [{ team: 'shop' }] }), id)).toEqual([]);
  expect(findingsOf(withService(existingDefinition(), { timeout: '1h' }), id)).toEqual([]);
});
