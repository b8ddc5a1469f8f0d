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

test('the cluster says where it is and from where its API is reached', () => {
  const lines = section('Cluster acme').map(words);
  expect(lines).toContainEqual(['provider', 'Amazon EKS, us-east-1']);
  expect(lines).toContainEqual(['Kubernetes API', 'from inside, from 203.0.113.0/24']);
});

test('a cluster that exists has neither region nor addresses', () => {
  const { network: _network, systemPool: _pool, account: _account, ...cluster } = samplePlan.cluster;
  const text = planText({ ...samplePlan, cluster: { ...cluster, provider: 'existing', region: '', zones: [] } });
  expect(section('Cluster acme', text).map(words)).toEqual([
    ['provider', 'a cluster that exists'],
    ['kubernetes', '1.35'],
  ]);
});

test('node pools begin with the system pool and show machine, nodes, room and price', () => {
  const lines = section('Node pools');
  expect(words(lines[1]).slice(0, 3)).toEqual(['system', 'm7g.large', '2']);
  expect(lines.join('\n')).toMatch(/serving {2}g6\.xlarge {3}1-10 {2}3920m CPU, 14\.3Gi memory,/);
  expect(lines.join('\n')).toMatch(/\$0\.805\/h/);
  expect(lines.join('\n')).toMatch(/taint\s+nvidia\.com\/gpu:NoSchedule/);
});

test('a price that is not known is said to be unknown', () => {
  expect(words(section('Node pools')[1])).toContain('unknown');
});

test('buckets show where they are and who makes them', () => {
  expect(section('Buckets').map(words)).toContainEqual(['models', 's3://acme-models-1a2b in us-east-1', 'yes', 'yes']);
  expect(section('Buckets').map(words)).toContainEqual([
    'data',
    'https://acmedata.blob.core.windows.net/clicks',
    'no',
    'no',
  ]);
});

test('teams show their quota and their workloads', () => {
  expect(section('Teams').map(words)).toContainEqual([
    'ranking',
    'ranking-ns',
    'yes',
    'requests.cpu 16, requests.nvidia.com/gpu 4',
    'churn, fit',
  ]);
});

test('a team whose namespace is not ours has no quota of ours', () => {
  expect(section('Teams').map(words)).toContainEqual(['legacy', 'legacy-ns', 'no', "its owner's"]);
});

test('services show model, replicas, startup budget and callers', () => {
  const lines = section('Model services').map(words);
  expect(lines).toContainEqual([
    'churn',
    'ranking-ns',
    'serving',
    'churn-model@v7',
    '2-6',
    '500m CPU, 3584Mi, 1',
    '6m 40s',
  ]);
  expect(lines).toContainEqual(['churn', 'triton', 'team ranking, gateway inside, namespace shop app=checkout']);
});

test('gateways show their address and the services behind it', () => {
  expect(section('Gateways').map(words)).toContainEqual([
    'inside',
    'gateways',
    'http://models.acme.example:80',
    'envoy',
    '/churn to churn',
  ]);
});

test('an objective says how long the service may be down and where latency is measured', () => {
  expect(words(section('Objectives')[1]).slice(0, 3)).toEqual(['churn', '99.9%', '43m 12s']);
  expect(section('Objectives').join(' ').replace(/ +/g, ' ')).toContain('99% within 120ms, measured at');
});

test('alerts are listed with their severity', () => {
  expect(section('Objectives').join('\n')).toMatch(/page: ChurnAvailability\n.*ticket: ChurnLatency/);
});

test('open connections show ports, with the protocol where it is not TCP', () => {
  expect(section('Network')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/team ranking {2}churn {2}8080/),
      expect.stringMatching(/^ +53\/udp$/),
    ]),
  );
});

test('where a namespace is not ours, nobody is told that all its connections are refused', () => {
  expect(section('Network').join('\n')).toContain('legacy-ns is not ours');
  const { legacy: _, ...teams } = samplePlan.teams;
  expect(section('Network', planText({ ...samplePlan, teams })).join('\n')).not.toContain('not ours');
});

