import { providerNamed } from '../plan/providers/select';
import type { ClusterPlan } from '../plan/types/cluster';
import type { AllocatablePlan, NodePoolPlan } from '../plan/types/node-pool';
import { formatCpu, MiB } from '../units/quantity';
import { gibibytes, span, usd } from './amounts';
import { type Section, section } from './section';
import type { Style } from './style';
import { table } from './table';

/** Machine, node count, allocatable resources, price, labels and taints of each node pool. */
export const nodePoolsSection: Section = ({ cluster }, style) => {
  const pools = [...(cluster.systemPool ? [cluster.systemPool] : []), ...Object.values(cluster.pools)];
  if (pools.length === 0) return '';
  const machines = table(
    [
      { title: 'pool' },
      { title: 'machine' },
      { title: 'nodes', align: 'right' },
      { title: 'allocatable per node', wrap: true },
      { title: 'disk', wrap: true },
      { title: 'node/hour', align: 'right' },
    ],
    pools.map((pool) => [
      pool.name,
      machine(pool),
      span(pool.nodes),
      allocatable(pool.allocatable),
      disk(pool),
      pool.hourlyUsd === undefined ? 'unknown' : usd(pool.hourlyUsd),
    ]),
    style,
  );
  const selectors = table(
    [{ title: 'pool' }, { title: 'labels', wrap: true }, { title: 'taints', wrap: true }],
    pools.map((pool) => [pool.name, labels(pool), taints(pool).length === 0 ? 'none' : taints(pool)]),
    style,
  );
  return section('Node pools', [machines, selectors, ...zones(cluster, pools, style)].join('\n\n'), style);
};

/** The zones of each pool, and how it is known that they sell its machine type. */
function zones({ provider }: ClusterPlan, pools: readonly NodePoolPlan[], style: Style): readonly string[] {
  const { fullName, managesCluster } = providerNamed(provider);
  if (!managesCluster) return [];
  const asked = `${fullName}: pulumi up asks before it creates anything`;
  return [
    table(
      [
        { title: 'pool' },
        { title: 'zones', wrap: true },
        { title: 'that they sell the machine is known from', wrap: true },
      ],
      pools.map((pool) => [pool.name, pool.zones.join(', ') || 'none', pool.zoneSource ?? asked]),
      style,
    ),
  ];
}

function machine(pool: NodePoolPlan): readonly string[] {
  const gpu = pool.gpu ? [`${pool.gpu.count} x ${pool.gpu.type}`] : [];
  const arch = pool.arch === 'arm64' ? ['arm64'] : [];
  const capacity = pool.capacity === 'on-demand' ? [] : [pool.capacity];
  return [pool.machineType, ...gpu, ...arch, ...capacity];
}

function allocatable(node: AllocatablePlan): string {
  const devices = Object.entries(node.devices).map(([resource, number]) => `${number} ${resource}`);
  return [
    `${formatCpu(node.cpuMilli)} CPU`,
    `${gibibytes(node.memoryBytes)} memory`,
    `${gibibytes(node.ephemeralBytes)} ephemeral`,
    `${node.pods} pods`,
    ...devices,
  ].join(', ');
}

function disk({ disk: used }: NodePoolPlan): readonly string[] {
  if (!used) return ['not known'];
  return [`${used.gib}Gi ${used.kind}`, `${Math.floor(used.bytesPerSecond / MiB)} MiB/s`];
}

function labels(pool: NodePoolPlan): readonly string[] {
  return Object.entries(pool.labels).map(([key, value]) => `${key}=${value}`);
}

function taints(pool: NodePoolPlan): readonly string[] {
  return pool.taints.map((taint) => `${taint.key}${taint.value === '' ? '' : `=${taint.value}`}:${taint.effect}`);
}
