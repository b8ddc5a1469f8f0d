import { formatDuration } from '../../../units/duration';
import type { Rule } from '../rule';

/** For a cluster that no cloud upgrades: the longest time that one of the clouds waits. */
const maxSeconds = 60 * 60;

/** A replica terminates in the time that an upgrade of its node waits. */
export const drainWithinUpgrade: Rule<'service'> = {
  id: 'drain/within-upgrade',
  scope: 'service',
  waivableBy: 'platform',
  rationale:
    'A pod that terminates for hours delays the upgrade and the removal of its node, until the cloud kills it with its open requests.',
  check: ({ spec: { drain, timeout }, workload: { path, pod }, pool }) => {
    const limit = pool.drainSeconds ?? maxSeconds;
    if (pod.terminationGracePeriodSeconds <= limit) return [];
    const field = drain === undefined ? 'timeout' : 'drain';
    return [
      {
        path: [...path, field],
        problem: `a replica takes up to ${formatDuration(pod.terminationGracePeriodSeconds * 1000)} to terminate, and an upgrade of its node waits ${formatDuration(limit * 1000)}`,
        value: drain ?? timeout,
        allowed: `at most ${formatDuration(limit * 1000)} for drain, open requests and the end of the server`,
        fix: `shorten ${field}`,
      },
    ];
  },
};
