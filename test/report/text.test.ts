import { createStyle } from '../../lib/report/style';
import { planText } from '../../lib/report/text';
import { definition, existingDefinition, serverImage, withCluster, withService } from '../fixtures/definition';
import { entryOf, planOf, serviceOf, withServicePlan } from '../fixtures/plan-of';
import { samplePlan } from '../fixtures/sample';
import { sectionOf, words } from './section-of';

function section(title: string, text = planText(samplePlan)): readonly string[] {
  return sectionOf(title, text);
}

test('shows the provider, the region and the API access of the cluster', () => {
  const lines = section('Cluster acme').map(words);
  expect(lines).toContainEqual(['provider', 'Amazon EKS, us-east-1']);
  expect(lines).toContainEqual(['API access', 'cluster network, 203.0.113.0/24']);
});

test('an existing cluster has no region and no addresses', () => {
  expect(section('Cluster acme', planText(planOf(existingDefinition()))).map(words)).toEqual([
    ['provider', 'existing cluster'],
    ['Kubernetes', '1.35'],
  ]);
});

test('lists the system pool first and shows machine, nodes, allocatable resources, price, labels and taints', () => {
  const lines = section('Node pools');
  expect(words(lines[1]).slice(0, 3)).toEqual(['system', 'm6i.large', '2-4']);
  expect(lines.join('\n')).toMatch(/serving {2}g6\.xlarge {3}1-11 {2}3920m CPU, 13\.8Gi memory,/);
  expect(lines.join('\n')).toMatch(/\$0\.805/);
  expect(lines.map(words)).toContainEqual([
    'serving',
    'model-platform.dev/pool=serving',
    'nvidia.com/gpu=present:NoSchedule',
  ]);
});

test('shows an unknown price', () => {
  const { hourlyUsd: _, ...serving } = entryOf(samplePlan.cluster.pools, 'serving');
  const text = planText({ ...samplePlan, cluster: { ...samplePlan.cluster, pools: { serving } } });
  expect(section('Node pools', text).flatMap(words)).toContain('unknown');
});

test('shows the location of buckets and whether they are managed', () => {
  const lines = section('Buckets').map(words);
  expect(lines).toContainEqual([
    'models',
    's3://acme-models-fda33a88 in us-east-1',
    'yes',
    '30d old versions',
    'yes',
    'all',
  ]);
  expect(lines).toContainEqual(['data', 's3://acme-clicks in us-east-1', 'no', 'not changed', 'no', 'all']);
});

test('shows the teams that can use a bucket', () => {
  const plan = planOf({ ...definition(), buckets: { models: { teams: ['ranking', 'shop'] } } });
  expect(section('Buckets', planText(plan)).map(words)[1]?.at(-1)).toBe('ranking, shop');
});

test('shows the buckets with layers of images that nodes can read on EKS', () => {
  const plan = planOf(withCluster(definition(), { network: { apiAccess: [], imageBuckets: ['acme-registry'] } }));
  const lines = section('Cluster acme', planText(plan)).join(' ');
  expect(lines).toMatch(/image buckets .*acme-registry/);
  expect(section('Cluster acme', planText(planOf(definition('gke')))).join(' ')).not.toContain('image buckets');
});

test('shows the quota and the workloads of teams', () => {
  const lines = section('Teams').map(words);
  expect(lines).toContainEqual(['ranking', 'ranking-ns', 'yes', 'any', 'limits.memory 145926Mi', 'churn, fit']);
  expect(lines).toContainEqual(['requests.nvidia.com/gpu 11']);
});

test('a team with an unmanaged namespace has no managed quota', () => {
  expect(section('Teams').map(words)).toContainEqual(['legacy', 'legacy-ns', 'no', 'any', 'not managed']);
});

test('shows the formats of models that the services of a team load', () => {
  const plan = planOf({ ...definition(), teams: { ranking: {}, shop: { modelFormats: 'data-only' } } });
  expect(section('Teams', planText(plan)).map((line) => words(line).slice(0, 4))).toContainEqual([
    ...['shop', 'shop', 'yes', 'data-only'],
  ]);
});

