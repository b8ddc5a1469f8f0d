import type { ForeignFieldsPlan } from '../../../lib/plan/types/delivery';
import type { KubeClient } from '../client';
import { withForeignFields } from '../foreign-fields';
import type { KubeObject } from '../modules';
import { inOrder } from '../tree';

/** What a sync does besides applying the objects. */
interface SyncOptions {
  /** Objects of the previous sync. Those that are not among the new ones are deleted first, as Argo CD does. */
  readonly old?: readonly KubeObject[];
  readonly foreignFields?: readonly ForeignFieldsPlan[];
  /** Objects that are not pruned. @default - all are */
  readonly keep?: (object: KubeObject) => boolean;
}

/**
 * Applies objects as Argo CD does: prunes first, then applies on the server side, wave by wave, with one field manager.
 * Source: argoproj/gitops-engine, `pkg/sync/sync_context.go`, runTasks.
 *
 * @throws Error if the server refuses an object.
 */
export async function sync(
  client: KubeClient,
  objects: readonly KubeObject[],
  { old = [], foreignFields = [], keep = () => false }: SyncOptions = {},
): Promise<void> {
  const now = new Set(objects.map(keyOf));
  for (const object of old.filter((each) => !now.has(keyOf(each)) && !keep(each))) await client.delete(object);
  for (const object of inOrder(objects)) {
    const live = foreignFields.length > 0 ? await client.read(object) : undefined;
    const { status, body } = await client.apply(withForeignFields(object, live, foreignFields), 'argocd-controller');
    if (status >= 300) throw new Error(`${keyOf(object)}: ${status} ${body}`);
  }
}

function keyOf({ kind, metadata: { namespace = '', name } }: KubeObject): string {
  return `${kind} ${namespace}/${name}`;
}
