import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { planModelPlatform } from '../../../../lib/plan/plan';
import type { NetworkPolicyPlan, NetworkRulePlan } from '../../../../lib/plan/types/network';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { serviceOf } from '../../../fixtures/plan-of';

const all = [definition('eks'), definition('gke'), definition('aks'), existingDefinition()] as const;
const dnsPorts = [
  { port: 53, protocol: 'UDP' },
  { port: 53, protocol: 'TCP' },
];

/** All policies of a platform. */
function policiesOf(of: ModelPlatformDefinition): readonly NetworkPolicyPlan[] {
  const { services, teams } = planModelPlatform(of);
  return [...Object.values(services), ...Object.values(teams)].flatMap(({ networkPolicies }) => networkPolicies);
}

function rulesOf(policy: NetworkPolicyPlan): readonly NetworkRulePlan[] {
  return [...(policy.ingress ?? []), ...(policy.egress ?? [])];
}

function addressesOf(of: ModelPlatformDefinition): readonly string[] {
  return policiesOf(of)
    .flatMap(rulesOf)
    .flatMap(({ peers }) => peers.flatMap((peer) => (peer.kind === 'addresses' ? [peer.cidr] : [])));
}

/** The policy of the service. */
function serving(of: ModelPlatformDefinition): NetworkPolicyPlan {
  const [policy] = serviceOf(planModelPlatform(of), 'churn').networkPolicies;
  if (!policy) throw new Error('the service has no policy');
  return policy;
}

function egressTo(of: ModelPlatformDefinition, why: RegExp) {
  const rule = serving(of).egress?.find((one) => why.test(one.why));
  return (
    rule && {
      to: rule.peers.map((peer) => (peer.kind === 'pods' ? peer.pods : 'cidr' in peer && peer.cidr)),
      ports: rule.ports,
    }
  );
}

test.each(all)('no policy allows the complete internet ($cluster.provider)', (good) => {
  expect(addressesOf(good)).not.toContain('0.0.0.0/0');
});

test.each([definition('eks'), definition('aks')])(
  'no policy allows the metadata server of the node ($cluster.provider)',
  (good) => {
    expect(addressesOf(good)).not.toContain('169.254.169.254/32');
  },
);

test.each(all)('every rule has peers and ports ($cluster.provider)', (good) => {
  for (const rule of policiesOf(good).flatMap(rulesOf)) {
    expect(rule.peers).not.toEqual([]);
    expect(rule.ports).not.toEqual([]);
  }
  expect.hasAssertions();
});

test.each([
  ['eks', [{ 'k8s-app': 'kube-dns' }]],
  ['gke', [{ 'k8s-app': 'kube-dns' }, { 'k8s-app': 'node-local-dns' }, '169.254.20.10/32', '169.254.169.254/32']],
  ['aks', [{ 'k8s-app': 'kube-dns' }, { 'k8s-app': 'node-local-dns' }]],
] as const)('on %s DNS goes to %j', (provider, to) => {
  expect(egressTo(definition(provider), /DNS/)).toEqual({ to, ports: dnsPorts });
});

test('on an existing cluster DNS goes to the DNS pods and the cache on each node', () => {
  expect(egressTo(existingDefinition(), /DNS/)?.to).toEqual([{ 'k8s-app': 'kube-dns' }, '169.254.20.10/32']);
});

test.each([
  ['eks', ['169.254.170.23/32'], [80]],
  ['gke', ['169.254.169.254/32'], [80, 8080]],
  ['aks', ['20.20.32.0/19', '20.190.128.0/18', '20.231.128.0/19', '40.126.0.0/18'], [443]],
] as const)('on %s credentials come from %j', (provider, to, ports) => {
  expect(egressTo(definition(provider), /credentials|token/)).toEqual({
    to,
    ports: ports.map((port) => ({ port, protocol: 'TCP' })),
  });
});

test('with a credentials file no connection for credentials is allowed', () => {
  expect(egressTo(existingDefinition(), /credentials|token/)).toBe(undefined);
});

