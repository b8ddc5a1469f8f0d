import type { Path } from '../../../errors';
import { assertNever } from '../../../units/assert-never';
import { groupBy } from '../../../units/group-by';
import { type AccessLimit, accessLimits } from '../../facts/access-limits';
import { ownerPaths } from '../../facts/identity-owner';
import type { AccessDocument, IdentityPlan } from '../../types/identity';
import type { Rule, RuleFinding } from '../rule';

/** The policies, bindings and assignments of identities are within the limits of the cloud. */
export const identityPolicySize: Rule<'platform'> = {
  id: 'identity/policy-size',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale:
    'A cloud refuses a policy that is too large or one too many during the deployment, and the pods start without access to their models.',
  check: ({ definition, plan }) => {
    const { identities } = plan.cluster;
    const pathOf = ownerPaths({ definition, plan });
    return [
      ...identities.flatMap((identity) => findingsOf(identity, pathOf(identity))),
      ...ofBuckets(identities),
      ...ofSubscription(identities),
    ];
  },
};

function findingsOf(identity: IdentityPlan, path: Path): readonly RuleFinding[] {
  const { documents, name } = identity;
  const tooLarge = documents.flatMap((document): readonly RuleFinding[] => {
    const { title, limit } = sizeLimit(document);
    if (document.size <= limit.max) return [];
    const problem = `${title} of ${name} has ${document.size} ${limit.unit}`;
    return [{ path, problem, value: document.size, allowed: atMost(limit), fix: 'shorten the paths in the bucket' }];
  });
  const tooMany = [...groupBy(documents, groupOf).values()].flatMap((group): readonly RuleFinding[] => {
    const limit = countLimit(group);
    if (!limit || group.length <= limit.max) return [];
    const keys = group.reduce((sum, document) => sum + keysOf(document), 0);
    return [
      {
        path,
        problem: `${name} has access to ${keys} objects, folders and secrets, which need ${group.length} ${limit.unit}`,
        value: group.length,
        allowed: atMost(limit),
        fix: 'divide the models among several services, or shorten their paths',
      },
    ];
  });
  return [...tooLarge, ...tooMany];
}

/** All bindings of a bucket are in one policy. */
function ofBuckets(identities: readonly IdentityPlan[]): readonly RuleFinding[] {
  const limit = accessLimits.principalsOfBucket;
  const bindings = identities.flatMap(({ documents }) =>
    documents.flatMap((document) => (document.kind === 'role-binding' ? document.grant.bucket : [])),
  );
  return [...groupBy(bindings, String)].flatMap(([bucket, { length }]): readonly RuleFinding[] => {
    if (length <= limit.max) return [];
    return [
      {
        path: ['buckets', bucket],
        problem: `all services and jobs together need ${length} ${limit.unit} of the bucket ${bucket}`,
        value: length,
        allowed: atMost(limit),
        fix: 'divide the models among several buckets',
      },
    ];
  });
}

function ofSubscription(identities: readonly IdentityPlan[]): readonly RuleFinding[] {
  const limit = accessLimits.roleAssignments;
  const count = identities
    .flatMap(({ documents }) => documents)
    .filter(({ kind }) => kind === 'role-assignment').length;
  if (count <= limit.max) return [];
  return [
    {
      path: ['cluster', 'account'],
      problem: `all services and jobs together need ${count} ${limit.unit}`,
      value: count,
      allowed: `${atMost(limit)} in a subscription`,
      fix: 'divide the platform into two, each with a subscription of its own',
    },
  ];
}

function sizeLimit(document: AccessDocument): { readonly title: string; readonly limit: AccessLimit } {
  switch (document.kind) {
    case 'inline-policy':
      return { title: 'the inline policy', limit: accessLimits.inlinePolicies };
    case 'managed-policy':
      return { title: 'a managed policy', limit: accessLimits.managedPolicy };
    case 'role-binding':
      return { title: 'the condition of a role binding', limit: accessLimits.conditionOperators };
    case 'role-assignment':
      return { title: 'the condition of a role assignment', limit: accessLimits.roleCondition };
    default:
      return assertNever(document);
  }
}

/** Limit on the number of documents of a group. */
function countLimit([document]: readonly AccessDocument[]): AccessLimit | undefined {
  if (document?.kind === 'managed-policy') return accessLimits.managedPoliciesOfRole;
  return document?.kind === 'role-binding' ? accessLimits.bindingsOfRole : undefined;
}

/** Documents that count together. */
function groupOf(document: AccessDocument): string {
  return 'grant' in document ? JSON.stringify([document.grant.bucket, document.grant.access]) : document.kind;
}

function keysOf(document: AccessDocument): number {
  if ('grant' in document) return document.grant.prefixes.length;
  return document.grants.reduce((sum, { prefixes }) => sum + prefixes.length, document.secrets.length);
}

function atMost({ max, unit }: AccessLimit): string {
  return `at most ${max} ${unit}`;
}
