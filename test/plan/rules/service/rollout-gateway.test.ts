import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'rollout/gateway';
const base = definition();
const rollout = { kind: 'canary', steps: [10] } as const;

test('a gateway among the consumers splits the requests', () => {
  expect(findingsOf(withService(base, { rollout }), id)).toEqual([]);
});

test('a canary that no gateway leads to is found', () => {
  expect(findingsOf(withService(base, { rollout, consumers: [{ team: 'ranking' }] }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'rollout', 'kind'],
      problem: 'no gateway is among the consumers, so that a new version would get no requests until it has all',
      value: 'canary',
      allowed: ['rolling', 'blue-green'],
      fix: 'write { gateway: "internal" } among the consumers, or choose another rollout',
    },
  ]);
});

test('where there is no gateway at all, one is to be defined', () => {
  const found = findingsOf({ ...withService(base, { rollout, consumers: [{ team: 'ranking' }] }), gateways: {} }, id);
  expect(found[0]?.fix).toBe('define a gateway and name it among the consumers, or choose another rollout');
});

test('a blue-green rollout needs no gateway', () => {
  const blueGreen = { rollout: { kind: 'blue-green' }, consumers: [{ team: 'ranking' }] } as const;
  expect(findingsOf(withService(base, blueGreen), id)).toEqual([]);
});