test.each([
  ['eks', ['10.0.200.0/24', '10.0.201.0/24', '10.0.202.0/24']],
  ['gke', ['199.36.153.8/30']],
  ['aks', ['10.0.255.0/24']],
] as const)('on %s the bucket is reached at %j', (provider, to) => {
  expect(egressTo(definition(provider), /S3|Storage/)).toEqual({ to, ports: [{ port: 443, protocol: 'TCP' }] });
});

test('an object store is reached at its address and port', () => {
  expect(egressTo(existingDefinition(), /object store/)).toEqual({
    to: ['10.20.0.15/32'],
    ports: [{ port: 9000, protocol: 'TCP' }],
  });
});

test('only consumers and Prometheus can connect to a service, and no training job or preview requests', () => {
  const except = { 'app.kubernetes.io/component': ['training-job', 'preview-requests'] };
  expect(serving(definition()).ingress).toEqual([
    {
      peers: [{ kind: 'pods', namespace: 'ranking', pods: {}, except }],
      ports: [{ port: 8080, protocol: 'TCP' }],
      why: 'requests from team ranking',
    },
    {
      peers: [{ kind: 'pods', namespace: 'shop', pods: {}, except }],
      ports: [{ port: 8080, protocol: 'TCP' }],
      why: 'requests from team shop',
    },
    {
      peers: [
        {
          kind: 'pods',
          namespace: 'envoy-gateway-system',
          pods: {
            'gateway.envoyproxy.io/owning-gateway-name': 'internal',
            'gateway.envoyproxy.io/owning-gateway-namespace': 'acme-gateways',
          },
        },
      ],
      ports: [{ port: 8080, protocol: 'TCP' }],
      why: 'requests from gateway internal',
    },
    {
      peers: [{ kind: 'pods', namespace: 'monitoring', pods: { 'app.kubernetes.io/name': 'prometheus' } }],
      ports: [{ port: 8082, protocol: 'TCP' }],
      why: 'metrics for Prometheus',
    },
  ]);
});

test('a consumer in another namespace is selected by its labels', () => {
  const base = definition();
  const consumers = [{ namespace: 'elsewhere', pods: { app: 'web' } }];
  const churn = { ...base.services?.churn, consumers };
  const good = { ...base, gateways: {}, services: { churn } } as ModelPlatformDefinition;
  expect(serving(good).ingress?.[0]?.peers).toEqual([{ kind: 'pods', namespace: 'elsewhere', pods: { app: 'web' } }]);
});

test('a namespace has a default-deny policy for ingress and egress', () => {
  const [deny] = planModelPlatform(definition()).teams.shop?.networkPolicies ?? [];
  expect(deny).toEqual({ name: 'default-deny', namespace: 'shop', pods: {}, ingress: [], egress: [] });
});

test('policies of a namespace have distinct names', () => {
  const names = policiesOf(definition()).map(({ namespace, name }) => `${namespace}/${name}`);
  expect(new Set(names).size).toBe(names.length);
});

test('Prometheus and gateways are selected in their actual namespaces', () => {
  const addOns = {
    'kube-prometheus-stack': { namespace: 'observability' },
    'envoy-gateway': { manage: false, namespace: 'ingress' },
  };
  const namespaces = serving({ ...definition(), addOns }).ingress?.flatMap(({ peers }) =>
    peers.map((peer) => (peer.kind === 'pods' ? peer.namespace : peer.kind)),
  );
  expect(namespaces).toEqual(['ranking', 'shop', 'ingress', 'observability']);
});

test('with Cilium the DNS cache on each node is selected by pod labels instead of an address', () => {
  const base = existingDefinition();
  const cilium = { ...base, cluster: { ...base.cluster, networkPolicy: 'cilium' as const } };
  expect(egressTo(cilium, /DNS/)?.to).toEqual([{ 'k8s-app': 'kube-dns' }, { 'k8s-app': 'node-local-dns' }]);
});
