import type * as eks from '@pulumi/aws/eks';
import * as iam from '@pulumi/aws/iam';
import type * as secretsmanager from '@pulumi/aws/secretsmanager';
import { all } from '@pulumi/pulumi';
import { bucketArn } from '../../plan/facts/aws-arn';
import { bucketStatements, secretStatement } from '../../plan/facts/iam-statements';
import type { AccessDocument, IdentityPlan } from '../../plan/types/identity';
import { joinName } from '../../units/names';
import type { ClusterIdentity, PartContext } from '../contract';
import { bucketOf } from '../plan-parts';
import { associate, makePodRole } from './pod-role';
import { policyDocument } from './trust';

/** Maximum length of the prefix of a policy name: AWS appends 26 characters and allows 128. */
const maxPolicyPrefix = 63;

/** Creates a role for every service account with EKS Pod Identity. */
export function makeIdentities(
  context: PartContext,
  cluster: eks.Cluster,
  secrets: ReadonlyMap<string, secretsmanager.Secret>,
): Readonly<Record<string, ClusterIdentity>> {
  const served = context.plan.identities.filter(({ mechanism }) => mechanism.kind === 'eks-pod-identity');
  return Object.fromEntries(
    served.map((identity) => [identity.name, makeIdentity(context, cluster, identity, secrets)]),
  );
}

function makeIdentity(
  context: PartContext,
  cluster: eks.Cluster,
  identity: IdentityPlan,
  secrets: ReadonlyMap<string, secretsmanager.Secret>,
): ClusterIdentity {
  const role = makePodRole(context, cluster, identity);
  for (const document of identity.documents) makePolicy(context, { identity, role, document, secrets });
  associate(context, cluster, identity, role);
  return { principal: role.arn };
}

interface PolicyInputs {
  readonly identity: IdentityPlan;
  readonly role: iam.Role;
  readonly document: AccessDocument;
  readonly secrets: ReadonlyMap<string, secretsmanager.Secret>;
}

function makePolicy(context: PartContext, { identity, role, document, secrets }: PolicyInputs): void {
  if (document.kind !== 'inline-policy' && document.kind !== 'managed-policy') return;
  const { name, plan, options } = context;
  const suffix = document.name === '' ? '' : `-${document.name}`;
  const logicalName = `${name}-pod-${identity.namespace}.${identity.serviceAccount}${suffix}`;
  const arns = document.secrets.flatMap((secret) => secrets.get(secret)?.arn ?? []);
  const policy = all(arns).apply((known) =>
    policyDocument([
      ...document.grants.flatMap((grant) => bucketStatements(bucketArn(bucketOf(plan, grant, 's3').location), grant)),
      ...(known.length > 0 ? [secretStatement(known)] : []),
    ]),
  );
  if (document.kind === 'inline-policy') {
    // A name that Pulumi generates can be longer than IAM accepts.
    new iam.RolePolicy(logicalName, { name: document.name || 'objects', role: role.id, policy }, options);
    return;
  }
  const namePrefix = `${joinName([plan.name, identity.namespace, identity.serviceAccount, document.name], maxPolicyPrefix)}-`;
  const made = new iam.Policy(logicalName, { namePrefix, policy, tags: plan.tags }, options);
  new iam.RolePolicyAttachment(logicalName, { role: role.name, policyArn: made.arn }, options);
}
