import { getClientConfigOutput } from '@pulumi/azure-native/authorization';
import { DiskEncryptionSet } from '@pulumi/azure-native/compute';
import * as keyvault from '@pulumi/azure-native/keyvault';
import * as managedidentity from '@pulumi/azure-native/managedidentity';
import type { Output, Resource } from '@pulumi/pulumi';
import { auditOf } from '../plan-parts';
import type { AksContext } from './context';
import { assignRole } from './role';

/** Days in which a deleted key can be restored. No one can purge it earlier. */
const restoreDays = 90;

/** The key of the customer, and what uses it. */
export interface DataKey {
  readonly vault: keyvault.Vault;
  readonly name: Output<string>;
  /** URL of the version of the key. */
  readonly url: Output<string>;
  /** Encrypts the disks of nodes and of volumes. */
  readonly disks: DiskEncryptionSet;
  /** Identity with which storage accounts and the set use the key, and its right. */
  readonly identity: managedidentity.UserAssignedIdentity;
  readonly right: Resource;
}

/**
 * Creates the key of disks, buckets and Kubernetes Secrets if the customer holds the keys. Its vault accepts requests from every
 * address, with an identity that has a role, because the API servers of AKS reach it over the internet.
 * Sources: Microsoft Learn "Add Key Management Service etcd encryption to an AKS cluster", "Bring your own keys with Azure managed
 * disks in AKS" and "Customer-managed keys for Azure Storage encryption", 2026-11.
 */
export function makeDataKey(context: AksContext): DataKey | undefined {
  const { name, plan, group, protect, options } = context;
  const { keys, keyVault } = auditOf(plan);
  if (keys !== 'customer' || keyVault === undefined) return undefined;
  const common = { resourceGroupName: group.name, location: plan.region, tags: plan.tags };
  const vault = new keyvault.Vault(
    `${name}-data-vault`,
    {
      ...common,
      vaultName: keyVault,
      properties: {
        tenantId: getClientConfigOutput(options).tenantId,
        sku: { family: 'A', name: 'standard' },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays: restoreDays,
        enablePurgeProtection: true,
      },
    },
    { ...options, protect },
  );
  const key = new keyvault.Key(
    `${name}-data`,
    {
      resourceGroupName: group.name,
      vaultName: vault.name,
      keyName: 'data',
      properties: { kty: 'RSA', keySize: 3072 },
      tags: plan.tags,
    },
    { ...options, protect },
  );
  const identity = new managedidentity.UserAssignedIdentity(`${name}-data`, common, options);
  const right = assignRole(context, `${name}-data`, {
    role: 'Key Vault Crypto Service Encryption User',
    principal: { kind: 'identity', id: identity.principalId },
    scope: vault.id,
  });
  const disks = new DiskEncryptionSet(
    `${name}-data`,
    {
      ...common,
      encryptionType: 'EncryptionAtRestWithCustomerKey',
      activeKey: { keyUrl: key.keyUriWithVersion, sourceVault: { id: vault.id } },
      identity: { type: 'UserAssigned', userAssignedIdentities: [identity.id] },
    },
    { ...options, dependsOn: [right] },
  );
  return { vault, name: key.name, url: key.keyUriWithVersion, disks, identity, right };
}

/** Lets the identity of the cluster use the key, for Kubernetes Secrets and for the disks of nodes. */
export function keyRights(context: AksContext, key: DataKey, principalId: Output<string>): readonly Resource[] {
  const principal = { kind: 'identity', id: principalId } as const;
  const { name } = context;
  return [
    assignRole(context, `${name}-control-plane-key`, {
      role: 'Key Vault Crypto User',
      principal,
      scope: key.vault.id,
    }),
    assignRole(context, `${name}-control-plane-disks`, { role: 'Reader', principal, scope: key.disks.id }),
  ];
}

/** Settings of a storage account whose blobs the key encrypts. */
export function accountEncryption({ vault, name, identity }: DataKey) {
  return {
    identity: { type: 'UserAssigned', userAssignedIdentities: [identity.id] },
    encryption: {
      keySource: 'Microsoft.Keyvault',
      // Without a version, so that the account follows a new one.
      keyVaultProperties: { keyName: name, keyVaultUri: vault.properties.apply(({ vaultUri }) => vaultUri ?? '') },
      encryptionIdentity: { encryptionUserAssignedIdentity: identity.id },
    },
  };
}
