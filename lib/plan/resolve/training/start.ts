import { capacityKinds } from '../../facts/capacity-kinds';
import { nodeDiskBytesPerSecond } from '../../facts/node-disk';
import { nodeStartSeconds } from '../../facts/node-start';
import type { Provider } from '../../providers/provider';
import type { NodePoolPlan } from '../../types/node-pool';
import type { TrainingFiles } from './copies';

/** Pull of an image of about ten gigabytes. */
const imageSeconds = 5 * 60;

/** Minimum time until the nodes of a job are ready, because a cloud does not always have capacity at once. */
const minNodeSeconds = 30 * 60;

/**
 * Maximum seconds from the admission of a job until all of its pods are ready. The starts of its programs can differ as
 * much: the first pod of a gang can start on a node that has the image, while another waits for a node and downloads.
 */
export function startOf(
  pool: Pick<NodePoolPlan, 'gpu' | 'capacity'>,
  provider: Pick<Provider, 'objectStoreBytesPerSecond'>,
  files: Pick<TrainingFiles, 'data' | 'checkpoint' | 'pods'>,
): number {
  return (
    Math.max(minNodeSeconds, nodeStartSeconds(pool) + imageSeconds) +
    downloadSeconds(files, provider) +
    capacityKinds[pool.capacity].waitSeconds
  );
}

/** Whole minutes until the data and the checkpoint of a pod are on its disk. A gang also fetches that of its first pod. */
export function downloadSeconds(
  { data, checkpoint, pods }: Pick<TrainingFiles, 'data' | 'checkpoint' | 'pods'>,
  { objectStoreBytesPerSecond }: Pick<Provider, 'objectStoreBytesPerSecond'>,
): number {
  const restored = (pods > 1 ? 2 : 1) * (checkpoint?.bytes ?? 0);
  const bytes = data.reduce((sum, part) => sum + part.bytes, restored);
  return Math.ceil(bytes / Math.min(objectStoreBytesPerSecond, nodeDiskBytesPerSecond) / 60) * 60;
}
