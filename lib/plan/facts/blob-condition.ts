import { azureConditionString } from '../../units/escape/azure-condition';
import type { JoinedGrant } from '../types/identity';
import { blobs, readAction, writeActions } from './blob-actions';
import { isOneObject } from './grant-keys';

/**
 * Condition of a role assignment that limits it to single objects, and to objects under prefixes and to listing them.
 * Undefined for the whole bucket.
 *
 * Its format is that of "Read or list blobs in named containers with a path" and "Read, write, or delete blobs in
 * named containers", Microsoft Learn "Example Azure role assignment conditions for Blob Storage", read 2026-11. Only
 * `StringEquals` compares with a set of values: "Azure role assignment condition format and syntax", read 2026-11.
 */
export function blobCondition({ prefixes, access }: Pick<JoinedGrant, 'prefixes' | 'access'>): string | undefined {
  if (prefixes.includes('')) return undefined;
  const objects = prefixes.filter((prefix) => isOneObject({ prefix }));
  const folders = prefixes.filter((prefix) => !isOneObject({ prefix }));
  const path = [...equalsOneOf(objects), ...startsWithOneOf('@Resource', 'path', folders)].join(' OR ');
  const listed = startsWithOneOf('@Request', 'prefix', folders).join(' OR ');
  return [
    // A list request has no path, so a condition without folders refuses it.
    ...(folders.length === 0
      ? [clause([`ActionMatches{'${readAction}'}`], path)]
      : [
          clause([`ActionMatches{'${readAction}'} AND NOT SubOperationMatches{'Blob.List'}`], path),
          clause([`ActionMatches{'${readAction}'} AND SubOperationMatches{'Blob.List'}`], listed),
        ]),
    ...(access === 'read'
      ? []
      : [
          clause(
            writeActions.map((action) => `ActionMatches{'${action}'}`),
            path,
          ),
        ]),
  ].join(' AND ');
}

function equalsOneOf(objects: readonly string[]): readonly string[] {
  if (objects.length === 0) return [];
  const texts = objects.map(azureConditionString);
  return [
    texts.length === 1
      ? `@Resource[${blobs}:path] StringEquals ${texts.join('')}`
      : `@Resource[${blobs}:path] ForAnyOfAnyValues:StringEquals {${texts.join(', ')}}`,
  ];
}

function startsWithOneOf(source: '@Request' | '@Resource', attribute: string, folders: readonly string[]) {
  return folders.map((folder) => `${source}[${blobs}:${attribute}] StringStartsWith ${azureConditionString(folder)}`);
}

/** Requires the condition for the given requests, and allows all others. */
function clause(requests: readonly string[], then: string): string {
  return `((${requests.map((request) => `!(${request})`).join(' AND ')}) OR (${then}))`;
}
