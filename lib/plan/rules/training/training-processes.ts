import { lookup } from '../../../units/lookup';
import { gpusOf } from '../../resolve/training/resources';
import type { Rule } from '../rule';

/** Each process has a GPU of its own. */
export const trainingProcesses: Rule = {
  id: 'training/processes',
  scope: 'platform',
  waivable: true,
  rationale: 'Two processes of one collective group on one GPU do not start: NCCL refuses a GPU that it has already.',
  check: ({ plan }) =>
    Object.values(plan.training).flatMap(({ name, pool: poolName, processesPerPod, pod }) => {
      const pool = lookup(plan.cluster.pools, poolName);
      const [program] = pod.containers;
      if (!pool?.gpu || !program) return [];
      const gpus = gpusOf(program.resources, pool);
      if (gpus === 0 || processesPerPod <= gpus) return [];
      return [
        {
          path: ['training', name, 'framework', 'processesPerNode'],
          problem: `a pod has ${gpus} ${gpus === 1 ? 'GPU' : 'GPUs'} for ${processesPerPod} processes`,
          value: processesPerPod,
          allowed: `at most ${gpus}`,
          fix: "start no more processes than there are GPUs, or take 'processesPerNode' away",
        },
      ];
    }),
};
