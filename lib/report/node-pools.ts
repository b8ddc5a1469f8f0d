import type { AllocatablePlan, NodePoolPlan } from '../plan/types/node-pool';
import { formatCpu } from '../units/quantity';
import { gibibytes, span, usd } from './amounts';
import { type Section, tableSection } from './section';

/** The nodes: how many, what pods can get of one, and how pods find them. */
export const nodePoolsSection: Section = ({ cluster }, style) => {
  const pools = [...(cluster.systemPool ? [cluster.systemPool] : []), ...Object.values(cluster.pools)];
  return tableSection(
    'Node pools',
    [
      { title: 'pool' },
      { title: 'machine' },
      { title: 'nodes', align: 'right' },
      { title: 'a node has for pods', wrap: true },
      { title: 'a node costs', align: 'right' },
      { title: 'labels and taints', wrap: true },
    ],
    pools.map((pool) => [
      pool.name,
      machine(pool),
      span(pool.nodes),
      allocatable(pool.allocatable),
      pool.hourlyUsd === undefined ? 'unknown' : `${usd(pool.hourlyUsd)}/h`,
      [...labels(pool), ...taints(pool)].join('\n'),
    ]),
    style,
  );
};

function machine(pool: NodePoolPlan): string {
  const gpu = pool.gpu ? [`${pool.gpu.count} x ${pool.gpu.type}`] : [];
  const arch = pool.arch === 'arm64' ? ['arm64'] : [];
  const spot = pool.capacity === 'spot' ? ['spot'] : [];
  return [pool.machineType, ...gpu, ...arch, ...spot].join('\n');
}

function allocatable(node: AllocatablePlan): string {
  const devices = Object.entries(node.devices).map(([resource, number]) => `${number} ${resource}`);
  return [
    `${formatCpu(node.cpuMilli)} CPU`,
    `${gibibytes(node.memoryBytes)} memory`,
    `${gibibytes(node.ephemeralBytes)} scratch`,
    `${node.pods} pods`,
    ...devices,
  ].join(', ');
}

function labels(pool: NodePoolPlan): readonly string[] {
  return Object.entries(pool.labels).map(([key, value]) => `${key}=${value}`);
}

function taints(pool: NodePoolPlan): readonly string[] {
  return pool.taints.map((taint) => `taint ${taint.key}${taint.value === '' ? '' : `=${taint.value}`}:${taint.effect}`);
}
