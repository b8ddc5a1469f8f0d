import { prometheusChart } from '../../add-ons/prometheus';
import { prometheusSize, seriesOfWorkloads } from '../../add-ons/prometheus-size';
import { formatCpuSum, formatMebibytes } from '../../capacity/amounts';
import { available } from '../../capacity/room';
import { workloads, workloadTitle } from '../../facts/workloads';
import type { Rule } from '../rule';
import type { ManagedClusterScope } from '../scopes';

/** Number of workloads that the finding names. */
const named = 3;

/** Prometheus, whose size follows from the workloads and nodes, fits on a node of the system pool. */
export const clusterPrometheusFitsNode: Rule<'managed-cluster'> = {
  id: 'cluster/prometheus-fits-node',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'A Prometheus without a node is pending: no alerts, no gates of rollouts and no autoscaling by requests, for all teams.',
  check: (context) => {
    const { definition, plan } = context;
    const { systemPool: pool, pools } = plan.cluster;
    if (!pool || !plan.addOns.some(({ name, manage }) => name === prometheusChart && manage)) return [];
    const size = prometheusSize({ definition, cluster: plan.cluster, workloads: workloads(plan) });
    const room = available(pool);
    if (size.cpuMilli <= room.cpuMilli && size.memoryBytes <= room.memoryBytes) return [];
    const nodes = [...Object.values(pools), pool].reduce((total, each) => total + each.nodes.max, 0);
    return [
      {
        path: ['cluster', 'systemPool', 'machine'],
        problem: `Prometheus requests ${formatCpuSum(size.cpuMilli)} CPUs and ${formatMebibytes(size.memoryBytes)} for an estimated ${size.series} series of ${nodes} nodes and all workloads${largest(context)}, and a node has ${formatCpuSum(room.cpuMilli)} and ${formatMebibytes(room.memoryBytes)}`,
        value: pool.machineType,
        allowed: `at least ${formatCpuSum(size.cpuMilli)} CPUs and ${formatMebibytes(size.memoryBytes)} on one node`,
        fix: 'choose a larger machine, or lower `scale.max` or the number of models of these services',
      },
    ];
  },
};

/** The workloads with most series, with their teams. */
function largest({ definition, plan }: ManagedClusterScope): string {
  const most = [...seriesOfWorkloads({ definition, workloads: workloads(plan) })]
    .sort((a, b) => b.series - a.series)
    .slice(0, named)
    .map(({ workload, series }) => `${workloadTitle(workload)} of team ${workload.team} ${series}`);
  return most.length === 0 ? '' : ` (most: ${most.join(', ')})`;
}
