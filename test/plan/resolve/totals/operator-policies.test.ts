import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { policiesOf } from '../../../../lib/plan/facts/selects-pods';
import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import type { NetworkPolicyPlan, NetworkRulePlan } from '../../../../lib/plan/types/network';
import { cidrContains, parseCidr } from '../../../../lib/units/cidr';
import { definition, existingDefinition, publicGateway, withGateway, withService } from '../../../fixtures/definition';
import { trainingJob } from '../../../fixtures/training';

function policies(of: ModelPlatformDefinition): readonly NetworkPolicyPlan[] {
  return resolvePlatform(of, undefined).addOns.flatMap(({ networkPolicies }) => networkPolicies);
}

function named(of: ModelPlatformDefinition, namespace: string): readonly string[] {
  return policies(of).flatMap((policy) => (policy.namespace === namespace ? [policy.name] : []));
}

/** Ports that a pod may connect to on the metadata address of the clouds. */
function metadataPorts(of: ModelPlatformDefinition, namespace: string, labels = {}): readonly unknown[] {
  const rules = policiesOf({ namespace, labels }, policies(of)).flatMap(({ egress }) => egress ?? []);
  return rules.filter(reachesMetadata).flatMap(({ ports }) => ports.map(({ port }) => port));
}

const metadataOfClouds = '169.254.169.254/32';

function holds(range: string, part: string): boolean {
  return cidrContains(parseCidr(range), parseCidr(part));
}

function reachesMetadata({ peers }: NetworkRulePlan): boolean {
  return peers.some(
    (peer) =>
      peer.kind === 'anywhere' ||
      (peer.kind === 'addresses' &&
        holds(peer.cidr, metadataOfClouds) &&
        !peer.except?.some((range) => holds(range, metadataOfClouds))),
  );
}

test.each(['monitoring', 'envoy-gateway-system'])('all traffic in %s is blocked by default', (namespace) => {
  const deny = policies(definition()).find(
    (policy) => policy.namespace === namespace && policy.name === 'default-deny',
  );
  expect(deny).toMatchObject({ pods: {}, ingress: [], egress: [] });
});

test('the default policies leave out the proxies of gateways outside of the platform', () => {
  const labels = { 'app.kubernetes.io/component': 'proxy' };
  const own = {
    ...labels,
    'gateway.envoyproxy.io/owning-gateway-name': 'internal',
    'gateway.envoyproxy.io/owning-gateway-namespace': 'acme-gateways',
  };
  const namesFor = (pod: Readonly<Record<string, string>>) =>
    policiesOf({ namespace: 'envoy-gateway-system', labels: pod }, policies(definition())).map(({ name }) => name);
  expect(namesFor(labels)).toEqual([]);
  expect(namesFor(own)).toEqual(['acme-gateways-internal']);
});

test('proxies reach the services behind their gateway, and neither Prometheus nor the Kubernetes API', () => {
  const proxies = policies(definition()).find(({ name }) => name === 'acme-gateways-internal');
  expect(proxies?.egress?.map(({ peers, ports, why }) => [peers, ports.map(({ port }) => port), why])).toEqual([
    [[{ kind: 'pods', namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } }], [53, 53], 'DNS'],
    [
      [{ kind: 'pods', namespace: 'envoy-gateway-system', pods: { 'control-plane': 'envoy-gateway' } }],
      [18000],
      'configuration of the proxies',
    ],
    [
      [
        {
          kind: 'pods',
          namespace: 'ranking',
          pods: { 'app.kubernetes.io/name': 'churn', 'app.kubernetes.io/instance': 'acme' },
        },
      ],
      [8080],
      'requests through gateway internal',
    ],
  ]);
});

/** Egress rules of proxies whose gateway has tokens, besides those of every gateway. */
function issuerRules(jwksUri: string, provider: 'eks' | 'gke' | 'aks' | 'existing') {
  const of: ModelPlatformDefinition = provider === 'existing' ? existingDefinition() : definition(provider);
  const jwt = { issuer: 'https://issuer.example.com', audiences: ['models'], jwksUri };
  const gateways = { internal: { hostname: 'models.acme.example', auth: { jwt } } };
  const policy = policies({ ...of, gateways }).find(({ name }) => name === 'acme-gateways-internal');
  return policy?.egress?.filter(({ why }) => why === 'keys of the issuer of tokens');
}

const metadata = ['169.254.0.0/16', '168.63.129.16/32', '100.100.100.200/32', '192.0.0.192/32'];

