import { gatewayLatency } from '../../../lib/plan/runtimes/gateway-latency';

const latency = gatewayLatency('ranking', ['public', 'internal'].map(routeTo));

function routeTo(gateway: string) {
  return { name: `ranker--${gateway}`, gateway, gatewayNamespace: 'acme-gateways' };
}

test('counts requests of all routes, with and without an Envoy cluster per backend', () => {
  expect(latency.answered('')).toBe(
    'envoy_cluster_upstream_rq_time_count{job=~"acme-gateways/public|acme-gateways/internal",envoy_cluster_name=~"httproute/ranking/(ranker--public|ranker--internal)/rule/0(/backend/[0-9]+)?"}',
  );
});

test.each([
  [0.0005, 'le="0.5"'],
  [0.001, 'le=~"1([.]0)?"'],
  [0.25, 'le=~"250([.]0)?"'],
  [3600, 'le=~"3600000([.]0)?"'],
])('selects the bound of %p s in milliseconds, as Prometheus 2 and 3 store it', (seconds, le) => {
  expect(latency.answeredWithin('', seconds)).toContain(`,${le}}`);
});

test('the bounds are ascending', () => {
  expect([...latency.boundsSeconds].sort((a, b) => a - b)).toEqual(latency.boundsSeconds);
});
