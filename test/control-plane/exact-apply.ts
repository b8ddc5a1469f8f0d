import { isDeepStrictEqual } from 'node:util';
import { argoApply } from './argo-apply';
import type { KubeClient } from './client';
import type { KubeObject } from './modules';

/** Result of applying an object. */
export type Outcome = 'created' | 'changed' | 'same';

/** Number of attempts if controllers change the object between read and apply. */
const maxAttempts = 20;

/**
 * Applies an object and returns whether that changed it. Requires the resource version that was read, so that concurrent
 * changes by controllers are not counted.
 *
 * @throws Error if the server refuses the object.
 */
export async function applyExactly(client: KubeClient, object: KubeObject): Promise<Outcome> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const live = await client.read(object);
    const before = live?.metadata.resourceVersion;
    const metadata = { ...object.metadata, ...(before !== undefined && { resourceVersion: before }) };
    const { status, body } = await argoApply(client, { ...object, metadata });
    if (status === 201) return 'created';
    if (status === 200) {
      return isDeepStrictEqual(content(JSON.parse(body) as KubeObject), live && content(live)) ? 'same' : 'changed';
    }
    if (status !== 409) throw new Error(`${object.kind} ${object.metadata.name}: ${status} ${body}`);
  }
  throw new Error(`${object.kind} ${object.metadata.name} is still being changed after ${maxAttempts} attempts`);
}

/** The object without managed fields and resource version: setting a field to its current value is not a change. */
function content({ metadata, ...rest }: KubeObject): unknown {
  const { managedFields: _, resourceVersion: __, ...ownMetadata } = metadata;
  return { metadata: ownMetadata, ...rest };
}
