import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditedExamples, auditPage } from './page';
import { auditProblems, audits } from './table';

const page = join(__dirname, '..', '..', '..', 'docs', 'audit.md');

test('an auditor has nothing to report about any example on any cloud', async () => {
  const clusters = await auditedExamples();
  expect(clusters.length).toBeGreaterThan(10);
  expect(clusters.flatMap((cluster) => auditProblems(cluster).map((problem) => `${cluster.name}: ${problem}`))).toEqual(
    [],
  );
});

test('every type with answers is in an example or in a test of the cloud half', async () => {
  const used = new Set((await auditedExamples()).flatMap(({ resources }) => resources.map(({ type }) => type)));
  expect(Object.keys(audits).filter((type) => !used.has(type) && !unused.has(type))).toEqual([]);
});

/** Types of features that no example has. */
const unused = new Set([
  'aws:ec2/placementGroup:PlacementGroup',
  'aws:eks/accessPolicyAssociation:AccessPolicyAssociation',
  'aws:eks/identityProviderConfig:IdentityProviderConfig',
  'aws:iam/policy:Policy',
  'aws:secretsmanager/secret:Secret',
  'azure-native:compute:ProximityPlacementGroup',
  'gcp:secretmanager/secret:Secret',
  'gcp:secretmanager/secretIamMember:SecretIamMember',
]);

test('docs/audit.md is up to date', async () => {
  expect(readFileSync(page, 'utf8')).toBe(await auditPage());
});

test('reports a bucket without encryption, and a resource without tags', async () => {
  const [cluster] = await auditedExamples();
  if (!cluster) throw new Error('there is no example');
  const resources = cluster.resources
    .filter(({ type }) => !type.endsWith('BucketServerSideEncryptionConfiguration'))
    .map((each) => (each.type.endsWith(':Vpc') ? { ...each, inputs: { ...each.inputs, tags: {} } } : each));
  const problems = auditProblems({ ...cluster, resources });
  expect(problems).toContainEqual(expect.stringMatching(/^aws:s3\/bucket:Bucket .*: not encrypted at rest$/));
  expect(problems).toContainEqual(expect.stringMatching(/^aws:ec2\/vpc:Vpc .*: without the tags of the plan$/));
});
