import { definition, withService } from '../../../fixtures/definition';
import { churnOf } from '../../../fixtures/plan-of';

const target = 'namespace="ranking",job="ranking/churn"';
const slices = 'namespace="ranking",endpointslice=~"churn-[a-z0-9]{5}"';
const withoutEndpoints = `count(kube_endpointslice_info{${slices}})\nunless on() count(kube_endpointslice_endpoints{${slices},ready="true"})`;

test.each([
  [undefined, 'kube_deployment_status_replicas_available{namespace="ranking",deployment="churn"} == 0'],
  [{ kind: 'canary' as const, steps: [50] }, withoutEndpoints],
  [{ kind: 'blue-green' as const }, withoutEndpoints],
])('lost metrics are not reported as long as no replica is ready (rollout %j)', (rollout, noReplica) => {
  const model = { name: 'churn', version: 'v2', ...(rollout && { previous: 'v1' }) };
  const { alerts } = churnOf(withService(definition(), { model, ...(rollout && { rollout }) })).monitoring;
  expect(alerts.find(({ alert }) => alert === 'MetricsMissing')).toMatchObject({
    expr: `absent(rest_server_requests_total{${target}})\nunless on() (${noReplica})`,
    severity: 'page',
    for: '5m',
  });
});
