import type { DeliverySpec } from '../../lib/definition/delivery';
import { renderObjects } from '../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { type RecordedResource, recordPulumi } from '../../lib/testing/record-pulumi';
import { definition, withCluster } from '../fixtures/definition';
import { planOf } from '../fixtures/plan-of';
import { accountOf, only, withoutStackTraces } from './record';

type Bootstrap = NonNullable<DeliverySpec['bootstrap']>;

function planWith(
  bootstrap: Bootstrap | undefined,
  repository = 'https://git.acme.example/platform',
): ModelPlatformPlan {
  const base = definition('gke');
  return planOf({
    ...withCluster(base, { account: 'acme-project' }),
    delivery: { gitops: 'argocd', repository, ...(bootstrap && { bootstrap }) },
  });
}

async function install(plan: ModelPlatformPlan, credential?: string): Promise<readonly RecordedResource[]> {
  const program = () => {
    const {
      ModelCluster,
    }: typeof import('../../lib/clusters/model-cluster') = require('../../lib/clusters/model-cluster');
    const { cluster, delivery } = plan;
    const args = { plan: cluster, repositoryCredential: credential, ...(delivery && { delivery }) };
    return new ModelCluster('acme', args).outputs;
  };
  return withoutStackTraces(() => recordPulumi(program, accountOf(plan.cluster)));
}

let made: readonly RecordedResource[];
const publicPlan = planWith({});
beforeAll(async () => {
  made = await install(publicPlan);
});

/** A secret of Pulumi, which the state contains only encrypted. */
const secretOf = (value: object) => ({ '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', value });

const release = 'kubernetes:helm.sh/v3:Release';
const application = 'kubernetes:argoproj.io/v1alpha1:Application';

test('without bootstrap nothing is created in the cluster', async () => {
  const resources = await install(planWith(undefined));
  expect(resources.filter(({ type }) => type.includes('kubernetes'))).toEqual([]);
});

test('Argo CD is the pinned chart in the namespace of the Applications', () => {
  expect(only(made, release).inputs).toMatchObject({
    chart: 'argo-cd',
    name: 'argo-cd',
    namespace: 'argocd',
    version: publicPlan.delivery?.bootstrap?.chart.version,
    repositoryOpts: { repo: 'https://argoproj.github.io/argo-helm' },
  });
  expect(only(made, 'kubernetes:core/v1:Namespace', 'acme-namespace-argocd').inputs.metadata).toMatchObject({
    name: 'argocd',
    labels: { 'pod-security.kubernetes.io/enforce': 'baseline' },
  });
});

test('the first Application and its project are those of the tree, and Pulumi never changes them', () => {
  const objects = renderObjects(publicPlan);
  for (const kind of ['AppProject', 'Application']) {
    const { inputs, ignoreChanges } = only(made, `kubernetes:argoproj.io/v1alpha1:${kind}`);
    const inTree = objects.find((object) => object.kind === kind && object.metadata.name === 'acme');
    const { annotations: _, ...metadata } = inTree?.metadata ?? {};
    expect(inputs).toMatchObject({ apiVersion: inTree?.apiVersion, kind, metadata, spec: inTree?.spec });
    expect(ignoreChanges).toEqual(['metadata', 'spec']);
  }
  expect(only(made, application).dependsOn).toContain('kubernetes:argoproj.io/v1alpha1:AppProject acme-project');
});

test('every object uses the kubeconfig of the cluster, and is created after it', () => {
  const provider = only(made, 'pulumi:providers:kubernetes');
  expect(provider.dependsOn).toContain('gcp:container/nodePool:NodePool acme-pool-system');
  const objects = made.filter(({ type }) => type.startsWith('kubernetes:'));
  expect(objects.length).toBeGreaterThan(4);
  expect(objects.filter((each) => !each.provider.includes('::acme-kubernetes::')).map(({ name }) => name)).toEqual([]);
});

test('Grafana gets a password that is generated once', () => {
  const { inputs, ignoreChanges } = only(made, 'kubernetes:core/v1:Secret', 'acme-password-grafana-admin');
  expect(inputs).toMatchObject({
    metadata: { name: 'grafana-admin', namespace: 'monitoring' },
    stringData: secretOf({ 'admin-user': 'admin', 'admin-password': expect.stringMatching(/^[\w-]{32}$/) }),
  });
  expect(ignoreChanges).toEqual(['metadata', 'stringData']);
});

test('a public repository needs no Secret', () => {
  expect(made.map(({ name }) => name)).not.toContain('acme-repository');
});

test.each([
  [{ kind: 'token' }, undefined, { username: 'git', password: 'value' }],
  [{ kind: 'token', username: 'oauth2' }, undefined, { username: 'oauth2', password: 'value' }],
  [{ kind: 'ssh-key' }, 'git@github.com:acme/platform.git', { sshPrivateKey: 'value' }],
] as const)('Argo CD finds the credential %j by its label', async (credential, repository, data) => {
  const plan = planWith({ credential }, repository);
  const { inputs } = only(await install(plan, 'value'), 'kubernetes:core/v1:Secret', 'acme-repository');
  expect(inputs).toMatchObject({
    metadata: { namespace: 'argocd', labels: { 'argocd.argoproj.io/secret-type': 'repository' } },
    stringData: secretOf({ type: 'git', url: plan.delivery?.repository, ...data }),
  });
});

test('a missing credential is reported before anything is created', async () => {
  const plan = planWith({ credential: { kind: 'token' } });
  await expect(install(plan)).rejects.toThrow('run: pulumi config set --secret repositoryCredential');
});
