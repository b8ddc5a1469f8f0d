import { createStyle } from '../../lib/report/style';
import { planText } from '../../lib/report/text';
import { deliveryPlan } from '../fixtures/plan';
import { samplePlan } from './sample-plan';

/** The lines of one section, without its heading. */
function section(title: string, text = planText(samplePlan)): readonly string[] {
  const found = text.split('\n\n').join('\n').split('\n');
  const start = found.findIndex((line) => line.startsWith(title));
  const rest = found.slice(start + 1);
  const end = rest.findIndex((line) => /^\S/.test(line));
  return rest.slice(0, end === -1 ? undefined : end);
}

function words(line: string | undefined): readonly string[] {
  return (line ?? '').trim().split(/ {2,}/);
}

test('shows the provider, the region and the API access of the cluster', () => {
  const lines = section('Cluster acme').map(words);
  expect(lines).toContainEqual(['provider', 'Amazon EKS, us-east-1']);
  expect(lines).toContainEqual(['API access', 'cluster network, 203.0.113.0/24']);
});

test('an existing cluster has no region and no addresses', () => {
  const { network: _network, systemPool: _pool, account: _account, ...cluster } = samplePlan.cluster;
  const text = planText({ ...samplePlan, cluster: { ...cluster, provider: 'existing', region: '', zones: [] } });
  expect(section('Cluster acme', text).map(words)).toEqual([
    ['provider', 'existing cluster'],
    ['Kubernetes', '1.35'],
  ]);
});

test('lists the system pool first and shows machine, nodes, allocatable resources, price, labels and taints', () => {
  const lines = section('Node pools');
  expect(words(lines[1]).slice(0, 3)).toEqual(['system', 'm7g.large', '2']);
  expect(lines.join('\n')).toMatch(/serving {2}g6\.xlarge {3}1-10 {2}3920m CPU, 14\.3Gi memory,/);
  expect(lines.join('\n')).toMatch(/\$0\.805/);
  expect(lines.map(words)).toContainEqual(['serving', 'model-platform.dev/pool=serving', 'nvidia.com/gpu:NoSchedule']);
});

test('shows an unknown price', () => {
  expect(words(section('Node pools')[1])).toContain('unknown');
});

test('shows the location of buckets and whether they are managed', () => {
  expect(section('Buckets').map(words)).toContainEqual(['models', 's3://acme-models-1a2b in us-east-1', 'yes', 'yes']);
  expect(section('Buckets').map(words)).toContainEqual([
    'data',
    'https://acmedata.blob.core.windows.net/clicks',
    'no',
    'no',
  ]);
});

test('shows the quota and the workloads of teams', () => {
  expect(section('Teams').map(words)).toContainEqual(['ranking', 'ranking-ns', 'yes', 'requests.cpu 16', 'churn, fit']);
  expect(section('Teams').map(words)).toContainEqual(['requests.nvidia.com/gpu 4']);
});

test('a team with an unmanaged namespace has no managed quota', () => {
  expect(section('Teams').map(words)).toContainEqual(['legacy', 'legacy-ns', 'no', 'not managed']);
});

test('shows model, replicas, requests, startup budget and allowed clients of services', () => {
  const lines = section('Model services').map(words);
  expect(lines).toContainEqual([
    'churn',
    'ranking-ns',
    'serving',
    '2-6',
    '500m CPU, 3584Mi, 1 nvidia.com/gpu',
    '6m 40s',
  ]);
  expect(lines).toContainEqual([
    'churn',
    'triton',
    'churn-model@v7',
    'team ranking, gateway inside, namespace shop app=checkout',
  ]);
});

test('shows the address and the routes of gateways', () => {
  const lines = section('Gateways').map(words);
  expect(lines).toContainEqual(['inside', 'gateways', 'envoy', 'http://models.acme.example:80']);
  expect(lines).toContainEqual(['inside', '/churn', 'churn']);
});

test('a gateway without routes has no route table', () => {
  const { churn } = samplePlan.services;
  if (!churn) throw new Error('the sample plan has a service churn');
  const text = planText({ ...samplePlan, services: { churn: { ...churn, routes: [] } } });
  expect(section('Gateways', text)).toHaveLength(2);
});

test('shows the error budget and the latency target of an objective', () => {
  expect(words(section('Service level')[1]).slice(0, 3)).toEqual(['churn', '99.9%', '43m 12s']);
  expect(section('Service level').join(' ').replace(/ +/g, ' ')).toContain('p99 ≤ 120ms (measured at');
});

test('lists alerts by severity', () => {
  expect(section('Service level').join('\n')).toMatch(/page: ChurnAvailability\n.*ticket: ChurnLatency/);
});

test('shows the ports of allowed connections, with the protocol if it is not TCP', () => {
  expect(section('Allowed connections')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/team ranking {2}churn {2}8080/),
      expect.stringMatching(/^ +53\/udp$/),
    ]),
  );
});

