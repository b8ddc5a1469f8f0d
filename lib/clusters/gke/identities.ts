import type * as container from '@pulumi/gcp/container';
import * as secretmanager from '@pulumi/gcp/secretmanager';
import * as storage from '@pulumi/gcp/storage';
import { interpolate, type Output } from '@pulumi/pulumi';
import { isOneObject } from '../../plan/facts/grant-keys';
import { objectTerms } from '../../plan/facts/object-conditions';
import type { AccessDocument, IdentityPlan, JoinedGrant } from '../../plan/types/identity';
import type { ClusterIdentity } from '../contract';
import { bucketOf } from '../plan-parts';
import type { GkeContext } from './context';

/** Resources that grants depend on or refer to. */
interface GrantInputs {
  readonly cluster: container.Cluster;
  readonly buckets: ReadonlyMap<string, storage.Bucket>;
  readonly secrets: ReadonlyMap<string, secretmanager.Secret>;
}

const roles = { read: 'roles/storage.objectViewer', 'read-write': 'roles/storage.objectUser' } as const;

/**
 * Creates grants directly to Kubernetes service accounts, without Google service accounts or annotations in manifests.
 */
export function makeIdentities(context: GkeContext, inputs: GrantInputs): Readonly<Record<string, ClusterIdentity>> {
  const entries = context.plan.identities.flatMap((identity): [string, ClusterIdentity][] => {
    if (identity.mechanism.kind !== 'gke-direct') return [];
    const principal = principalOf(context, identity.mechanism.subject);
    for (const document of identity.documents) makeBinding(context, inputs, { identity, document, principal });
    if (identity.readsSecrets) readSecrets(context, inputs, identity, principal);
    return [[identity.name, { principal }]];
  });
  return Object.fromEntries(entries);
}

function principalOf({ project, projectNumber }: GkeContext, subject: string): Output<string> {
  return interpolate`principal://iam.googleapis.com/projects/${projectNumber}/locations/global/workloadIdentityPools/${project}.svc.id.goog/subject/${subject}`;
}

interface Binding {
  readonly identity: IdentityPlan;
  readonly document: AccessDocument;
  readonly principal: Output<string>;
}

function makeBinding(
  { name, plan, options }: GkeContext,
  { cluster, buckets }: GrantInputs,
  { identity, document, principal }: Binding,
): void {
  if (document.kind !== 'role-binding') return;
  const { grant, removeFirst } = document;
  const { bucket } = bucketOf(plan, grant, 'gcs').location;
  const made = buckets.get(grant.bucket);
  new storage.BucketIAMMember(
    `${name}-pod-${identity.namespace}.${identity.serviceAccount}-${document.name}`,
    {
      bucket: made?.name ?? bucket,
      role: roles[grant.access],
      member: principal,
      ...(!grant.prefixes.includes('') && { condition: keyCondition(bucket, grant) }),
    },
    // The workload identity pool is created with the first cluster of the project that uses it.
    { ...options, dependsOn: [cluster], ...(removeFirst && { deleteBeforeReplace: true }) },
  );
}

function readSecrets(
  { name, options }: GkeContext,
  { cluster, secrets }: GrantInputs,
  { namespace, serviceAccount }: IdentityPlan,
  member: Output<string>,
): void {
  for (const [id, secret] of secrets) {
    new secretmanager.SecretIamMember(
      `${name}-pod-${namespace}.${serviceAccount}-secret-${id}`,
      { project: secret.project, secretId: secret.secretId, role: 'roles/secretmanager.secretAccessor', member },
      { ...options, dependsOn: [cluster] },
    );
  }
}

/** The texts of a condition are limited to 100 and 256 bytes, and keys are longer. */
function keyCondition(bucket: string, { prefixes }: JoinedGrant) {
  return {
    title: prefixes.every((prefix) => isOneObject({ prefix })) ? 'objects' : 'prefixes',
    description: 'only objects with the keys or prefixes in the expression',
    expression: objectTerms(bucket, prefixes).join(' || '),
  };
}
