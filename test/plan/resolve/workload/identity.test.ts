import type { ModelVersionSpec } from '../../../../lib/definition/model';
import type { TrainingJobSpec } from '../../../../lib/definition/training';
import { planModelPlatform } from '../../../../lib/plan/plan';
import { serviceIdentity } from '../../../../lib/plan/resolve/workload/identity';
import { folderOwners } from '../../../../lib/plan/resolve/workload/model-folders';
import { definition, digestOfV1, existingDefinition, serverImage, withService } from '../../../fixtures/definition';

const service = {
  team: 'ranking',
  namespace: 'ranking',
  serviceAccount: { name: 'churn', namespace: 'ranking', labels: {}, annotations: {} },
};

function prefixesOf(...paths: readonly string[]): readonly string[] {
  return prefixesBeside({}, ...paths);
}

/** The same with other models in the bucket. */
function prefixesBeside(others: Readonly<Record<string, string>>, ...paths: readonly string[]): readonly string[] {
  return prefixesWith(others, {}, ...paths);
}

/** The same with other models in the bucket, and with jobs. */
function prefixesWith(
  others: Readonly<Record<string, string>>,
  training: Readonly<Record<string, TrainingJobSpec>>,
  ...paths: readonly string[]
): readonly string[] {
  const versions = paths.map((path, index): [string, ModelVersionSpec] => [
    `v${index + 1}`,
    { path, sha256: digestOfV1 },
  ]);
  const model = { bucket: 'models', versions: Object.fromEntries(versions) };
  const beside = Object.entries(others).map(([name, path]) => [
    name,
    { bucket: 'models', versions: { v1: { path, sha256: digestOfV1 } } },
  ]);
  const owners = folderOwners({ models: { ...Object.fromEntries(beside), churn: model }, training });
  return serviceIdentity(service, [model], owners, { kind: 'ambient' }).grants.map(({ prefix }) => prefix);
}

test('a service can read only the folder of its model', () => {
  expect(planModelPlatform(definition()).cluster.identities).toEqual([
    {
      name: 'ranking/churn',
      namespace: 'ranking',
      serviceAccount: 'churn',
      grants: [{ bucket: 'models', access: 'read', prefix: 'churn/' }],
      mechanism: { kind: 'eks-pod-identity' },
      documents: [
        {
          kind: 'inline-policy',
          name: '',
          grants: [{ bucket: 'models', access: 'read', prefixes: ['churn/'] }],
          secrets: [],
          size: expect.any(Number),
        },
      ],
    },
  ]);
});

test('another version needs no change of permissions', () => {
  const next = withService(definition(), { model: { name: 'churn', version: 'v2' } });
  expect(planModelPlatform(next).cluster.identities).toEqual(planModelPlatform(definition()).cluster.identities);
});

test.each([
  [['churn/v1/model.joblib'], ['churn/']],
  [['churn/v1/model.joblib', 'churn/v2/model.joblib'], ['churn/']],
  [['churn/v1'], ['churn/']],
  [['model.joblib'], ['model.joblib']],
  [['teams/ranking/churn/v1/model.joblib'], ['teams/ranking/churn/']],
  [
    ['new/churn/v1/m', 'old/churn/v2/m'],
    ['new/churn/', 'old/churn/'],
  ],
] as const)('models at %j are granted by %j', (paths, prefixes) => {
  expect(prefixesOf(...paths)).toEqual(prefixes);
});

test('in a shared folder each version has a grant', () => {
  expect(prefixesBeside({ spam: 'models/spam-v1.joblib' }, 'models/churn-v1.joblib', 'models/churn-v2.joblib')).toEqual(
    ['models/churn-v1.joblib', 'models/churn-v2.joblib'],
  );
  expect(prefixesBeside({ spam: 'models/spam/v1.joblib' }, 'models/churn/v1.joblib')).toEqual(['models/churn/']);
  expect(prefixesBeside({ spam: 'churn/spam/v1/m' }, 'churn/v1/model.joblib')).toEqual(['churn/v1/model.joblib']);
});

const size = '1Gi';
const uses: readonly (readonly [string, Partial<TrainingJobSpec>])[] = ['models', 'private'].flatMap((bucket) => [
  [bucket, { data: { '/data': { bucket, path: 'customers/2026', size } } }],
  [bucket, { data: { '/data': { bucket, path: 'customers/2026/all.csv', size } } }],
  [bucket, { data: { '/data': { bucket, path: 'customers', size } } }],
  [bucket, { checkpoint: { bucket, path: 'customers/2026/state', every: '1h', size } }],
  [bucket, { output: { bucket, path: 'customers/2026/trained/', size } }],
]);

test.each(uses)('in the bucket %s, a folder that a job of another team uses with %j is not granted', (bucket, use) => {
  const job = { pool: 'general', framework: { kind: 'scikit-learn' }, image: serverImage, command: ['fit'] } as const;
  const grantedBeside = (team: string) =>
    prefixesWith({}, { fit: { ...job, team, ...use } }, 'customers/2026/x.tar', 'churn/v2/m', 'customers/2026.1/m');
  const elsewhere = ['churn/', 'customers/2026.1/'];
  const isAbove = use.data?.['/data']?.path === 'customers';
  expect(grantedBeside('ranking')).toEqual([...elsewhere, 'customers/2026/'].sort());
  expect(grantedBeside('shop')).toEqual(
    bucket === 'private'
      ? [...elsewhere, 'customers/2026/'].sort()
      : [isAbove ? 'customers/2026.1/m' : 'customers/2026.1/', 'churn/', 'customers/2026/x.tar'].sort(),
  );
});

test('no grant covers a complete bucket', () => {
  expect(prefixesOf('a', 'b/c', 'd/e/f', 'g/h/i/j')).not.toContain('');
});

test.each([
  ['gke', { kind: 'gke-direct', subject: expect.stringMatching(/^ns\/ranking\/sa\/churn-[\da-f]{8}$/) }],
  [
    'aks',
    {
      kind: 'aks-federated',
      subject: 'system:serviceaccount:ranking:churn',
      audience: 'api://AzureADTokenExchange',
    },
  ],
] as const)('on %s the identity of the service account is %j', (provider, mechanism) => {
  expect(planModelPlatform(definition(provider)).cluster.identities[0]?.mechanism).toEqual(mechanism);
});

test('on an existing cluster credentials are in a Secret', () => {
  const [identity] = planModelPlatform(existingDefinition()).cluster.identities;
  expect(identity?.mechanism).toEqual({ kind: 'secret', secret: 'object-store-credentials' });
});

test('only pods on AKS have the label of its webhook', () => {
  const labels = (provider: 'eks' | 'aks') => planModelPlatform(definition(provider)).services.churn?.pod.labels;
  expect(labels('aks')).toHaveProperty(['azure.workload.identity/use'], 'true');
  expect(labels('eks')).not.toHaveProperty(['azure.workload.identity/use']);
});
