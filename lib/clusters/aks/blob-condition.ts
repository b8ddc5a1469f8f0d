import { isOneObject } from '../../plan/facts/grant-keys';
import type { BucketGrant } from '../../plan/types/identity';
import { azureConditionString } from '../../units/escape/azure-condition';
import { readAction, writeActions } from './blob-role';

const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

/**
 * Condition of a role assignment that limits it to one object, or to objects under a prefix and to listing them.
 *
 * Its format is that of "Read or list blobs in named containers with a path" and "Read, write, or delete blobs in
 * named containers", Microsoft Learn "Example Azure role assignment conditions for Blob Storage", read 2026-11.
 */
export function keyCondition(grant: BucketGrant): string {
  const { prefix, access } = grant;
  const text = azureConditionString(prefix);
  const isObject = isOneObject(grant);
  const path = `@Resource[${blobs}:path] ${isObject ? 'StringEquals' : 'StringStartsWith'} ${text}`;
  const listed = `@Request[${blobs}:prefix] StringStartsWith ${text}`;
  const actions = access === 'read' ? [] : writeActions;
  return [
    // A list request has no path, so a grant for one object refuses it.
    ...(isObject
      ? [clause([`ActionMatches{'${readAction}'}`], path)]
      : [
          clause([`ActionMatches{'${readAction}'} AND NOT SubOperationMatches{'Blob.List'}`], path),
          clause([`ActionMatches{'${readAction}'} AND SubOperationMatches{'Blob.List'}`], listed),
        ]),
    ...(actions.length > 0
      ? [
          clause(
            actions.map((action) => `ActionMatches{'${action}'}`),
            path,
          ),
        ]
      : []),
  ].join(' AND ');
}

/** Requires the condition for the given requests, and allows all others. */
function clause(requests: readonly string[], then: string): string {
  return `((${requests.map((request) => `!(${request})`).join(' AND ')}) OR (${then}))`;
}
