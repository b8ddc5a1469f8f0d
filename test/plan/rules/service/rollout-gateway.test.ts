import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'rollout/gateway';
const base = definition();
const rollout = { kind: 'canary', steps: [10] } as const;

test('accepts a canary with a gateway as consumer', () => {
  expect(findingsOf(withService(base, { rollout }), id)).toEqual([]);
});

test('refuses a canary without a gateway', () => {
  expect(findingsOf(withService(base, { rollout, consumers: [{ team: 'ranking' }] }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'rollout', 'kind'],
      problem: 'no consumer is a gateway, so the canary revision gets no traffic until it gets all of it',
      value: 'canary',
      allowed: ['rolling', 'blue-green'],
      fix: 'add { gateway: "internal" } to the consumers, or choose another rollout',
    },
  ]);
});

test('suggests a definition if there is no gateway', () => {
  const found = findingsOf({ ...withService(base, { rollout, consumers: [{ team: 'ranking' }] }), gateways: {} }, id);
  expect(found[0]?.fix).toBe('define a gateway and add it to the consumers, or choose another rollout');
});

test('accepts a blue-green rollout without a gateway', () => {
  const blueGreen = { rollout: { kind: 'blue-green' }, consumers: [{ team: 'ranking' }] } as const;
  expect(findingsOf(withService(base, blueGreen), id)).toEqual([]);
});
