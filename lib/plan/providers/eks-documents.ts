import { canonicalJson } from '../../units/canonical-json';
import { pack } from '../../units/pack';
import { accessLimits } from '../facts/access-limits';
import { bucketArn, partitionOf } from '../facts/aws-arn';
import { type AllowStatement, bucketStatements, secretStatement } from '../facts/iam-statements';
import { distinctGrants, joinGrants } from '../facts/joined-grants';
import type { AccessDocument, JoinedGrant } from '../types/identity';
import type { AccessRequest } from './provider';

type Policy = Extract<AccessDocument, { secrets: unknown }>;

/**
 * Policies of a role: one inline policy for buckets and one for secrets, or as many managed policies as needed if they are
 * too large together.
 */
export function eksDocuments(
  region: string,
  { grants, secrets, locationOf }: AccessRequest,
): readonly AccessDocument[] {
  const bucketSize = (group: readonly JoinedGrant[]) =>
    sizeOf(group.flatMap((grant) => bucketStatements(arnOf(grant, locationOf), grant)));
  const secretSize = (names: readonly string[]) =>
    sizeOf([secretStatement(names.map((name) => secretArn(region, name)))]);
  const ofBuckets = (kind: Policy['kind'], group: readonly JoinedGrant[], name: string): Policy => ({
    kind,
    name,
    grants: group,
    secrets: [],
    size: bucketSize(group),
  });
  const ofSecrets = (kind: Policy['kind'], names: readonly string[], name: string): Policy => ({
    kind,
    name,
    grants: [],
    secrets: names,
    size: secretSize(names),
  });
  const distinct = distinctGrants(grants);
  const inline = [
    ...(distinct.length > 0 ? [ofBuckets('inline-policy', joinGrants(distinct), '')] : []),
    ...(secrets.length > 0 ? [ofSecrets('inline-policy', secrets, 'secrets')] : []),
  ];
  if (inline.reduce((sum, { size }) => sum + size, 0) <= accessLimits.inlinePolicies.max) return inline;
  const { max } = accessLimits.managedPolicy;
  return [
    ...pack(distinct, (group) => bucketSize(joinGrants(group)) <= max).map((group, index) =>
      ofBuckets('managed-policy', joinGrants(group), String(index + 1)),
    ),
    ...pack(secrets, (names) => secretSize(names) <= max).map((names, index) =>
      ofSecrets('managed-policy', names, `secrets-${index + 1}`),
    ),
  ];
}

/** Size of a policy as IAM counts it. */
function sizeOf(statements: readonly AllowStatement[]): number {
  return canonicalJson({ Version: '2012-10-17', Statement: statements }).length;
}

function arnOf({ bucket }: JoinedGrant, locationOf: AccessRequest['locationOf']): string {
  const location = locationOf(bucket);
  return location?.kind === 's3' ? bucketArn(location) : '';
}

/** An ARN as long as that of the secret: AWS appends a dash and six characters to the name. */
function secretArn(region: string, name: string): string {
  return `arn:${partitionOf(region)}:secretsmanager:${region}:${'0'.repeat(12)}:secret:${name}-${'a'.repeat(6)}`;
}
