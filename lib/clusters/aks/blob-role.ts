import * as authorization from '@pulumi/azure-native/authorization';
import { interpolate } from '@pulumi/pulumi';
import { readAction, writeActions } from '../../plan/facts/blob-actions';
import type { JoinedGrant } from '../../plan/types/identity';
import type { AksContext } from './context';
import { guidOf } from './guid';
import type { CustomRole } from './role';

type BuiltIn = 'Storage Blob Data Reader';

/** Roles of identities on containers. Each is created when the first assignment needs it. */
export class BlobRoles {
  readonly #context: AksContext;
  readonly #made = new Map<string, CustomRole>();

  constructor(context: AksContext) {
    this.#context = context;
  }

  /** The role for an access, or a copy of it, from 1. */
  of(access: JoinedGrant['access'], copy: number): BuiltIn | CustomRole {
    if (access === 'read' && copy === 1) return 'Storage Blob Data Reader';
    const label = `blob ${access === 'read' ? 'reader' : 'writer'}${copy === 1 ? '' : ` ${copy}`}`;
    const role = this.#made.get(label) ?? makeRole(this.#context, label, access);
    this.#made.set(label, role);
    return role;
  }
}

/**
 * Creates a role of workloads with data actions only. Storage Blob Data Contributor has control actions too, such as
 * deleting the container, and a condition with a prefix limits data actions only.
 *
 * Source: Microsoft Learn "Azure built-in roles for Storage", read 2026-11.
 */
function makeRole(
  { name, plan, group, subscriptionId, options }: AksContext,
  label: string,
  access: JoinedGrant['access'],
): CustomRole {
  const writes = access === 'read-write';
  const definition = new authorization.RoleDefinition(
    `${name}-${label.replaceAll(' ', '-')}`,
    {
      roleDefinitionId: group.id.apply((id) => guidOf([label, id])),
      // The name is unique in the tenant, which can have several clusters of this name.
      roleName: group.id.apply((id) => `${plan.name} ${label} ${guidOf([id]).slice(0, 8)}`),
      roleType: 'CustomRole',
      description: `${writes ? 'Reads, writes and deletes' : 'Reads'} objects, without access to containers and accounts`,
      scope: group.id,
      assignableScopes: [group.id],
      permissions: [
        {
          actions: [],
          notActions: [],
          dataActions: writes ? [readAction, ...writeActions] : [readAction],
          notDataActions: [],
        },
      ],
    },
    options,
  );
  const id = interpolate`/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${definition.name}`;
  return { name: label, id };
}
