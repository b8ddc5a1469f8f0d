import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'delivery/operators';

function withoutDelivery() {
  const { delivery: _, ...rest } = existingDefinition();
  return rest;
}

test('Argo CD installs the operators', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('operators that nobody installs are found, by their names', () => {
  expect(findingsOf(withoutDelivery(), id)).toEqual([
    {
      rule: id,
      path: ['delivery'],
      problem: 'nothing installs the operators that the manifests need: envoy-gateway, kube-prometheus-stack',
      fix: "give 'delivery', so that Argo CD installs them, or say of each that it is there: addOns.NAME.manage: false",
    },
  ]);
});

test('operators that are there need nobody', () => {
  const addOns = { 'envoy-gateway': { manage: false }, 'kube-prometheus-stack': { manage: false } };
  expect(findingsOf({ ...withoutDelivery(), addOns }, id)).toEqual([]);
});