test('notes that other pods in an unmanaged namespace have no network policies', () => {
  expect(section('Allowed connections').join('\n')).toContain('namespace legacy-ns is not managed');
  const { legacy: _, ...teams } = samplePlan.teams;
  const text = planText({ ...samplePlan, teams });
  expect(section('Allowed connections', text).join('\n')).not.toContain('not managed');
});

test('shows the bucket access of identities', () => {
  const lines = section('Identities').map(words);
  expect(lines).toContainEqual(['ranking-ns/churn', 'EKS Pod Identity', 'read', 'models/churn/*']);
  expect(lines).toContainEqual(['read-write', 'data/*']);
});

test('a managed identity without a client ID says when it is known', () => {
  const [identity] = samplePlan.cluster.identities;
  if (!identity) throw new Error('the sample plan has no identity');
  const mechanism = { kind: 'aks-federated', subject: 's', audience: 'a' } as const;
  const cluster = { ...samplePlan.cluster, identities: [{ ...identity, mechanism }] };
  const text = section('Identities', planText({ ...samplePlan, cluster }))
    .join(' ')
    .replace(/ +/g, ' ');
  expect(text).toContain('managed identity (client ID known');
});

test('shows the subjects of roles, and their permissions once for all teams', () => {
  const lines = section('Access').map(words);
  expect(lines).toContainEqual(['ranking', 'ranking-ns', 'viewer', 'group ranking, user ada']);
  expect(lines).toContainEqual(['search', 'search', 'viewer', 'none']);
  expect(lines.filter((line) => line.includes('get, list'))).toEqual([['viewer', 'get, list', 'pods']]);
  expect(lines.flat()).not.toContain('legacy');
});

test('lists a role with other permissions in one team for that team', () => {
  const { search } = samplePlan.teams;
  if (!search) throw new Error('the sample plan has no team search');
  const role = {
    name: 'viewer',
    rules: [{ apiGroup: '', resources: ['secrets'], verbs: ['get'] }],
    subjects: [],
  } as const;
  const plan = { ...samplePlan, teams: { ...samplePlan.teams, search: { ...search, roles: [role] } } };
  expect(section('Access', planText(plan)).map(words)).toContainEqual(['viewer of search', 'get', 'secrets']);
});

test('numbers add-ons in installation order', () => {
  const addOn = (name: string, manage: boolean) => ({
    name,
    namespace: 'operators',
    manage,
    chart: { name, repository: 'https://charts.example.org', version: '1.2.3' },
    values: {},
    needs: [],
    why: 'required by a service',
    podSecurity: 'restricted' as const,
  });
  const plan = {
    ...samplePlan,
    addOns: [addOn('first', false), addOn('second', true)],
  } as unknown as typeof samplePlan;
  const rows = (text: string) => section('Add-ons', text).map((line) => words(line).slice(0, 5));
  const delivered = rows(planText({ ...plan, delivery: deliveryPlan }));
  expect(section('Add-ons', planText(plan)).map(words)).toContainEqual(['first', 'none', 'required by a service']);
  expect(delivered[1]).toEqual(['1', 'first', '1.2.3', 'operators', 'you']);
  expect(delivered[2]).toEqual(['2', 'second', '1.2.3', 'operators', 'platform']);
  expect(rows(planText(plan))[2]).toEqual(['2', 'second', '1.2.3', 'operators', 'none']);
});

test('sums the cost per hour and month, and names excluded pools', () => {
  const lines = section('Cost').map(words);
  expect(lines).toContainEqual(['total/hour', '$0.805', '$1.610', '$8.048']);
  expect(lines).toContainEqual(['total/month', '$587.50', '$1,175', '$5,875']);
  expect(lines).toContainEqual(['excludes system: no known price']);
  expect(lines).toContainEqual(['serving is reckoned at the price on demand: no spot price is known']);
});

test('shows the cost of each team', () => {
  expect(section('Cost').map(words)).toContainEqual(['ranking', '$1.610', '$5.634']);
});

test('shows the findings and the expiry date of waivers', () => {
  expect(section('Waivers').map(words)).toContainEqual([
    'service/has-consumers',
    'services.churn',
    '1',
    '2027-03-31',
    'filled in by the release of March',
  ]);
});

test('omits empty sections', () => {
  const text = planText({ ...samplePlan, waivers: [], edges: [], gateways: {}, teams: {} });
  expect(text).not.toMatch(/^(Waivers|Allowed connections|Gateways|Access|Teams)/m);
});

test('fits into 80 columns', () => {
  const widths = planText(samplePlan, createStyle(false, 80))
    .split('\n')
    .map((line) => line.length);
  expect(Math.max(...widths)).toBeLessThanOrEqual(80);
});

test('ends with one line break and has no trailing spaces', () => {
  expect(planText(samplePlan)).toMatch(/[^\n]\n$/);
  expect(planText(samplePlan)).not.toMatch(/ $/m);
});
