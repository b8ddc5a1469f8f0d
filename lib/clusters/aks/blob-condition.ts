import type { BucketGrant } from '../../plan/types/identity';

const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

/** Actions on one object beside reading it. */
const writeActions = ['add/action', 'delete', 'move/action', 'write'];

/**
 * The condition of a role assignment that keeps it to objects whose keys begin with a prefix, and to lists of them.
 *
 * Its form is that of "Read or list blobs in named containers with a path" and "Read, write, or delete blobs in
 * named containers", Microsoft Learn "Example Azure role assignment conditions for Blob Storage", read 2026-11.
 */
export function prefixCondition({ prefix, access }: BucketGrant): string {
  const text = `'${prefix.replaceAll("'", "''")}'`;
  const path = `@Resource[${blobs}:path] StringStartsWith ${text}`;
  const listed = `@Request[${blobs}:prefix] StringStartsWith ${text}`;
  const actions = access === 'read' ? [] : writeActions;
  return [
    clause([`ActionMatches{'${blobs}/read'} AND NOT SubOperationMatches{'Blob.List'}`], path),
    clause([`ActionMatches{'${blobs}/read'} AND SubOperationMatches{'Blob.List'}`], listed),
    ...(actions.length > 0
      ? [
          clause(
            actions.map((action) => `ActionMatches{'${blobs}/${action}'}`),
            path,
          ),
        ]
      : []),
  ].join(' AND ');
}

/** If it is one of these requests, then this must hold. */
function clause(requests: readonly string[], then: string): string {
  return `((${requests.map((request) => `!(${request})`).join(' AND ')}) OR (${then}))`;
}
