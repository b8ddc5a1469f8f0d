import type * as containerservice from '@pulumi/azure-native/containerservice';
import type * as keyvault from '@pulumi/azure-native/keyvault';
import * as managedidentity from '@pulumi/azure-native/managedidentity';
import { log, type Output } from '@pulumi/pulumi';
import type { BucketGrant, IdentityMechanism, IdentityPlan } from '../../plan/types/identity';
import { canonicalJson } from '../../units/canonical-json';
import { joinName, shortHash } from '../../units/names';
import type { ClusterIdentity } from '../contract';
import { keyCondition } from './blob-condition';
import { makeBlobWriter, readAction, writeActions } from './blob-role';
import type { AksBuckets } from './buckets';
import type { AksContext } from './context';
import { assignRole, type CustomRole } from './role';

type Federated = Extract<IdentityMechanism, { kind: 'aks-federated' }>;

/** Inputs of the identities. */
interface IdentityInputs {
  readonly cluster: containerservice.ManagedCluster;
  readonly buckets: AksBuckets;
  /** Undefined if no team has secrets. */
  readonly vault: keyvault.Vault | undefined;
}

/** Maximum length of a managed identity name that all tools accept. */
const maxName = 63;

/** Creates a managed identity for every service account with Azure workload identity. */
export function makeIdentities(context: AksContext, inputs: IdentityInputs): Readonly<Record<string, ClusterIdentity>> {
  const issuer = issuerOf(inputs.cluster);
  const writer = context.plan.identities.some(({ grants }) => grants.some((grant) => isWritten(inputs.buckets, grant)))
    ? makeBlobWriter(context)
    : undefined;
  const entries = context.plan.identities.flatMap((identity): [string, ClusterIdentity][] => {
    const { mechanism } = identity;
    if (mechanism.kind !== 'aks-federated') return [];
    const made = makeIdentity(context, identity, mechanism, issuer);
    for (const grant of identity.grants) makeGrant(context, inputs.buckets, { identity, grant, made, writer });
    if (identity.readsSecrets && inputs.vault) readSecrets(context, inputs.vault, identity, made);
    return [[identity.name, { clientId: made.clientId, principal: made.principalId }]];
  });
  return Object.fromEntries(entries);
}

/** Issuer of service account tokens. */
export function issuerOf(cluster: containerservice.ManagedCluster): Output<string> {
  return cluster.oidcIssuerProfile.apply((profile) => profile?.issuerURL ?? '');
}

function makeIdentity(
  { name, plan, group, options }: AksContext,
  { namespace, serviceAccount }: IdentityPlan,
  { subject, audience }: Federated,
  issuer: Output<string>,
): managedidentity.UserAssignedIdentity {
  const logicalName = `${name}-pod-${namespace}.${serviceAccount}`;
  const identity = new managedidentity.UserAssignedIdentity(
    logicalName,
    {
      resourceGroupName: group.name,
      location: plan.region,
      // The hash prevents a collision of `a-b` and `c` with `a` and `b-c`.
      resourceName: joinName(
        [plan.name, namespace, serviceAccount, shortHash(`${namespace}/${serviceAccount}`, 8)],
        maxName,
      ),
      tags: plan.tags,
    },
    options,
  );
  // One credential per identity: Azure rejects concurrent changes of the credentials of an identity.
  new managedidentity.FederatedIdentityCredential(
    logicalName,
    {
      resourceGroupName: group.name,
      resourceName: identity.name,
      federatedIdentityCredentialResourceName: 'kubernetes',
      issuer,
      subject,
      audiences: [audience],
    },
    options,
  );
  return identity;
}

function readSecrets(
  context: AksContext,
  vault: keyvault.Vault,
  { namespace, serviceAccount }: IdentityPlan,
  { principalId }: managedidentity.UserAssignedIdentity,
): void {
  assignRole(context, `${context.name}-pod-${namespace}.${serviceAccount}-secrets`, {
    role: 'Key Vault Secrets User',
    principal: { kind: 'identity', id: principalId },
    scope: vault.id,
  });
}

interface Grant {
  readonly identity: IdentityPlan;
  readonly grant: BucketGrant;
  readonly made: managedidentity.UserAssignedIdentity;
  /** Undefined if no identity writes to a managed bucket. */
  readonly writer: CustomRole | undefined;
}

function isWritten({ containers }: AksBuckets, { bucket, access }: BucketGrant): boolean {
  return access !== 'read' && containers.has(bucket);
}

function makeGrant(context: AksContext, { containers }: AksBuckets, { identity, grant, made, writer }: Grant): void {
  const role = grant.access === 'read' ? 'Storage Blob Data Reader' : writer;
  const container = containers.get(grant.bucket);
  if (!container || role === undefined) {
    // The plan has the name of the storage account, but not its resource id.
    log.warn(
      `bucket ${grant.bucket} is not managed by this stack: assign ${roleInWords(grant)} on it to the identity of ${identity.name}`,
      made,
    );
    return;
  }
  const suffix = shortHash(canonicalJson(grant), 8);
  assignRole(context, `${context.name}-pod-${identity.namespace}.${identity.serviceAccount}-${suffix}`, {
    role,
    principal: { kind: 'identity', id: made.principalId },
    scope: container.id,
    ...(grant.prefix !== '' && { condition: keyCondition(grant) }),
  });
}

function roleInWords({ access }: BucketGrant): string {
  return access === 'read'
    ? 'the role Storage Blob Data Reader'
    : `a role with only the data actions ${[readAction, ...writeActions].join(', ')}`;
}
