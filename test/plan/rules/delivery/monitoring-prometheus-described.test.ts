import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'monitoring/prometheus-described';
const { monitoring: _, ...base } = existingDefinition();
const prometheus = { kind: 'existing', address: 'http://prometheus.ops.svc:9090', namespace: 'ops' } as const;
const without = (addOn: { readonly manage?: boolean; readonly namespace?: string }) => ({
  ...base,
  addOns: { 'kube-prometheus-stack': addOn },
});

test('accepts a Prometheus that the platform installs, in any namespace', () => {
  expect(findingsOf(base, id)).toEqual([]);
  expect(findingsOf(without({ namespace: 'observability' }), id)).toEqual([]);
});

test('accepts an existing Prometheus that is described', () => {
  expect(findingsOf({ ...base, monitoring: { prometheus } }, id)).toEqual([]);
});

test('refuses an existing Prometheus that is not described', () => {
  expect(findingsOf(without({ manage: false }), id)).toEqual([
    {
      rule: id,
      path: ['addOns', 'kube-prometheus-stack', 'manage'],
      problem: 'the address and the selectors of the Prometheus in the cluster are not described',
      value: false,
      fix: "replace it by monitoring.prometheus: { kind: existing, address: 'http://NAME.NAMESPACE.svc:9090', namespace: NAMESPACE }",
    },
  ]);
});

test('refuses two descriptions', () => {
  expect(findingsOf({ ...without({ manage: true }), monitoring: { prometheus } }, id)).toEqual([
    {
      rule: id,
      path: ['addOns', 'kube-prometheus-stack'],
      problem: 'monitoring.prometheus describes a Prometheus in the cluster, so this add-on is not installed',
      fix: 'remove addOns.kube-prometheus-stack, or set monitoring.prometheus to { kind: managed }',
    },
  ]);
});
