import * as authorization from '@pulumi/azure-native/authorization';
import { all, type Input, interpolate, type Resource } from '@pulumi/pulumi';
import type { AksContext } from './context';
import { guidOf } from './guid';

/** Ids of roles that Azure keeps. Source: Microsoft Learn "Azure built-in roles", read 2026-11. */
const roleIds = {
  'Network Contributor': '4d97b98b-1d4f-4787-a291-c67834d212e7',
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  'Storage Blob Data Reader': '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
} as const;

/** A role, who gets it, and for what. */
export interface Assignment {
  readonly role: keyof typeof roleIds;
  readonly principalId: Input<string>;
  readonly scope: Input<string>;
  /** @default - the role without conditions */
  readonly condition?: string;
  /** @default [] */
  readonly dependsOn?: readonly Resource[];
}

/** Gives a role to a managed identity. Its name follows from what it is about, so a second run makes no second one. */
export function assignRole(
  { subscriptionId, options }: AksContext,
  logicalName: string,
  { role, principalId, scope, condition, dependsOn = [] }: Assignment,
): authorization.RoleAssignment {
  return new authorization.RoleAssignment(
    logicalName,
    {
      roleAssignmentName: all([principalId, scope]).apply(([principal, place]) =>
        guidOf([role, principal, place, condition ?? '']),
      ),
      roleDefinitionId: interpolate`/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${roleIds[role]}`,
      principalId,
      // Without its type, Azure looks a new identity up where it may not have arrived yet.
      principalType: 'ServicePrincipal',
      scope,
      ...(condition !== undefined && { condition, conditionVersion: '2.0' }),
    },
    { ...options, dependsOn: [...dependsOn] },
  );
}
