import { planModelPlatform } from '../../../lib/plan/plan';
import { definition } from '../../fixtures/definition';

test.each(['ranking', 'shop'])('the way from the team %s is open on its own side too', (team) => {
  const policies = planModelPlatform(definition()).teams[team]?.networkPolicies;
  expect(policies?.find(({ name }) => name === 'call-churn')).toEqual({
    name: 'call-churn',
    namespace: team,
    pods: {},
    egress: [
      {
        peers: [
          {
            kind: 'pods',
            namespace: 'ranking',
            pods: { 'app.kubernetes.io/name': 'churn', 'app.kubernetes.io/instance': 'acme' },
          },
        ],
        ports: [{ port: 8080, protocol: 'TCP' }],
        why: 'requests to ranking/churn',
      },
    ],
  });
});

test('a team that is no consumer has no way to the service', () => {
  const base = definition();
  const { teams } = planModelPlatform({ ...base, teams: { ...base.teams, fraud: {} } });
  expect(teams.fraud?.networkPolicies.map(({ name }) => name)).toEqual(['default-deny', 'allow-dns']);
});

test('every way that a policy of a service opens is told', () => {
  const { edges } = planModelPlatform(definition());
  expect(edges.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
    'ranking/* -> ranking/churn',
    'shop/* -> ranking/churn',
    'envoy-gateway-system/gateway.envoyproxy.io/owning-gateway-name=internal,gateway.envoyproxy.io/owning-gateway-namespace=model-gateways -> ranking/churn',
    'monitoring/app.kubernetes.io/name=prometheus -> ranking/churn',
    'ranking/churn -> kube-system/k8s-app=kube-dns',
    'ranking/churn -> 169.254.170.23/32',
    'ranking/churn -> 10.0.200.0/24, 10.0.201.0/24, 10.0.202.0/24',
  ]);
});
