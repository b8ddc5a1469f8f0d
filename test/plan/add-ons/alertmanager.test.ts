import type { MonitoringSpec } from '../../../lib/definition/monitoring';
import { alertmanagerConfig, webhookSecrets } from '../../../lib/plan/add-ons/alertmanager';
import { resolvedAddOn } from '../../fixtures/add-ons';
import { definition } from '../../fixtures/definition';

const withAlerts = (alerts: NonNullable<MonitoringSpec['alerts']>) => ({ ...definition(), monitoring: { alerts } });
const pager = 'https://pager.example/hook';
const bySecret = withAlerts({
  pager: { secret: 'webhooks', key: 'pager' },
  ticket: { secret: 'webhooks', key: 'ticket' },
});

const routesOf = (alerts: NonNullable<MonitoringSpec['alerts']>) => {
  const { route } = alertmanagerConfig(withAlerts(alerts)) as unknown as {
    readonly route: { readonly receiver: string; readonly routes: readonly { matchers: string[]; receiver: string }[] };
  };
  return [...route.routes.map(({ matchers, receiver }) => [...matchers, receiver]), [route.receiver]];
};
const ticket = 'https://tickets.example/hook';
const heartbeat = 'https://heartbeat.example/hook';

test('every alert has a receiver, by its severity', () => {
  expect(routesOf({ pager, ticket, heartbeat })).toEqual([
    ['alertname="Watchdog"', 'heartbeat'],
    ['alertname="InfoInhibitor"', 'none'],
    ['severity=~"page|critical"', 'pager'],
    ['ticket'],
  ]);
});

test.each([
  ['pager', { pager }],
  ['ticket', { ticket }],
])('with only a %s, it gets all alerts except the heartbeat', (receiver, alerts) => {
  expect(routesOf(alerts).map((route) => route.at(-1))).toEqual(['none', 'none', receiver, receiver]);
});

test('the heartbeat is sent every minute, and is never resolved', () => {
  expect(alertmanagerConfig(withAlerts({ heartbeat }))).toMatchObject({
    receivers: [{ name: 'none' }, { name: 'heartbeat', webhook_configs: [{ url: heartbeat, send_resolved: false }] }],
    route: {
      routes: [{ receiver: 'heartbeat', repeat_interval: '1m', group_interval: '1m', group_wait: '0s' }, {}, {}],
    },
  });
});

test('an alert inhibits less severe alerts with the same name', () => {
  expect(alertmanagerConfig(withAlerts({ pager }))).toMatchObject({
    inhibit_rules: [
      { source_matchers: ['severity=~"page|critical"'], equal: ['namespace', 'service', 'alertname'] },
      { source_matchers: ['severity=~"ticket|warning"'] },
      { source_matchers: ['alertname="InfoInhibitor"'], target_matchers: ['severity="info"'] },
    ],
  });
});

test('reads an address in a Secret from a file, so that it is not among the values', () => {
  expect(alertmanagerConfig(bySecret)).toMatchObject({
    receivers: [
      { name: 'none' },
      { name: 'pager', webhook_configs: [{ url_file: '/etc/alertmanager/secrets/webhooks/pager' }] },
      { name: 'ticket', webhook_configs: [{ url_file: '/etc/alertmanager/secrets/webhooks/ticket' }] },
    ],
  });
});

test('mounts each Secret once', () => {
  expect(webhookSecrets(bySecret)).toEqual(['webhooks']);
  expect(webhookSecrets(withAlerts({ pager }))).toEqual([]);
});

test('is a part of the values of kube-prometheus-stack', () => {
  expect(resolvedAddOn(bySecret, 'kube-prometheus-stack').values.alertmanager).toMatchObject({
    alertmanagerSpec: { secrets: ['webhooks'] },
    config: alertmanagerConfig(bySecret),
  });
});
