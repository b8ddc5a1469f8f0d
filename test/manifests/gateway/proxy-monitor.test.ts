import { ModelGateway } from '../../../lib/manifests/gateway/model-gateway';
import type { GatewayPlan } from '../../../lib/plan/types/gateway';
import { gatewayPlan } from '../../fixtures/plan';
import { renderConstruct } from '../render-construct';

const monitorOf = (plan: GatewayPlan) =>
  renderConstruct((scope) => new ModelGateway(scope, 'gateway', plan)).find(({ kind }) => kind === 'PodMonitor');

const scrape = { port: 'metrics', path: '/stats/prometheus', intervalSeconds: 15, labels: { release: 'monitoring' } };

test('has the labels that Prometheus selects', () => {
  expect(monitorOf({ ...gatewayPlan, scrape })?.metadata.labels).toMatchObject({ release: 'monitoring' });
});

test('scrapes the proxies of a gateway in their namespace', () => {
  expect(monitorOf({ ...gatewayPlan, scrape })?.spec).toEqual({
    namespaceSelector: { matchNames: [gatewayPlan.proxy.namespace] },
    selector: { matchLabels: gatewayPlan.proxy.pods },
    podMetricsEndpoints: [{ port: 'metrics', path: '/stats/prometheus', interval: '15s', followRedirects: false }],
  });
});

test('renders no PodMonitor without scraping', () => {
  const { scrape: _, ...unscraped } = gatewayPlan;
  expect(monitorOf(unscraped)).toBeUndefined();
});
