import * as authorization from '@pulumi/azure-native/authorization';
import { interpolate } from '@pulumi/pulumi';
import type { AksContext } from './context';
import { guidOf } from './guid';
import type { CustomRole } from './role';

const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

/** Data action for reading and listing objects. */
export const readAction = `${blobs}/read`;

/** Data actions that change objects. Both the role and the condition of a prefix use them, so that none is without limits. */
export const writeActions: readonly string[] = ['add/action', 'delete', 'write'].map((action) => `${blobs}/${action}`);

/**
 * Creates the role of workloads that write objects: data actions only. Storage Blob Data Contributor has control actions
 * too, such as deleting the container, and a condition with a prefix limits data actions only.
 *
 * Source: Microsoft Learn "Azure built-in roles for Storage", read 2026-11.
 */
export function makeBlobWriter({ name, plan, group, subscriptionId, options }: AksContext): CustomRole {
  const label = 'blob writer';
  const definition = new authorization.RoleDefinition(
    `${name}-blob-writer`,
    {
      roleDefinitionId: group.id.apply((id) => guidOf([label, id])),
      // The name is unique in the tenant, which can have several clusters of this name.
      roleName: group.id.apply((id) => `${plan.name} ${label} ${guidOf([id]).slice(0, 8)}`),
      roleType: 'CustomRole',
      description: 'Reads, writes and deletes objects, without access to containers and accounts',
      scope: group.id,
      assignableScopes: [group.id],
      permissions: [{ actions: [], notActions: [], dataActions: [readAction, ...writeActions], notDataActions: [] }],
    },
    options,
  );
  const id = interpolate`/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${definition.name}`;
  return { name: label, id };
}
