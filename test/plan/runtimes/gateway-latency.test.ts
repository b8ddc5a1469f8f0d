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
  [0.0005, '0.5'],
  [0.001, '1'],
  [0.25, '250'],
  [3600, '3600000'],
])('formats the bound of %p s in milliseconds', (seconds, le) => {
  expect(latency.answeredWithin('', seconds)).toContain(`le="${le}"`);
});

test('the bounds are ascending', () => {
  expect([...latency.boundsSeconds].sort((a, b) => a - b)).toEqual(latency.boundsSeconds);
});
