import { capacityKinds } from '../../facts/capacity-kinds';
import { isQueued } from '../../facts/workload-kinds';
import type { Rule } from '../rule';

/** Workloads that do not wait in the queue are not on a pool whose nodes only the queue creates. */
export const capacityOnlyQueued: Rule<'pool'> = {
  id: 'capacity/only-queued',
  scope: 'pool',
  waivableBy: 'no-one',
  rationale: 'The autoscaler adds a node of queued provisioning only for a job of the queue: other pods stay pending.',
  check: ({ pool: { name, capacity }, workloads }) =>
    capacityKinds[capacity].onlyQueued
      ? workloads
          .filter((workload) => !isQueued(workload))
          .map(({ path, kind }) => ({
            path: [...path, 'pool'],
            problem: `a ${kind} never gets a node of ${name}, whose nodes are created only for training jobs (${capacity})`,
            value: name,
            allowed: 'a pool with another kind of capacity',
            fix: "choose another pool, or another 'capacity' for this one",
          }))
      : [],
};