test('shows model, replicas, requests, startup budget and allowed clients of services', () => {
  const lines = section('Model services').map(words);
  expect(lines).toContainEqual([
    'churn',
    'ranking-ns',
    'serving',
    '2-6',
    '1 CPU, 5632Mi, 1 nvidia.com/gpu',
    '1m 24s',
    '2m 48s',
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
  expect(lines).toContainEqual(['inside', 'acme-gateways', 'acme', 'http://models.acme.example:80']);
  expect(lines).toContainEqual(['inside', 'internal', 'everyone who reaches it', 'not limited', 'serves']);
  expect(lines).toContainEqual(['inside', '/v2/models/churn-model', 'churn', '15 s', 'not limited', 'all']);
});

test('a gateway without routes has no route table', () => {
  expect(section('Gateways', planText(withServicePlan(samplePlan, { routes: [] }))).join('\n')).not.toContain(
    'path prefix',
  );
});

test('shows the error budget and the latency target of an objective', () => {
  expect(words(section('Service level')[1]).slice(0, 3)).toEqual(['churn', '99.9%', '43m 12s']);
  expect(section('Service level').join(' ').replace(/ +/g, ' ')).toContain('p99 ≤ 250ms');
  const { monitoring } = serviceOf(samplePlan);
  const latency = { percentile: 99, targetSeconds: 0.12, bucketSeconds: 0.25, errorBudget: 0.01 };
  const slo = { availability: 99.9, errorBudget: 0.001, windowDays: 30 as const, latency };
  const text = planText(withServicePlan(samplePlan, { monitoring: { ...monitoring, slo } }));
  expect(section('Service level', text).join(' ').replace(/ +/g, ' ')).toContain('p99 ≤ 120ms (measured at');
});

test('lists alerts by severity', () => {
  const { monitoring } = serviceOf(samplePlan);
  const texts = { expr: 'x', for: '2m', summary: 's', description: 'd' } as const;
  const alerts = [
    { ...texts, alert: 'ChurnLatency', severity: 'ticket' },
    { ...texts, alert: 'ChurnAvailability', severity: 'page' },
  ] as const;
  const text = planText(withServicePlan(samplePlan, { monitoring: { ...monitoring, alerts } }));
  expect(section('Service level', text).join('\n')).toMatch(/page: ChurnAvailability\n.*ticket: ChurnLatency/);
});

test('shows the ports of allowed connections, with the protocol if it is not TCP', () => {
  expect(section('Allowed connections')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/ranking-ns\/\* without +ranking-ns\/churn +8080/),
      expect.stringMatching(/ 53\/udp +DNS$/),
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
  expect(lines).toContainEqual(['read-write', 'models/fit/checkpoints/*']);
});

describe('secrets', () => {
  const base = definition();
  const copied = { 'feature-store': { remote: 'acme-feature-store' } };
  const withSecrets = {
    ...base,
    teams: { ...base.teams, ranking: { secrets: copied } },
    gateways: {
      internal: {
        ...base.gateways?.internal,
        hostname: 'models.acme.example',
        tls: { secret: 'own-tls' },
        auth: { apiKeys: { secret: 'clients' } },
      },
    },
    training: {
      fit: {
        team: 'ranking',
        pool: 'general',
        framework: { kind: 'scikit-learn' as const },
        image: serverImage,
        command: ['python', 'train.py'],
        secrets: { '/secrets/store': 'feature-store' },
      },
    },
  };
  const text = planText(planOf(withSecrets), createStyle(false, 200));

  test('shows of whom each secret is, where its value comes from and what reads it', () => {
    const lines = section('Secrets', text).map(words);
    const from = 'acme-feature-store in AWS Secrets Manager in';
    expect(lines).toEqual([
      ['secret', 'of', 'namespace', 'value from', 'read by'],
      ['feature-store', 'team ranking', 'ranking', from, 'fit (training)'],
      ['us-east-1'],
      ['clients', 'gateway internal', 'acme-gateways', 'you create it', 'proxies of internal'],
      ['own-tls', 'gateway internal', 'acme-gateways', 'you create it', 'proxies of internal'],
    ]);
  });

  test('shows the identity of External Secrets and what it reads', () => {
    expect(section('Identities', text).map(words)).toContainEqual([
      'external-secrets/external-secrets',
      'EKS Pod Identity',
      'read',
      'AWS Secrets Manager in us-east-1: acme-feature-store',
    ]);
  });

  test('shows who reads the credentials of the object store', () => {
    const lines = section('Secrets', planText(planOf(existingDefinition()))).map(words);
    expect(lines[1]).toEqual(['object-store-credentials', 'team ranking', 'ranking', 'you create it', 'churn']);
  });

  test('a platform without secrets has no section', () => {
    const closed = withService({ ...base, gateways: {} }, { consumers: [{ team: 'ranking' }, { team: 'shop' }] });
    expect(section('Secrets', planText(planOf(closed)))).toEqual([]);
  });
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
  expect(lines).toContainEqual([
    'ranking',
    'ranking-ns',
    'viewer',
    'group ranking, user arn:aws:iam::123456789012:user/ada',
  ]);
  expect(lines).toContainEqual(['search', 'search', 'viewer', 'none']);
  expect(lines.filter((line) => line.includes('get, list, watch'))).toHaveLength(1);
  expect(lines.flat()).not.toContain('legacy');
});

test('lists a role with other permissions in one team for that team', () => {
  const search = entryOf(samplePlan.teams, 'search');
  const role = {
    name: 'viewer',
    rules: [{ apiGroup: '', resources: ['secrets'], verbs: ['get'] }],
    subjects: [],
  } as const;
  const plan = { ...samplePlan, teams: { ...samplePlan.teams, search: { ...search, roles: [role] } } };
  expect(section('Access', planText(plan)).map(words)).toContainEqual(['viewer of search', 'get', 'secrets']);
});

test('numbers add-ons in installation order', () => {
  const addOns = samplePlan.addOns.map((each) => ({ ...each, manage: each.name !== 'cluster-autoscaler' }));
  const { delivery: _, ...plan } = { ...samplePlan, addOns };
  const rows = (text: string) => section('Add-ons', text).map((line) => words(line).slice(0, 5));
  const delivered = rows(planText({ ...samplePlan, addOns }));
  expect(section('Add-ons').map((line) => words(line).slice(0, 2))).toContainEqual(['keda', 'kube-prometheus-stack']);
  expect(delivered[1]).toEqual(['1', 'cluster-autoscaler', '9.59.0', 'kube-system', 'you']);
  expect(delivered[2]).toEqual(['2', 'nvidia-device-plugin', '0.20.0', 'nvidia-device-plugin', 'platform']);
  expect(rows(planText(plan))[2]?.at(-1)).toBe('none');
});

test('sums the cost per hour and month, and names excluded pools', () => {
  const text = planText({ ...samplePlan, cost: { ...samplePlan.cost, unknown: ['system'] } });
  const lines = section('Cost', text).map(words);
  expect(lines).toContainEqual(['total/hour', '$1.359', '$2.175', '$9.731']);
  expect(lines).toContainEqual(['total/month', '$992.00', '$1,588', '$7,103']);
  expect(lines).toContainEqual(['NAT gateways', '$0.090', '$0.090', '$0.090']);
  expect(section('Cost', text).join(' ')).toMatch(/excludes what is billed by use: data through NAT gateways/);
  expect(lines).toContainEqual(['excludes system: no known price']);
  expect(lines).toContainEqual(['serving has the on-demand price, because no spot price is known']);
});

test('shows the cost of each team', () => {
  expect(section('Cost').map(words)).toContainEqual(['ranking', '$1.610', '$8.853']);
});

test('shows the findings and the expiry date of waivers', () => {
  expect(section('Waivers').map(words)).toContainEqual([
    'spot/serving',
    'services.churn',
    'platform',
    '1',
    '2027-03-31',
    'a pool on demand follows in March',
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

test('lists what the user provides, with its namespace', () => {
  const lines = section('Prerequisites').map(words);
  expect(lines).toContainEqual(['Argo CD', 'argocd', 'delivers the manifests']);
});

test('asks on an existing cluster for the operators that it already has', () => {
  const note = 'For each add-on that the cluster already has, set addOns.NAME.manage: false.';
  expect(planText(planOf(existingDefinition()))).toContain(note);
  expect(planText(samplePlan)).not.toContain(note);
});