test('identities show each bucket that they reach', () => {
  const lines = section('Identities').map(words);
  expect(lines).toContainEqual(['ranking-ns/churn', 'EKS Pod Identity', 'read', 'models/churn/*']);
  expect(lines).toContainEqual(['read, write', 'data/*']);
});

test('a managed identity without its client id says when it is known', () => {
  const [identity] = samplePlan.cluster.identities;
  if (!identity) throw new Error('the sample plan has no identity');
  const mechanism = { kind: 'aks-federated', subject: 's', audience: 'a' } as const;
  const cluster = { ...samplePlan.cluster, identities: [{ ...identity, mechanism }] };
  const text = section('Identities', planText({ ...samplePlan, cluster }))
    .join(' ')
    .replace(/ +/g, ' ');
  expect(text).toContain('managed identity (client id known');
});

test('access shows who has a role, and what it may do only once for all teams', () => {
  const lines = section('Access').map(words);
  expect(lines).toContainEqual(['ranking', 'ranking-ns', 'viewer', 'group ranking, user ada']);
  expect(lines).toContainEqual(['search', 'search', 'viewer', 'nobody']);
  expect(lines.filter((line) => line.includes('get, list'))).toEqual([['viewer', 'get, list', 'pods']]);
  expect(lines.flat()).not.toContain('legacy');
});

test('a role that may do something else in one team is printed for that team', () => {
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

test('add-ons are numbered in the order of installation', () => {
  const addOn = (name: string, manage: boolean) => ({
    name,
    namespace: 'operators',
    manage,
    chart: { name, repository: 'https://charts.example.org', version: '1.2.3' },
    values: {},
    needs: [],
    why: 'a service asks for it',
    podSecurity: 'restricted' as const,
  });
  const plan = {
    ...samplePlan,
    addOns: [addOn('first', false), addOn('second', true)],
  } as unknown as typeof samplePlan;
  const rows = (text: string) => section('Add-ons', text).map((line) => words(line).slice(0, 5));
  const delivered = rows(planText({ ...plan, delivery: deliveryPlan }));
  expect(delivered[1]).toEqual(['1', 'first', '1.2.3', 'operators', 'you']);
  expect(delivered[2]).toEqual(['2', 'second', '1.2.3', 'operators', 'this platform']);
  expect(rows(planText(plan))[2]).toEqual(['2', 'second', '1.2.3', 'operators', 'nobody']);
});

test('cost is summed for an hour and a month, and says what it leaves out', () => {
  const lines = section('Cost').map(words);
  expect(lines).toContainEqual(['all, an hour', '$0.805', '$1.610', '$8.048']);
  expect(lines).toContainEqual(['all, a month', '$587.50', '$1,175', '$5,875']);
  expect(lines).toContainEqual(['without system: no price is known']);
  expect(lines).toContainEqual(['serving is reckoned at the price on demand: no spot price is known']);
});

test('each team has its part of the cost', () => {
  expect(section('Cost').map(words)).toContainEqual(['ranking', '$1.610', '$5.634']);
});

test('waivers show what they hide and until when', () => {
  expect(section('Waivers').map(words)).toContainEqual([
    'service/has-consumers',
    'services.churn',
    '1',
    '2027-03-31',
    'filled in by the release of March',
  ]);
});

test('what a plan does not have is left out', () => {
  const text = planText({ ...samplePlan, waivers: [], edges: [], gateways: {}, teams: {} });
  expect(text).not.toMatch(/^(Waivers|Network|Gateways|Access|Teams)/m);
});

test('no line is wider than a narrow terminal', () => {
  const widths = planText(samplePlan, createStyle(false, 80))
    .split('\n')
    .map((line) => line.length);
  expect(Math.max(...widths)).toBeLessThanOrEqual(80);
});

test('the text ends with one line end and has no trailing spaces', () => {
  expect(planText(samplePlan)).toMatch(/[^\n]\n$/);
  expect(planText(samplePlan)).not.toMatch(/ $/m);
});
