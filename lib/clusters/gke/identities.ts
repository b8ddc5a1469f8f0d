import type * as container from '@pulumi/gcp/container';
import * as secretmanager from '@pulumi/gcp/secretmanager';
import * as storage from '@pulumi/gcp/storage';
import { interpolate, type Output } from '@pulumi/pulumi';
import { isOneObject } from '../../plan/facts/grant-keys';
import type { BucketGrant, IdentityPlan } from '../../plan/types/identity';
import { canonicalJson } from '../../units/canonical-json';
import { celString } from '../../units/escape/cel';
import { shortHash } from '../../units/names';
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
    for (const grant of identity.grants) makeGrant(context, inputs, { identity, grant, principal });
    if (identity.readsSecrets) readSecrets(context, inputs, identity, principal);
    return [[identity.name, { principal }]];
  });
  return Object.fromEntries(entries);
}

function principalOf({ project, projectNumber }: GkeContext, subject: string): Output<string> {
  return interpolate`principal://iam.googleapis.com/projects/${projectNumber}/locations/global/workloadIdentityPools/${project}.svc.id.goog/subject/${subject}`;
}

interface Grant {
  readonly identity: IdentityPlan;
  readonly grant: BucketGrant;
  readonly principal: Output<string>;
}

function makeGrant(
  { name, plan, options }: GkeContext,
  { cluster, buckets }: GrantInputs,
  { identity, grant, principal }: Grant,
): void {
  const { bucket } = bucketOf(plan, grant, 'gcs').location;
  const made = buckets.get(grant.bucket);
  const subject = `${identity.namespace}.${identity.serviceAccount}`;
  new storage.BucketIAMMember(
    `${name}-pod-${subject}-${shortHash(canonicalJson(grant), 8)}`,
    {
      bucket: made?.name ?? bucket,
      role: roles[grant.access],
      member: principal,
      ...(grant.prefix !== '' && { condition: keyCondition(bucket, grant) }),
    },
    // The workload identity pool is created with the first cluster of the project that uses it.
    { ...options, dependsOn: [cluster] },
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

/**
 * Limits a grant to one object, or to objects under a prefix and to listing them. A list request refers to the bucket, not
 * to an object.
 */
function keyCondition(bucket: string, grant: BucketGrant) {
  const { prefix } = grant;
  const objects = celString(`projects/_/buckets/${bucket}/objects/${prefix}`);
  if (isOneObject(grant)) {
    const expression = `resource.name == ${objects}`;
    return { title: 'object', description: `only the object with the key ${prefix}`, expression };
  }
  const listed = 'api.getAttribute("storage.googleapis.com/objectListPrefix", "")';
  return {
    title: 'prefix',
    description: `only objects whose keys begin with ${prefix}`,
    expression: `resource.name.startsWith(${objects}) || ${listed}.startsWith(${celString(prefix)})`,
  };
}