test.each([
  ['eks', ['10.0.0.0/16', '172.20.0.0/16']],
  ['gke', ['10.0.0.0/16', '100.64.0.0/14', '172.20.0.0/16']],
  ['aks', ['10.0.0.0/16', '100.64.0.0/14', '172.20.0.0/16']],
  ['existing', []],
] as const)(
  'on %s, proxies get keys of an issuer outside of the cluster, and reach no node, pod or API server',
  (provider, own) => {
    expect(issuerRules('https://issuer.example.com/keys', provider)).toEqual([
      {
        peers: [{ kind: 'addresses', cidr: '0.0.0.0/0', except: [...own, ...metadata] }],
        ports: [{ port: 443, protocol: 'TCP' }],
        why: 'keys of the issuer of tokens',
      },
    ]);
  },
);

test('proxies get keys of an issuer in the cluster from its namespace alone', () => {
  expect(issuerRules('https://keycloak.people.svc.cluster.local:8443/keys', 'eks')).toMatchObject([
    { peers: [{ kind: 'pods', namespace: 'people', pods: {} }], ports: [{ port: 'all' }] },
  ]);
});

test('an operator accepts what another one opens', () => {
  const scaled = withService(definition(), {
    scale: { min: 1, max: 3, signal: { kind: 'request-rate', perReplica: 5 } },
  });
  expect(policies(scaled).find(({ name }) => name === 'from-keda-operator-9090')).toEqual({
    name: 'from-keda-operator-9090',
    namespace: 'monitoring',
    pods: { 'app.kubernetes.io/name': 'prometheus' },
    ingress: [
      {
        peers: [{ kind: 'pods', namespace: 'keda', pods: { app: 'keda-operator' } }],
        ports: [{ port: 9090, protocol: 'TCP' }],
        why: 'queries of Prometheus',
      },
    ],
  });
});

test('webhooks accept connections from any address, because the API server has no pod', () => {
  const operator = policies(definition()).find(({ name }) => name === 'prometheus-operator');
  expect(operator?.ingress).toEqual([
    {
      peers: [{ kind: 'anywhere' }],
      ports: [{ port: 10250, protocol: 'TCP' }],
      why: 'validation of rules, called by the API server',
    },
  ]);
});

describe('the metadata service', () => {
  const existing = existingDefinition();
  const withPort = { ...existing, cluster: { ...existing.cluster, apiServerPort: 6443 } };
  const clouds = (['eks', 'gke', 'aks'] as const).map((provider) => definition(provider));

  /** Ports of the metadata address that pods of each policy of an operator reach, with all operators. */
  function reached(base: ModelPlatformDefinition): Readonly<Record<string, readonly unknown[]>> {
    const secrets = { 'churn-db': { remote: 'acme-churn-db' } };
    const alerts = { pager: 'https://pages.acme.example/hooks/ml' };
    const of: ModelPlatformDefinition = {
      ...withGateway(base, publicGateway),
      teams: { ...base.teams, ranking: { ...base.teams?.ranking, secrets } },
      monitoring: { ...base.monitoring, alerts },
      training: { fit: trainingJob },
    };
    const selected = policies(of).filter(({ egress }) => egress !== undefined);
    return Object.fromEntries(
      selected.map(({ namespace, name, pods }) => [`${namespace}/${name}`, metadataPorts(of, namespace, pods)]),
    );
  }

  test.each([...clouds, withPort])(
    'of $cluster.provider is reached by no operator, except External Secrets',
    (base) => {
      // Metadata services have these ports. On GKE the address of DNS is the same, and the Kubernetes API has the others.
      const open = Object.entries(reached(base)).filter(([, ports]) =>
        ports.some((port) => port === 80 || port === 8080 || port === 'all'),
      );
      const readsOf = { eks: [], gke: [80, 8080], aks: [], existing: ['all'] };
      const reads: readonly unknown[] = readsOf[base.cluster.provider];
      expect(Object.keys(reached(base))).toContain('cert-manager/cert-manager');
      expect(open.map(([name]) => name)).toEqual(reads.length > 0 ? ['external-secrets/external-secrets'] : []);
      expect(open.flatMap(([, ports]) => ports)).toEqual(expect.arrayContaining(reads));
    },
  );

  test('of an existing cluster is reached by every operator where the port of the Kubernetes API is not known', () => {
    const ofOperators = Object.entries(reached(existing)).filter(
      ([name]) => !name.startsWith('envoy-gateway-system/acme'),
    );
    expect(ofOperators.length).toBeGreaterThan(8);
    expect(ofOperators.filter(([name, ports]) => !ports.includes('all') && !name.endsWith('default-deny'))).toEqual([]);
  });
});

