import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'slo/receiver';
const { monitoring: _, ...silent } = definition();
const withAlerts = (alerts: NonNullable<ModelPlatformDefinition['monitoring']>['alerts']) => ({
  ...silent,
  monitoring: { ...(alerts && { alerts }) },
});

test.each(['pager', 'ticket'])('accepts an objective with a %s', (receiver) => {
  expect(findingsOf(withAlerts({ [receiver]: 'https://oncall.acme.example/hook' }), id)).toEqual([]);
});

test.each([
  ['no receiver', silent],
  ['only a heartbeat', withAlerts({ heartbeat: 'https://heartbeat.acme.example/hook' })],
])('refuses an objective with %s', (_, of) => {
  expect(findingsOf(of, id)).toEqual([
    {
      rule: id,
      path: ['monitoring', 'alerts'],
      problem: 'the alerts on the objectives of churn have no receiver',
      allowed: "'pager', 'ticket' or both",
      fix: 'set monitoring.alerts.pager to the webhook of the people on call: an https URL without credentials, or { secret, key }',
    },
  ]);
});

test('accepts services without objectives', () => {
  const { slo: _, ...rest } = silent.services?.churn ?? {};
  expect(findingsOf({ ...silent, services: { churn: rest } } as typeof silent, id)).toEqual([]);
});

test('accepts an Alertmanager that the platform does not manage', () => {
  const addOns = { 'kube-prometheus-stack': { manage: false } };
  expect(findingsOf({ ...withService(silent, {}), addOns }, id)).toEqual([]);
});
