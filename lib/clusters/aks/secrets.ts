import { getClientConfigOutput } from '@pulumi/azure-native/authorization';
import * as keyvault from '@pulumi/azure-native/keyvault';
import type { AksContext } from './context';
import { assignRole } from './role';

/**
 * Creates the vault for the secrets of teams. Users add the values; the creator of the cluster gets the role for it. A
 * deleted secret can be restored for 7 days and cannot be purged earlier.
 */
export function makeVault(context: AksContext): keyvault.Vault | undefined {
  const { name, plan, group, protect, options, creatorId } = context;
  if (plan.secrets?.store.kind !== 'azure-key-vault') return undefined;
  const vault = new keyvault.Vault(
    `${name}-vault`,
    {
      resourceGroupName: group.name,
      location: group.location,
      vaultName: plan.secrets.store.vault,
      properties: {
        tenantId: getClientConfigOutput(options).tenantId,
        sku: { family: 'A', name: 'standard' },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays: 7,
        enablePurgeProtection: true,
      },
      tags: plan.tags,
    },
    { ...options, protect },
  );
  assignRole(context, `${name}-vault-creator`, {
    role: 'Key Vault Secrets Officer',
    principal: { kind: 'creator', id: creatorId },
    scope: vault.id,
  });
  return vault;
}
