import type * as containerservice from '@pulumi/azure-native/containerservice';
import type * as keyvault from '@pulumi/azure-native/keyvault';
import * as managedidentity from '@pulumi/azure-native/managedidentity';
import { log, type Output } from '@pulumi/pulumi';
import { readAction, writeActions } from '../../plan/facts/blob-actions';
import { blobCondition } from '../../plan/facts/blob-condition';
import type { AccessDocument, IdentityMechanism, IdentityPlan, JoinedGrant } from '../../plan/types/identity';
import { joinName, shortHash } from '../../units/names';
import type { ClusterIdentity } from '../contract';
import { BlobRoles } from './blob-role';
import type { AksBuckets } from './buckets';
import type { AksContext } from './context';
import { assignRole } from './role';

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
  const roles = new BlobRoles(context);
  const entries = context.plan.identities.flatMap((identity): [string, ClusterIdentity][] => {
    const { mechanism } = identity;
    if (mechanism.kind !== 'aks-federated') return [];
    const made = makeIdentity(context, identity, mechanism, issuer);
    for (const document of identity.documents)
      makeAssignment(context, inputs.buckets, { identity, document, made, roles });
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

interface DocumentInputs {
  readonly identity: IdentityPlan;
  readonly document: AccessDocument;
  readonly made: managedidentity.UserAssignedIdentity;
  readonly roles: BlobRoles;
}

function makeAssignment(
  context: AksContext,
  { containers }: AksBuckets,
  { identity, document, made, roles }: DocumentInputs,
): void {
  if (document.kind !== 'role-assignment') return;
  const { grant } = document;
  const container = containers.get(grant.bucket);
  if (!container) {
    // The plan has the name of the storage account, but not its resource id.
    log.warn(
      `bucket ${grant.bucket} is not managed by this stack: assign ${roleInWords(grant)} on it to the identity of ${identity.name}`,
      made,
    );
    return;
  }
  const condition = blobCondition(grant);
  assignRole(context, `${context.name}-pod-${identity.namespace}.${identity.serviceAccount}-${document.name}`, {
    role: roles.of(grant.access, document.copyOfRole),
    principal: { kind: 'identity', id: made.principalId },
    scope: container.id,
    ...(condition !== undefined && { condition }),
  });
}

function roleInWords({ access }: JoinedGrant): string {
  return access === 'read'
    ? 'the role Storage Blob Data Reader'
    : `a role with only the data actions ${[readAction, ...writeActions].join(', ')}`;
}
