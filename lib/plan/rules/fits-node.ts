import { formatCpuSum, formatMebibytes } from '../amounts';
import { available, podRequest } from '../capacity';
import type { Rule, RuleFinding } from '../rule';

/** A replica fits on an empty node of its pool. */
export const fitsNode: Rule = {
  id: 'placement/fits-node',
  explain: 'A pod that asks for more than a node can give stays pending for ever, and no autoscaler helps.',
  check: ({ plan }) =>
    Object.values(plan.services).flatMap((service): readonly RuleFinding[] => {
      const pool = plan.cluster.pools[service.pool];
      if (!pool) return [];
      const request = podRequest(service.pod);
      const room = available(pool);
      const where = `a node of ${pool.name} (${pool.machineType})`;
      const path = (field: string) => ['services', service.name, 'resources', field];
      const lacking = [
        ['cpu', request.cpuMilli, room.cpuMilli, formatCpuSum],
        ['memory', request.memoryBytes, room.memoryBytes, formatMebibytes],
      ] as const;
      return [
        ...lacking.flatMap(([field, wanted, free, format]) =>
          wanted > free
            ? [
                {
                  path: path(field),
                  problem: `a replica asks for more ${field} than ${where} has for workloads`,
                  value: format(wanted),
                  allowed: `at most ${format(free)}`,
                  fix: 'ask for less, or give the pool a larger machine',
                },
              ]
            : [],
        ),
        ...(request.ephemeralBytes > room.ephemeralBytes
          ? [
              {
                path: ['services', service.name, 'model'],
                problem: `a replica needs more scratch space for its model than ${where} has`,
                value: formatMebibytes(request.ephemeralBytes),
                allowed: `at most ${formatMebibytes(room.ephemeralBytes)}`,
                fix: 'give the pool a larger disk',
              },
            ]
          : []),
        ...(room.pods < 1
          ? [
              {
                path: ['services', service.name, 'pool'],
                problem: `${where} has no room for one more pod: it takes ${pool.allocatable.pods}, of which the agents on each node are ${pool.agents.pods}`,
                value: pool.name,
                fix: 'choose another pool, or let its nodes take more pods',
              },
            ]
          : []),
      ];
    }),
};
