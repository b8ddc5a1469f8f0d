import type { StandaloneTrainingSpec } from '../../../lib/definition/standalone-training';
import { TrainingJob } from '../../../lib/manifests/training-job/training-job';
import { planTrainingJob } from '../../../lib/plan/standalone/plan-training-job';
import { serverImage } from '../../fixtures/definition';
import { thrownFindings } from '../../fixtures/findings';
import { find, renderConstruct } from '../../manifests/render-construct';

const good: StandaloneTrainingSpec = {
  namespace: 'analytics',
  queue: { name: 'default' },
  pool: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } },
  framework: { kind: 'scikit-learn' },
  image: serverImage,
  command: ['python', 'fit.py'],
  buckets: { acme: { uri: 's3://acme-models', region: 'eu-west-1' } },
  data: { '/data': { bucket: 'acme', path: 'customers' } },
  output: { bucket: 'acme', path: 'churn' },
  objectStoreCidrs: ['10.20.0.0/24'],
};

const render = (change: Partial<StandaloneTrainingSpec> = {}) =>
  renderConstruct((scope) => new TrainingJob(scope, 'job', planTrainingJob('fit-churn', { ...good, ...change })));

/** Rule and path of each finding. */
function problemsOf(name: string, change: object): readonly string[] {
  const findings = thrownFindings(() => planTrainingJob(name, { ...good, ...change }));
  return findings.map(({ rule, path }) => `${rule} ${path.join('.')}`);
}

test('the job uses the given namespace, nodes and queue', () => {
  const { metadata, spec } = find(render(), 'Job');
  expect(metadata.namespace).toBe('analytics');
  expect(metadata.labels).toMatchObject({ 'kueue.x-k8s.io/queue-name': 'default' });
  expect(spec.template.spec.nodeSelector).toEqual({ pool: 'cpu' });
});

test('the pods use the service account of the job, or the given one', () => {
  const names = (change: Partial<StandaloneTrainingSpec>) => {
    const objects = render(change);
    return [find(objects, 'ServiceAccount').metadata.name, find(objects, 'Job').spec.template.spec.serviceAccountName];
  };
  expect(names({})).toEqual(['fit-churn', 'fit-churn']);
  expect(names({ serviceAccount: 'fit-churn-1a2b3c4d' })).toEqual(['fit-churn-1a2b3c4d', 'fit-churn-1a2b3c4d']);
});

test('the job has no team, and no priority class that was not given', () => {
  const { metadata, spec } = find(render(), 'Job');
  expect(metadata.labels).not.toHaveProperty(['kueue.x-k8s.io/priority-class']);
  expect(metadata.labels).not.toHaveProperty(['model-platform.dev/team']);
  expect(spec.template.spec).not.toHaveProperty('priorityClassName');
});

test('the job has the priority class of its queue', () => {
  const { metadata } = find(render({ queue: { name: 'default', priorityClass: 'night' } }), 'Job');
  expect(metadata.labels).toMatchObject({ 'kueue.x-k8s.io/priority-class': 'night' });
});

test('the given Prometheus scrapes the copies of checkpoints', () => {
  const prometheus = {
    address: 'http://prometheus.observability.svc:9090',
    namespace: 'observability',
    selectorLabels: { release: 'observability' },
  };
  const checkpoint = { bucket: 'acme', path: 'checkpoints', every: '10m' };
  const objects = render({ prometheus, checkpoint });
  for (const kind of ['PodMonitor', 'PrometheusRule']) {
    expect(find(objects, kind).metadata.labels).toMatchObject({ release: 'observability' });
  }
  const sources = planTrainingJob('fit-churn', { ...good, prometheus, checkpoint })
    .networkPolicies.flatMap(({ ingress }) => ingress ?? [])
    .flatMap(({ peers }) => peers);
  expect(sources).toContainEqual(expect.objectContaining({ namespace: 'observability' }));
});

test('files come from the given bucket and go to it', () => {
  const { data, output } = planTrainingJob('fit-churn', good);
  const location = { kind: 's3', bucket: 'acme-models', region: 'eu-west-1' };
  expect(data.map((each) => each.location)).toEqual([location]);
  expect(output?.location).toEqual(location);
});

test('several nodes become a JobSet', () => {
  const gang = { framework: { kind: 'pytorch', nodes: 2 } } as const;
  expect(render(gang).map(({ kind }) => kind)).toContain('JobSet');
});

test.each<[problem: string, change: object]>([
  ['placement/fits-node resources.memory', { resources: { memory: '64Gi' } }],
  ['image/pinned image', { image: 'python:3.12' }],
  ['capacity/gang-fits-pool framework.nodes', { framework: { kind: 'pytorch', nodes: 9 } }],
  ['training/folders-free data./output', { data: { '/output': { bucket: 'acme', path: 'x' } } }],
  ['reference/known output.bucket', { output: { bucket: 'acne', path: 'churn' } }],
  ['identity/reaches-store buckets.acme.uri', { provider: 'eks', buckets: { acme: { uri: 'gs://acme' } } }],
  ['definition/format buckets.acme.uri', { buckets: { acme: { uri: 's3://acme/models' } } }],
  ['definition/missing-field queue', { queue: undefined }],
  ['definition/unknown-field team', { team: 'ranking' }],
])('reports %s', (problem, change) => {
  expect(problemsOf('fit-churn', change)).toEqual([problem]);
});

test('a spec that is no object is a finding', () => {
  expect(thrownFindings(() => planTrainingJob('fit', undefined as never)).map(({ rule }) => rule)).toEqual([
    'definition/type',
  ]);
});
