import type { CloudProvider } from '../../lib/catalog/cloud-providers';
import type { ClusterSpec } from '../../lib/definition/cluster';
import { selectProvider } from '../../lib/plan/providers/select';
import { resolveDocuments } from '../../lib/plan/resolve/workload/documents';
import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { BucketGrant, IdentityPlan } from '../../lib/plan/types/identity';
import { type RecordedResource, recordPulumi } from '../../lib/testing/record-pulumi';
import { accountOf, withoutStackTraces } from '../clusters/record';
import { planOfVariant, scenarios } from '../snapshots/scenarios';
import { answersOfAws, secretArn } from './aws';
import { answersOfAzure } from './azure';
import { installEvaluators } from './evaluators';
import { answersOfGoogle } from './google';
import { type Question, questionsAbout } from './questions';

const answers = { eks: answersOfAws, gke: answersOfGoogle, aks: answersOfAzure };

/** Prefixes that a language of conditions could read as something else, and objects with the same beginning. */
const hardPrefixes: readonly string[] = [
  ...[
    'exports/2026.1',
    'exports/2026.1/',
    'exports/2026.10/',
    'a*/',
    'a?b/',
    'a*',
    `\${aws:username}/`,
    '$/',
    `\${*}/`,
  ],
  ...["a'b/", "a' OR 'b/", 'a"b/', 'a") || true || ("/', 'a\\b/', 'a b/', 'ü/', 'a/', 'ab/', ''],
];

/** The cluster with one more identity for each of the prefixes. */
function withHardGrants(plan: ClusterPlan): ClusterPlan {
  const [first] = plan.identities.filter(({ grants }) => grants.length > 0);
  const bucket = Object.keys(plan.buckets).find((name) => plan.buckets[name]?.manage);
  if (!first || bucket === undefined) throw new Error('the example has no identity with a grant, or no bucket');
  const identities = hardPrefixes.flatMap((prefix, index) =>
    (['read', 'read-write'] as const).map((access) =>
      identityWith(first, `hard-${index}-${access}`, { bucket, access, prefix }),
    ),
  );
  const { provider } = selectProvider({ ...plan, nodePools: {} } as unknown as ClusterSpec);
  return { ...plan, identities: resolveDocuments(identities, { cluster: plan, provider }) };
}

function identityWith(first: IdentityPlan, serviceAccount: string, grant: BucketGrant): IdentityPlan {
  const { mechanism, namespace } = first;
  return {
    ...first,
    name: `${namespace}/${serviceAccount}`,
    serviceAccount,
    grants: [grant],
    mechanism:
      mechanism.kind === 'gke-direct' || mechanism.kind === 'aks-federated'
        ? { ...mechanism, subject: mechanism.subject.replaceAll(first.serviceAccount, serviceAccount) }
        : mechanism,
  };
}

/** Records the cluster. Secrets on AWS have addresses as AWS gives them. */
function recorded(plan: ClusterPlan): Promise<readonly RecordedResource[]> {
  const program = () => {
    const {
      ModelCluster,
    }: typeof import('../../lib/clusters/model-cluster') = require('../../lib/clusters/model-cluster');
    return new ModelCluster('acme', { plan }).outputs;
  };
  return withoutStackTraces(() =>
    recordPulumi(program, {
      ...accountOf(plan),
      outputsOf: ({ type, name }) =>
        type === 'aws:secretsmanager/secret:Secret' ? { arn: secretArn(name.replace(/^acme-secret-/, '')) } : {},
    }),
  );
}

/** Grants on buckets that the stack does not manage are made by hand on Azure, because their address is unknown. */
function onAzureByHand(plan: ClusterPlan): ClusterPlan {
  if (plan.provider !== 'aks') return plan;
  const identities = plan.identities.map((identity) => ({
    ...identity,
    grants: identity.grants.filter(({ bucket }) => plan.buckets[bucket]?.manage),
  }));
  return { ...plan, identities };
}

const examples = scenarios.flatMap(({ name, variants }) =>
  variants.map((variant) => [`${name} on ${variant.name}`, planOfVariant(variant).cluster] as const),
);
const clusters = examples.filter(([, { provider }]) => provider !== 'existing');
const hard = clusters
  .filter(([name]) => name.startsWith('conversation-intelligence'))
  .map(([name, plan]) => [`hard prefixes, ${name}`, withHardGrants(plan)] as const);

beforeAll(installEvaluators);

const figures = { cells: 0, allowed: 0, agreed: 0, identities: 0 };

test.each([...clusters, ...hard])('%s: each identity reaches exactly what the plan lists', async (_, written) => {
  const plan = onAzureByHand(written);
  const questions = questionsAbout(plan).filter((question) => plan.provider !== 'eks' || canSimulate(question));
  const resources = await recorded(plan);
  const given = answers[plan.provider as CloudProvider](plan, resources, questions);
  expect(given).toHaveLength(questions.length);
  const wrong = questions.filter(({ planned }, index) => planned !== given[index]);
  figures.identities += plan.identities.length;
  figures.cells += questions.length;
  figures.allowed += given.filter(Boolean).length;
  figures.agreed += questions.length - wrong.length;
  expect(wrong.slice(0, 20).map(inWords)).toEqual([]);
});

/** The simulator of IAM reads `*` and `?` in the address of a request as patterns; S3 reads them as characters. */
function canSimulate(question: Question): boolean {
  return question.kind !== 'object' || question.operation === 'list' || !/[*?]/.test(question.key);
}

function inWords({ identity, planned, ...question }: Question): string {
  return `${identity.name} should ${planned ? '' : 'not '}be allowed ${JSON.stringify(question)}`;
}

afterAll(() => {
  process.stderr.write(
    `identities: ${figures.agreed} of ${figures.cells} cells of ${figures.identities} identities, ${figures.allowed} of them allowed\n`,
  );
});

test('there are enough cells, allowed and denied', () => {
  expect(figures.cells).toBeGreaterThan(500);
  expect(figures.allowed).toBeGreaterThan(100);
});