describe.each([...(['eks', 'gke', 'aks'] as const).map((provider) => definition(provider)), existingDefinition()])(
  'Prometheus on $cluster.provider',
  (base) => {
    const labels = { 'app.kubernetes.io/name': 'prometheus' };
    const peer = { kind: 'pods', namespace: 'monitoring', pods: labels };
    const scaled = withService(base, { rollout: { kind: 'blue-green' } });
    const checkpoint = { bucket: 'models', path: 'checkpoints', every: '5m', size: '16Mi' };
    const of = { ...scaled, training: { fit: { ...trainingJob, checkpoint } } };
    const plan = resolvePlatform(of, undefined);
    const all = [...plan.addOns, ...Object.values(plan.services), ...Object.values(plan.training)].flatMap(
      ({ networkPolicies }) => networkPolicies,
    );
    const egress = policiesOf({ namespace: 'monitoring', labels }, policies(of)).flatMap(
      (policy) => policy.egress ?? [],
    );

    test('reaches every pod that accepts its scrapes', () => {
      const accepted = all.flatMap(({ namespace, pods, ingress = [] }) =>
        ingress
          .filter(({ peers }) => peers.some((each) => JSON.stringify(each) === JSON.stringify(peer)))
          .flatMap(({ ports }) => ports.map(({ port }) => ({ namespace, pods, port }))),
      );
      expect(accepted.length).toBeGreaterThan(5);
      const closed = accepted.filter(
        ({ namespace, pods, port }) =>
          !egress.some(
            ({ peers, ports }) =>
              ports.some((each) => each.port === port) &&
              peers.some(
                (each) =>
                  each.kind === 'pods' &&
                  each.namespace === namespace &&
                  Object.entries(each.pods).every(([key, value]) => pods[key] === value),
              ),
          ),
      );
      expect(closed).toEqual([]);
    });

    test('reaches addresses on the ports of nodes and of the Kubernetes API only', () => {
      const ports = egress
        .filter(({ peers }) => peers.some(({ kind }) => kind === 'anywhere'))
        .map((rule) => rule.ports);
      const api = base.cluster.provider === 'existing' ? 'all' : 443;
      expect(ports.flatMap((each) => each.map(({ port }) => port)).filter((port) => port !== api)).toEqual([
        10250, 9100,
      ]);
    });

    test('reaches no pod of a team on another port', () => {
      const ofTeams = egress.filter(({ peers }) =>
        peers.some((each) => 'namespace' in each && each.namespace === 'ranking'),
      );
      expect(ofTeams.flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual([8082, 9465]);
    });
  },
);

test('the pods of operators that others install are not known, so Prometheus reaches all of their namespace', () => {
  const labels = { 'app.kubernetes.io/name': 'prometheus' };
  const addOns = { 'argo-rollouts': { manage: false, namespace: 'rollouts' } };
  const of = { ...withService(definition(), { rollout: { kind: 'blue-green' } }), addOns };
  const egress = policiesOf({ namespace: 'monitoring', labels }, policies(of)).flatMap((policy) => policy.egress ?? []);
  expect(egress).toContainEqual({
    peers: [{ kind: 'pods', namespace: 'rollouts', pods: {} }],
    ports: [{ port: 'all', protocol: 'TCP' }],
    why: 'metrics of argo-rollouts',
  });
});

test.each<readonly [string, ModelPlatformDefinition['addOns'], string]>([
  ['an operator that others install', { 'kube-prometheus-stack': { manage: false } }, 'monitoring'],
  ['the namespace of a team', { 'kube-prometheus-stack': { namespace: 'shop' } }, 'shop'],
  ['the namespace of Argo CD', { 'kube-prometheus-stack': { namespace: 'argocd' } }, 'argocd'],
  [
    'a namespace that others use',
    { 'envoy-gateway': { namespace: 'ops' }, 'kube-prometheus-stack': { manage: false, namespace: 'ops' } },
    'ops',
  ],
])('%s has no policies of operators', (_, addOns = {}, namespace) => {
  expect(named({ ...definition(), addOns }, namespace)).toEqual([]);
});

test('two operators in one namespace have one default policy', () => {
  const both = { 'envoy-gateway': { namespace: 'ops' }, 'kube-prometheus-stack': { namespace: 'ops' } };
  const names = named({ ...definition(), addOns: both }, 'ops');
  expect(names.filter((name) => name === 'default-deny')).toHaveLength(1);
  expect(new Set(names).size).toBe(names.length);
});
