import { GiB } from '../../../units/quantity';
import { formatCpuSum, formatMebibytes } from '../../capacity/amounts';
import { available } from '../../capacity/room';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';

/**
 * What the operators ask for together: Prometheus, Grafana, Alertmanager, the gateway's controller and the rest. Our
 * estimate, rounded up; what agents take of every node is not in it.
 */
const operators = { cpuMilli: 2000, memoryBytes: 4 * GiB };

/** The operators have nodes to run on, even when there are as few as there may be. */
export const clusterSystemPool: Rule<'platform'> = {
  id: 'cluster/system-pool',
  scope: 'platform',
  waivable: true,
  rationale:
    'The operators run on the system pool, and one of them adds nodes: without room for them nothing else is ever installed.',
  check: ({ plan: { cluster } }) =>
    cluster.systemPool ? [...kind(cluster.systemPool), ...size(cluster.systemPool, cluster.provider)] : [],
};

function kind({ gpu, taints, machineType }: NodePoolPlan): readonly RuleFinding[] {
  if (gpu) {
    return [
      {
        path: ['cluster', 'systemPool', 'machine'],
        problem: 'its nodes have GPUs, which no operator uses',
        value: machineType,
        fix: 'choose a machine without GPUs; GPUs belong into a node pool',
      },
    ];
  }
  return taints.map(({ key }) => ({
    path: ['cluster', 'systemPool', 'machine'],
    problem: `the cloud keeps pods away from such nodes with the taint ${key}, which no operator tolerates`,
    value: machineType,
    fix: 'choose a machine of the architecture amd64',
  }));
}

function size(pool: NodePoolPlan, provider: string): readonly RuleFinding[] {
  const { min } = pool.nodes;
  if (min < 1) {
    return [
      {
        path: ['cluster', 'systemPool', 'nodes', 'min'],
        problem: `there would be no node for the operators${provider === 'aks' ? ', and AKS wants one' : ''}`,
        value: min,
        allowed: '1 or more',
        fix: 'keep at least one node, better two in different zones',
      },
    ];
  }
  const room = available(pool);
  const cpuMilli = room.cpuMilli * min;
  const memoryBytes = room.memoryBytes * min;
  if (cpuMilli >= operators.cpuMilli && memoryBytes >= operators.memoryBytes) return [];
  return [
    {
      path: ['cluster', 'systemPool'],
      problem: `${min} of ${pool.machineType} ${min === 1 ? 'has' : 'have'} ${formatCpuSum(cpuMilli)} CPUs and ${formatMebibytes(memoryBytes)} for the operators`,
      allowed: `${formatCpuSum(operators.cpuMilli)} CPUs and ${formatMebibytes(operators.memoryBytes)} at least, by our estimate`,
      fix: "raise 'nodes.min', or choose a larger machine",
    },
  ];
}
