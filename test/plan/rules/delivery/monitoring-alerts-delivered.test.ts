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

test('accepts a definition without receivers', () => {
  expect(findingsOf({ ...existingDefinition(), addOns }, id)).toEqual([]);
});
