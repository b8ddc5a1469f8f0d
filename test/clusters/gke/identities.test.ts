import type { ManagedClusterSpec } from '../../../lib/definition/cluster';
import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import { renderObjects } from '../../../lib/manifests/render';
import { checkParsed } from '../../../lib/plan/plan';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import { definition } from '../../fixtures/definition';
import { exampleDefinition } from '../../fixtures/example-definition';
import { addOnOf } from '../../fixtures/plan-of';
import { scenarios } from '../../snapshots/scenarios';
import { recordCluster } from '../record';

// All clusters of a project share one workload identity pool: a principal is a namespace and a name.

const account = 'acme-ml-123456';

interface Example {
  readonly name: string;
  readonly base: ModelPlatformDefinition;
}

/** Every example that runs on GKE, with a secret of each of its teams. */
const examples: readonly Example[] = scenarios.flatMap(({ name, variants }) =>
  variants.flatMap(({ files, cluster }) => {
    if (cluster?.provider !== 'gke') return [];
    const read = exampleDefinition(...files);
    const moved = { ...read.cluster, ...cluster, account } as ManagedClusterSpec;
    return [{ name, base: withSecrets({ ...read, cluster: moved }) }];
  }),
);

function withSecrets(base: ModelPlatformDefinition): ModelPlatformDefinition {
  const teams = Object.entries(base.teams ?? {}).map(([name, team]) => [
    name,
    { ...team, secrets: { ...team.secrets, [`${name}-db`]: { remote: `${name}-db` } } },
  ]);
  return { ...base, teams: Object.fromEntries(teams) };
}

function inCluster(base: ModelPlatformDefinition, change: Partial<ManagedClusterSpec>): ModelPlatformDefinition {
  return { ...base, cluster: { ...base.cluster, ...change } as ManagedClusterSpec };
}

/** The plan, whatever the rules say of secrets that no job mounts. */
function planOf(base: ModelPlatformDefinition): ModelPlatformPlan {
  return checkParsed(base, {}).plan;
}

/** Every principal of the workload identity pool that a resource of the cluster names. */
async function principalsOf({ cluster }: ModelPlatformPlan): Promise<ReadonlySet<string>> {
  const { resources } = await recordCluster(cluster);
  const found = resources.map(({ inputs }) => JSON.stringify(inputs).match(/principal(?:Set)?:[^"]+/g) ?? []);
  return new Set(found.flat());
}

/** `namespace/name` of a principal. Undefined if it is more than one service account. */
function accountOf(principal: string): string | undefined {
  const [, namespace, name] = /^principal:.*\/subject\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(principal) ?? [];
  return namespace === undefined ? undefined : `${namespace}/${name}`;
}

/** Service accounts of the manifests and of External Secrets. */
function serviceAccounts(plan: ModelPlatformPlan): readonly string[] {
  const objects = renderObjects(plan).filter(({ kind }) => kind === 'ServiceAccount');
  const { namespace, values } = addOnOf(plan, 'external-secrets');
  const { name } = values.serviceAccount as { readonly name: string };
  return [...objects.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`), `${namespace}/${name}`];
}

const others: readonly (readonly [string, (base: ModelPlatformDefinition) => ModelPlatformDefinition])[] = [
  ['another platform', (base) => ({ ...base, name: `${base.name}-staging` })],
  ['the same platform in another region', (base) => inCluster(base, { region: 'europe-west4' })],
  // The clusters of a fleet can share the workload identity pool of one project.
  ['the same platform of another project', (base) => inCluster(base, { account: 'acme-staging-123456' })],
];

describe.each(examples)('$name', ({ base }) => {
  const plan = planOf(base);

  test('grants name service accounts of the cluster, one at a time', async () => {
    const granted = [...(await principalsOf(plan))].map(accountOf);
    expect(granted.length).toBeGreaterThan(1);
    expect(serviceAccounts(plan)).toEqual(expect.arrayContaining(granted));
  });

  test.each(others)('has no principal of %s', async (_, change) => {
    const there = serviceAccounts(planOf(change(base)));
    const granted = [...(await principalsOf(plan))].map(accountOf);
    expect(granted.length).toBeGreaterThan(1);
    expect(granted.filter((one) => one === undefined || there.includes(one))).toEqual([]);
  });

  test('the pods of a workload use its service account', () => {
    const created = serviceAccounts(plan);
    const used = [...Object.values(plan.services), ...Object.values(plan.training)].map(
      ({ namespace, pod }) => `${namespace}/${pod.serviceAccount}`,
    );
    expect(used.length).toBeGreaterThan(0);
    expect(created).toEqual(expect.arrayContaining(used));
  });
});

test('the longest namespace and service have a subject of at most 127 characters', () => {
  const base = definition('gke');
  const churn = base.services?.churn;
  const [namespace, service] = ['n'.repeat(63), 's'.repeat(46)];
  const plan = planOf({
    ...base,
    teams: { ...base.teams, ranking: { ...base.teams?.ranking, namespace } },
    ...(churn && { services: { [service]: churn } }),
  });
  const [mechanism] = plan.cluster.identities.map((identity) => identity.mechanism);
  expect(mechanism).toMatchObject({
    kind: 'gke-direct',
    subject: expect.stringMatching(/^ns\/n{63}\/sa\/s{46}-[\da-f]{8}$/),
  });
  expect(mechanism?.kind === 'gke-direct' && mechanism.subject.length).toBeLessThanOrEqual(127);
});
