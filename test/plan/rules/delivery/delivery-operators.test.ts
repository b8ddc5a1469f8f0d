import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'delivery/operators';

function withoutDelivery() {
  const { delivery: _, ...rest } = existingDefinition();
  return rest;
}

test('accepts a definition with Argo CD', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('lists the operators that are not installed', () => {
  expect(findingsOf(withoutDelivery(), id)).toEqual([
    {
      rule: id,
      path: ['delivery'],
      problem: 'nothing installs the operators that the manifests need: envoy-gateway, kube-prometheus-stack',
      fix: "set 'delivery', so Argo CD installs them, or set addOns.NAME.manage: false for each installed operator",
    },
  ]);
});

test('accepts unmanaged operators', () => {
  const addOns = { 'envoy-gateway': { manage: false }, 'kube-prometheus-stack': { manage: false } };
  expect(findingsOf({ ...withoutDelivery(), addOns }, id)).toEqual([]);
});
