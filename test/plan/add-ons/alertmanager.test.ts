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

test('routes pages to the pager and everything else nowhere', () => {
  expect(alertmanagerConfig(withAlerts({ pager }))).toMatchObject({
    receivers: [{ name: 'none' }, { name: 'page', webhook_configs: [{ url: pager, send_resolved: true }] }],
    route: { receiver: 'none', routes: [{ matchers: ['severity="page"'], receiver: 'page' }] },
  });
});

test('routes tickets to the webhook for tickets', () => {
  expect(alertmanagerConfig(withAlerts({ ticket: pager }))).toMatchObject({
    route: { routes: [{ matchers: ['severity="ticket"'], receiver: 'ticket' }] },
  });
});

test('has no routes without webhooks', () => {
  expect(alertmanagerConfig(definition())).toMatchObject({ receivers: [{ name: 'none' }], route: { routes: [] } });
});

test('reads an address in a Secret from a file, so that it is not among the values', () => {
  expect(alertmanagerConfig(bySecret)).toMatchObject({
    receivers: [
      { name: 'none' },
      { name: 'page', webhook_configs: [{ url_file: '/etc/alertmanager/secrets/webhooks/pager' }] },
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
