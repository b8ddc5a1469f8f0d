import * as authorization from '@pulumi/azure-native/authorization';
import { all, type Input, interpolate, type Output, output } from '@pulumi/pulumi';
import { assertNever } from '../../units/assert-never';
import type { AksContext } from './context';
import { guidOf } from './guid';

/** Ids of built-in roles. Source: Microsoft Learn "Azure built-in roles", read 2026-11. */
const roleIds = {
  AcrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
  'Azure Kubernetes Service Cluster User Role': '4abbcc35-e782-43d8-92c5-2d3f1bd2253f',
  'Azure Kubernetes Service RBAC Cluster Admin': 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  'Key Vault Crypto Service Encryption User': 'e147488a-f6f5-4113-8e2d-b22465e65bf6',
  'Key Vault Crypto User': '12338af0-0e69-4776-bea7-57ae8d297424',
  'Key Vault Secrets Officer': 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
  'Network Contributor': '4d97b98b-1d4f-4787-a291-c67834d212e7',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  'Storage Blob Data Reader': '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
} as const;

/** A principal that can get a role. */
export type Principal =
  /** A group of people in Microsoft Entra ID. */
  | { readonly kind: 'group'; readonly id: string }
  /** A managed identity that is created in the same run. */
  | { readonly kind: 'identity'; readonly id: Input<string> }
  /**
   * The creator of the cluster, a user or a service principal. Later runs by other principals do not change the role.
   */
  | { readonly kind: 'creator'; readonly id: Input<string> };

/** A role that the stack creates. */
export interface CustomRole {
  readonly name: string;
  /** Resource id of its definition. */
  readonly id: Output<string>;
}

/** A role, its principal and its scope. */
interface Assignment {
  readonly role: keyof typeof roleIds | CustomRole;
  readonly principal: Principal;
  readonly scope: Input<string>;
  /** @default - no condition */
  readonly condition?: string;
}

/**
 * Assigns a role. Its name is a hash of role, principal and scope, which Azure accepts only once, so that a second run does
 * not create a duplicate and another condition changes the assignment in place.
 */
export function assignRole(
  { subscriptionId, options }: AksContext,
  logicalName: string,
  { role, principal, scope, condition }: Assignment,
): authorization.RoleAssignment {
  const definition = typeof role === 'string' ? { name: role, id: builtIn(subscriptionId, role) } : role;
  return new authorization.RoleAssignment(
    logicalName,
    {
      roleAssignmentName: all([principal.id, scope]).apply(([id, place]) => guidOf([definition.name, id, place, ''])),
      roleDefinitionId: definition.id,
      principalId: principal.id,
      principalType: principalType(principal),
      scope,
      ...(condition !== undefined && { condition, conditionVersion: '2.0' }),
    },
    principal.kind === 'creator'
      ? { ...options, ignoreChanges: ['principalId', 'principalType', 'roleAssignmentName'] }
      : options,
  );
}

function builtIn(subscriptionId: Output<string>, role: keyof typeof roleIds): Output<string> {
  return interpolate`/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${roleIds[role]}`;
}

/**
 * A new identity needs an explicit type, because its replication in Entra may not be complete when Azure looks it up.
 * The creator can be a user or a service principal, which Azure looks up. The SDK replaces a missing value with a user,
 * so the value is an output.
 */
function principalType({ kind }: Principal): Input<string | undefined> {
  switch (kind) {
    case 'identity':
      return 'ServicePrincipal';
    case 'group':
      return 'Group';
    case 'creator':
      return output(undefined);
    default:
      return assertNever(kind);
  }
}
