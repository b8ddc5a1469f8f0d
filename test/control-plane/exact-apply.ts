import { isDeepStrictEqual } from 'node:util';
import type { ForeignFieldsPlan } from '../../lib/plan/types/delivery';
import type { KubeClient } from './client';
import { withForeignFields } from './foreign-fields';
import type { KubeObject } from './modules';

/** What became of an object when it was applied. */
export type Outcome = 'created' | 'changed' | 'same';

/** Times that somebody else may change an object between the look at it and the answer. */
const maxTries = 20;

/**
 * Applies an object and says whether that has changed it. Only the version that was looked at is changed, so that what
 * controllers do meanwhile is not taken for ours.
 *
 * @param leaves Fields that keep what controllers have set.
 *
 * @throws Error where the server refuses.
 */
export async function applyExactly(
  client: KubeClient,
  object: KubeObject,
  leaves: readonly ForeignFieldsPlan[],
): Promise<Outcome> {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const live = await client.read(object);
    const before = live?.metadata.resourceVersion;
    const metadata = { ...object.metadata, ...(before !== undefined && { resourceVersion: before }) };
    const { status, body } = await client.apply(withForeignFields({ ...object, metadata }, live, leaves));
    if (status === 201) return 'created';
    if (status === 200) {
      return isDeepStrictEqual(content(JSON.parse(body) as KubeObject), live && content(live)) ? 'same' : 'changed';
    }
    if (status !== 409) throw new Error(`${object.kind} ${object.metadata.name}: ${status} ${body}`);
  }
  throw new Error(`${object.kind} ${object.metadata.name} does not come to rest`);
}

/** All but the server's notes on who set which field: somebody who sets what is there already changes nothing. */
function content({ metadata, ...rest }: KubeObject): unknown {
  const { managedFields: _, resourceVersion: __, ...told } = metadata;
  return { metadata: told, ...rest };
}
