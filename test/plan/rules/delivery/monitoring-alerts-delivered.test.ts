import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'monitoring/alerts-delivered';
const monitoring = { alerts: { ticket: 'https://alerts.acme.example/ticket' } };
const addOns = { 'kube-prometheus-stack': { manage: false } };

test('accepts receivers with a managed Alertmanager', () => {
  expect(findingsOf({ ...existingDefinition(), monitoring }, id)).toEqual([]);
});

test('refuses receivers without a managed Alertmanager', () => {
  expect(findingsOf({ ...existingDefinition(), monitoring, addOns }, id)).toEqual([
    {
      rule: id,
      path: ['monitoring', 'alerts'],
      problem: 'kube-prometheus-stack is not managed, so these receivers are not configured in Alertmanager',
      fix: "route alerts by the label 'severity' (page or ticket) in your Alertmanager, and remove 'alerts'",
    },
  ]);
});

test('refuses receivers with an existing Prometheus', () => {
  const prometheus = { kind: 'existing', address: 'http://prometheus.ops.svc:9090', namespace: 'ops' } as const;
  const [finding] = findingsOf({ ...existingDefinition(), monitoring: { ...monitoring, prometheus } }, id);
  expect(finding?.path).toEqual(['monitoring', 'alerts']);
});

test('accepts a definition without receivers', () => {
  const { monitoring: _, ...silent } = existingDefinition();
  expect(findingsOf({ ...silent, addOns }, id)).toEqual([]);
});
