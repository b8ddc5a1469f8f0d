import { gpusOf } from '../../resolve/training/resources';
import type { Rule } from '../rule';

/** Each process has a GPU of its own. */
export const trainingProcesses: Rule<'training'> = {
  id: 'training/processes',
  scope: 'training',
  waivable: true,
  rationale: 'Two processes of one collective group on one GPU do not start: NCCL refuses a GPU that it has already.',
  check: ({ workload: { path, processesPerPod, pod }, pool }) => {
    const [program] = pod.containers;
    if (!pool.gpu || !program) return [];
    const gpus = gpusOf(program.resources, pool);
    if (gpus === 0 || processesPerPod <= gpus) return [];
    return [
      {
        path: [...path, 'framework', 'processesPerNode'],
        problem: `a pod has ${gpus} ${gpus === 1 ? 'GPU' : 'GPUs'} for ${processesPerPod} processes`,
        value: processesPerPod,
        allowed: `at most ${gpus}`,
        fix: "start no more processes than there are GPUs, or take 'processesPerNode' away",
      },
    ];
  },
};
