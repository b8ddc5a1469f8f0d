import { serviceSeries } from '../../../../lib/plan/resolve/service/series';
import {
  countOf,
  failedAtGateway,
  failedRequests,
  indicatorsOf,
  rateOver,
  type SliScope,
} from '../../../../lib/plan/resolve/service/sli';
import { resolveSlo } from '../../../../lib/plan/resolve/service/slo';
import { gatewayLatency } from '../../../../lib/plan/runtimes/gateway-latency';
import { scikitLearn } from '../../../../lib/plan/runtimes/scikit-learn';
import { triton } from '../../../../lib/plan/runtimes/triton';
import { vllm } from '../../../../lib/plan/runtimes/vllm';
import { histogramOf } from '../../runtimes/models';

const series = serviceSeries({ name: 'churn', namespace: 'ranking' });
const server: SliScope = { metrics: scikitLearn.metrics, series, histogram: histogramOf(scikitLearn) };
const slo = resolveSlo({ availability: 99.9, latency: { percentile: 95, target: '250ms' } }, server.histogram);

const routes = [{ name: 'churn--public', gateway: 'public', gatewayNamespace: 'acme-gateways' }];

test('sums a counter as a rate, per label, or as it is', () => {
  expect(rateOver('5m')('requests')).toBe('sum(rate(requests[5m]))');
  expect(rateOver('5m', 'pod')('requests')).toBe('sum by (pod) (rate(requests[5m]))');
  expect(countOf('requests')).toBe('sum(requests)');
});

test('an objective has one indicator for availability and one for latency', () => {
  expect(indicatorsOf(slo, server).map(({ name, errorBudget, meaning }) => [name, errorBudget, meaning])).toEqual([
    ['availability', 0.001, 'failed'],
    ['latency', 0.05, 'took longer than 0.25 s'],
  ]);
});

test('slow requests are the measured ones minus those within the bound, at least 0', () => {
  const latency = indicatorsOf(slo, server)[1];
  const [answered, within] = ['count', 'bucket'].map((name) => `rest_server_request_duration_seconds_${name}`);
  expect(latency?.total(countOf)).toMatch(new RegExp(`^sum\\(${answered}`));
  expect(latency?.bad(countOf)).toMatch(
    new RegExp(`^clamp_min\\(sum\\(${answered}.*\\) - \\(sum\\(${within}.*le="0.25"}\\) or vector\\(0\\)\\), 0\\)$`),
  );
});

test('a scope without a histogram has no latency indicator', () => {
  expect(indicatorsOf(slo, { ...server, histogram: undefined }).map(({ name }) => name)).toEqual(['availability']);
});

test('a server without a histogram is measured at its gateways', () => {
  const histogram = gatewayLatency('ranking', routes);
  const [, latency] = indicatorsOf(slo, { metrics: triton.metrics, series, histogram });
  expect(latency?.meaning).toBe('took longer than 0.25 s at the gateway');
  expect(latency?.total(countOf)).toContain('envoy_cluster_upstream_rq_time_count');
});

test('sums several counters with labels that tell their series apart', () => {
  expect(rateOver('5m')('a', 'b')).toBe('sum(rate(a[5m]) or label_replace(rate(b[5m]), "counter", "2", "", ""))');
});

test('5xx responses are the bad requests at a gateway', () => {
  const { total, bad } = failedAtGateway('ranking', routes, false);
  expect(total(countOf)).not.toContain('envoy_response_code_class');
  expect(bad(countOf)).toMatch(/^sum\(envoy_cluster_upstream_rq_xx\{.*,envoy_response_code_class="5"\}\)$/);
});

test('answers of a streaming server that break off after the first byte are bad requests', () => {
  const { bad } = failedAtGateway('ranking', routes, true);
  expect(bad(countOf)).toContain('envoy_cluster_upstream_cx_destroy_remote_with_active_rq');
  expect(bad(countOf)).toContain('envoy_cluster_upstream_rq_timeout');
  const { metrics } = vllm({ kind: 'vllm' });
  expect(failedRequests(metrics, series).bad(countOf)).toContain('finished_reason="error"');
});
