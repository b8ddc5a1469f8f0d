import { policiesOf } from '../../../../lib/plan/facts/selects-pods';
import { planModelPlatform } from '../../../../lib/plan/plan';
import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import { callPolicy, resolveEdges } from '../../../../lib/plan/resolve/totals/edges';
import { definition, withService } from '../../../fixtures/definition';
import { gpuGang, trains } from '../../../fixtures/gpu-job';
import { serviceOf } from '../../../fixtures/plan-of';

test.each(['ranking', 'shop'])('the team %s has an egress policy to the service', (team) => {
  const policies = planModelPlatform(definition()).teams[team]?.networkPolicies;
  expect(policies?.find(({ name }) => name === 'call-churn')).toEqual({
    name: 'call-churn',
    namespace: team,
    pods: {},
    except: { 'app.kubernetes.io/component': ['training-job', 'preview-requests'] },
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

test('a team that is not a consumer has no edge to the service', () => {
  const base = definition();
  const { teams } = planModelPlatform({ ...base, teams: { ...base.teams, fraud: {} } });
  expect(teams.fraud?.networkPolicies.map(({ name }) => name)).toEqual(['default-deny', 'allow-dns']);
});

test('every connection that a policy allows is listed once', () => {
  const { edges } = planModelPlatform(definition());
  const ofTeams = edges.filter(({ policy }) => policy === 'team');
  expect(ofTeams.map(({ from, to, why }) => `${from} -> ${to}: ${why}`)).toEqual([
    'ranking/* without training-job and preview-requests -> ranking/churn: requests from team ranking',
    'shop/* without training-job and preview-requests -> ranking/churn: requests from team shop',
    'envoy-gateway-system/gateway.envoyproxy.io/owning-gateway-name=internal,gateway.envoyproxy.io/owning-gateway-namespace=acme-gateways -> ranking/churn: requests from gateway internal',
    'monitoring/app.kubernetes.io/name=prometheus -> ranking/churn: metrics for Prometheus',
    expect.stringMatching(/^ranking\/churn -> kube-system\/k8s-app=kube-dns: /),
    expect.stringMatching(/^ranking\/churn -> 169.254.170.23\/32: /),
    expect.stringMatching(/^ranking\/churn -> 10.0.200.0\/24, 10.0.201.0\/24, 10.0.202.0\/24: /),
    expect.stringMatching(/^ranking\/\* -> kube-system\/k8s-app=kube-dns: /),
    expect.stringMatching(/^shop\/\* -> kube-system\/k8s-app=kube-dns: /),
  ]);
});

test('an unmanaged namespace has only the edges of services', () => {
  const base = definition();
  const consumers = [{ namespace: 'shop' }];
  const plan = resolvePlatform(
    withService({ ...base, teams: { ...base.teams, shop: { manage: false } } }, { consumers }),
    undefined,
  );
  expect(plan.edges.filter(({ from }) => from.startsWith('shop')).map(({ to }) => to)).toEqual(['ranking/churn']);
});

test('an edge that only the client side allows is listed', () => {
  const plan = resolvePlatform(definition(), undefined);
  const churn = serviceOf({ ...plan, waivers: [] }, 'churn');
  const { networkPolicies: _, ...closed } = churn;
  const edges = resolveEdges(
    [{ ...closed, networkPolicies: [] }],
    [{ networkPolicies: [callPolicy('shop', churn)] }],
    [],
  );
  expect(edges).toEqual([
    {
      policy: 'team',
      from: 'shop/* without training-job and preview-requests',
      to: 'ranking/churn',
      ports: [{ port: 8080, protocol: 'TCP' }],
      why: 'requests to ranking/churn',
    },
  ]);
});

test('pods of a job are named after it, with one edge for all ports among them', () => {
  const { edges } = resolvePlatform(trains(gpuGang), undefined);
  const own = edges.filter(({ from }) => from === 'ranking/fit (training)');
  expect(own[0]).toEqual({
    policy: 'team',
    from: 'ranking/fit (training)',
    to: 'ranking/fit (training)',
    ports: [{ port: 'all', protocol: 'TCP' }],
    why: 'connections between the pods of the job',
  });
  expect(own.filter(({ to }) => to === 'ranking/fit (training)')).toHaveLength(1);
});

test('a job of a consumer team has the same edges as the job of another team', () => {
  const closed = trains(gpuGang);
  const open = withService(closed, { consumers: [{ team: 'ranking' }] });
  const edgesOf = (platform: typeof closed) => {
    const { training, teams, edges } = resolvePlatform(platform, undefined);
    const { namespace, pod } = training.fit ?? {};
    const policies = Object.values(teams).flatMap(({ networkPolicies }) => networkPolicies);
    const applied = policiesOf({ namespace: namespace ?? '', labels: pod?.labels ?? {} }, policies);
    return {
      applied: applied.map(({ name }) => name),
      edges: edges.filter(({ from, to }) => from.includes('fit (training)') || to.includes('fit (training)')),
    };
  };
  expect(edgesOf(open)).toEqual(edgesOf(withService(closed, { consumers: [{ team: 'shop' }] })));
  expect(edgesOf(open).applied).toEqual(['default-deny', 'allow-dns']);
});
