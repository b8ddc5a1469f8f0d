import { gpusOf } from '../../resolve/training/resources';
import type { Rule } from '../rule';

/** Each process has its own GPU. */
export const trainingProcesses: Rule<'training'> = {
  id: 'training/processes',
  scope: 'training',
  waivableBy: 'part',
  rationale: 'NCCL refuses two processes of one process group on the same GPU.',
  check: ({ workload: { path, topologyFields, processesPerPod, pod }, pool }) => {
    const [program] = pod.containers;
    if (!pool.gpu || !program) return [];
    const gpus = gpusOf(program.resources, pool);
    const field = topologyFields.processes;
    if (field === undefined || gpus === 0 || processesPerPod <= gpus) return [];
    return [
      {
        path: [...path, 'framework', field],
        problem: `a pod has ${gpus} ${gpus === 1 ? 'GPU' : 'GPUs'} for ${processesPerPod} processes`,
        value: processesPerPod,
        allowed: `at most ${gpus}`,
        fix: `lower ${field} to the number of GPUs, or remove it`,
      },
    ];
  },
};
