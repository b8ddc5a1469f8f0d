import { GiB } from '../../../units/quantity';
import { formatCpuSum, formatMebibytes } from '../../capacity/amounts';
import { available } from '../../capacity/room';
import type { Cloud } from '../../providers/provider';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';

/**
 * Requests of all operators: Prometheus, Grafana, Alertmanager, the controller of the gateway and others. An estimate,
 * rounded up, without agents that run on every node.
 */
const operators = { cpuMilli: 2000, memoryBytes: 4 * GiB };

/** The system pool has capacity for the operators at its minimum size. */
export const clusterSystemPool: Rule<'managed-cluster'> = {
  id: 'cluster/system-pool',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'The operators, including the cluster autoscaler, run on the system pool: without capacity for them no workload starts.',
  check: ({ plan: { cluster }, cloud }) =>
    cluster.systemPool ? [...kind(cluster.systemPool), ...size(cluster.systemPool, cloud)] : [],
};

function kind({ gpu, taints, machineType }: NodePoolPlan): readonly RuleFinding[] {
  if (gpu) {
    return [
      {
        path: ['cluster', 'systemPool', 'machine'],
        problem: 'the nodes have GPUs, which no operator uses',
        value: machineType,
        fix: 'choose a machine without GPUs, and use GPUs in a node pool',
      },
    ];
  }
  return taints.map(({ key }) => ({
    path: ['cluster', 'systemPool', 'machine'],
    problem: `the cloud adds the taint ${key} to these nodes, which no operator tolerates`,
    value: machineType,
    fix: 'choose an amd64 machine',
  }));
}

function size(pool: NodePoolPlan, cloud: Cloud): readonly RuleFinding[] {
  const { min } = pool.nodes;
  if (min < 1) {
    return [
      {
        path: ['cluster', 'systemPool', 'nodes', 'min'],
        problem: `the minimum is 0 nodes, so the operators can be without a node${cloud.systemPoolRequired ? `, and ${cloud.title} requires one` : ''}`,
        value: min,
        allowed: '1 or more',
        fix: 'raise nodes.min to at least 1, better 2 in different zones',
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
      problem: `${min} × ${pool.machineType} ${min === 1 ? 'has' : 'have'} ${formatCpuSum(cpuMilli)} CPUs and ${formatMebibytes(memoryBytes)} for the operators`,
      allowed: `at least ${formatCpuSum(operators.cpuMilli)} CPUs and ${formatMebibytes(operators.memoryBytes)} (estimate)`,
      fix: "raise 'nodes.min', or choose a larger machine",
    },
  ];
}
