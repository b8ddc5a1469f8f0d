import { formatDuration } from '../../../units/duration';
import { formatBytesSum } from '../../capacity/amounts';
import { capacityKinds } from '../../facts/capacity-kinds';
import { downloadSeconds, startOf } from '../../resolve/training/start';
import type { Rule } from '../rule';

/** Maximum time in which nodes of an incomplete gang are idle. Our choice. */
const maxSeconds = 2 * 60 * 60;

/** Every job starts soon, so that a gang that lacks a node is soon evicted. */
export const trainingStartTime: Rule<'training'> = {
  id: 'training/start-time',
  scope: 'training',
  waivableBy: 'platform',
  rationale:
    'Pods of a gang are ready after their downloads, so Kueue evicts a gang that lacks a node only after the time for them; until then its other nodes are idle. Kueue has one timeout for all jobs, so every gang of the platform waits as long as the job that needs the longest.',
  check: ({ workload, pool, provider }) => {
    // The rule training/nodes-together reports the wait for nodes.
    const startSeconds = startOf(pool, provider, workload) - capacityKinds[pool.capacity].waitSeconds;
    if (startSeconds <= maxSeconds) return [];
    const seconds = downloadSeconds(workload, provider);
    const { pods } = workload;
    const data = workload.data.reduce((sum, { bytes }) => sum + bytes, 0);
    const checkpoint = workload.checkpoint?.bytes ?? 0;
    return [
      {
        path: [...workload.path, ...(data >= checkpoint ? ['data'] : ['checkpoint', 'size'])],
        problem: `${pods === 1 ? 'the pod' : `a gang of ${pods} pods`} takes up to ${formatDuration(startSeconds * 1000)} to start, because ${pods === 1 ? 'it' : 'each pod'} downloads for up to ${formatDuration(seconds * 1000)}; if a gang lacks one node, its others are idle until then`,
        value: formatBytesSum(Math.max(data, checkpoint)),
        allowed: `at most ${formatDuration(maxSeconds * 1000)} to start`,
        fix: 'reduce what each pod downloads, or accept with a waiver that an incomplete gang occupies its nodes for this time',
      },
    ];
  },
};
