import { argoApply } from '../argo-apply';
import type { KubeClient } from '../client';
import type { KubeObject } from '../modules';
import { inOrder } from '../tree';

/** What a sync does besides applying the objects. */
interface SyncOptions {
  /** Objects of the previous sync. Those that are not among the new ones are deleted first, as Argo CD does. */
  readonly old?: readonly KubeObject[];
  /** Objects that are not pruned. @default - all are */
  readonly keep?: (object: KubeObject) => boolean;
}

/**
 * Applies objects as Argo CD does: prunes first, then applies wave by wave, with one field manager.
 * Source: argoproj/gitops-engine, `pkg/sync/sync_context.go`, runTasks.
 *
 * @throws Error if the server refuses an object.
 */
export async function sync(
  client: KubeClient,
  objects: readonly KubeObject[],
  { old = [], keep = () => false }: SyncOptions = {},
): Promise<void> {
  const now = new Set(objects.map(keyOf));
  for (const object of old.filter((each) => !now.has(keyOf(each)) && !keep(each))) await client.delete(object);
  for (const object of inOrder(objects)) {
    const { status, body } = await argoApply(client, object);
    if (status >= 300) throw new Error(`${keyOf(object)}: ${status} ${body}`);
  }
}

function keyOf({ kind, metadata: { namespace = '', name } }: KubeObject): string {
  return `${kind} ${namespace}/${name}`;
}
