import { chooseMachine } from '../../providers/choose-machine';
import type { Rule } from '../rule';
import { isWrongCount } from './machine-available';

/** Machines with the GPU exist, in the number that is asked for. */
export const machineGpuCount: Rule<'platform'> = {
  id: 'machine/gpu-count',
  scope: 'platform',
  waivable: false,
  rationale: 'Clouds sell a GPU in fixed numbers a machine; a number between them cannot be had.',
  check: ({ definition: { cluster } }) => {
    if (cluster.provider === 'existing') return [];
    return Object.entries(cluster.nodePools).flatMap(([name, spec]) => {
      const choice = chooseMachine(spec, cluster);
      if (choice.kind !== 'none' || !isWrongCount(choice, spec)) return [];
      const counts = [...new Set(choice.withGpu.map(({ gpu }) => gpu?.count ?? 0))].sort((a, b) => a - b);
      return [
        {
          path: ['cluster', 'nodePools', name, 'gpu', 'count'],
          problem: `no machine type of ${cluster.provider} in ${cluster.region} has so many ${spec.gpu?.type}`,
          value: spec.gpu?.count,
          allowed: counts.map(String),
          fix: 'ask for one of these numbers in each node',
        },
      ];
    });
  },
};
