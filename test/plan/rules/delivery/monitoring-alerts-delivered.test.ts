import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'monitoring/alerts-delivered';
const monitoring = { alerts: { ticket: 'https://alerts.acme.example/ticket' } };
const addOns = { 'kube-prometheus-stack': { manage: false } };

test('our own Alertmanager is told where alerts go', () => {
  expect(findingsOf({ ...existingDefinition(), monitoring }, id)).toEqual([]);
});

test('addresses that no Alertmanager is told of are found', () => {
  expect(findingsOf({ ...existingDefinition(), monitoring, addOns }, id)).toEqual([
    {
      rule: id,
      path: ['monitoring', 'alerts'],
      problem: 'Alertmanager is not ours to configure here, so these addresses are written nowhere',
      fix: "send alerts by their label 'severity' (page or ticket) in your own Alertmanager, and take 'alerts' away",
    },
  ]);
});

test('without addresses nothing is lost', () => {
  expect(findingsOf({ ...existingDefinition(), addOns }, id)).toEqual([]);
});
