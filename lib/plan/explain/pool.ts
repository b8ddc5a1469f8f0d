import { wholePercent } from '../../units/percent';
import { formatBytes, formatCpu } from '../../units/quantity';
import type { NodePoolPlan } from '../types/node-pool';
import { computed, type ExplainContext, type Explanation, type ExplanationLine, written } from './explanation';
import { machineLine, poolPath } from './machine';
import { list } from './placement';

/** Everything that was decided about a pool of nodes. */
export function explainPool(pool: NodePoolPlan, context: ExplainContext): Explanation {
  const path = poolPath(pool, context);
  const { nodes, zones, taints, labels } = pool;
  return {
    subject: { kind: 'pool', name: pool.name },
    lines: [
      machineLine(pool, context),
      {
        field: 'nodes',
        value: `${nodes.min} to ${nodes.max}`,
        why: 'the autoscaler of the cluster may run so many',
        from: written(context, [...path, 'nodes']),
      },
      capacityLine(pool, context),
      {
        field: 'zones',
        value: list(zones, 'those of the cluster'),
        why: pool.fabric ? 'a fast network is inside of one zone' : 'nodes of several zones do not fail together',
        from: written(context, [...path, 'zones']),
      },
      ...gpuLines(pool, context),
      {
        field: 'labels',
        value: list(Object.entries(labels).map(([key, value]) => `${key}=${value}`)),
        why: 'pods of this pool select all of them',
        from: computed,
      },
      {
        field: 'taints',
        value: list(taints.map(({ key, value, effect }) => `${key}${value === '' ? '' : `=${value}`}:${effect}`)),
        why: taints.length === 0 ? 'nobody is kept away' : 'pods that do not belong here are kept away',
        from: computed,
      },
      roomLine(pool),
      ...useLines(pool, context),
      costLine(pool, context),
    ],
  };
}

function capacityLine(pool: NodePoolPlan, context: ExplainContext): ExplanationLine {
  const { capacity, interruption } = pool;
  return {
    field: 'capacity',
    value: capacity,
    why: interruption
      ? `nodes can be taken away ${interruption.noticeSeconds} s after the cloud says so; a pod gets at most ${interruption.graceSeconds} s of it`
      : 'nodes stay for as long as they are wanted',
    from: written(context, [...poolPath(pool, context), 'capacity']),
  };
}

function gpuLines(pool: NodePoolPlan, context: ExplainContext): readonly ExplanationLine[] {
  const { gpu, fabric } = pool;
  const path = poolPath(pool, context);
  const fast: readonly ExplanationLine[] = fabric
    ? [
        {
          field: 'fabric',
          value: fabric.kind,
          why: 'the fastest network that the cloud gives to pods, for training on several nodes',
          from: written(context, [...path, 'fabric']),
        },
      ]
    : [];
  if (!gpu) return fast;
  const { sharing } = gpu;
  return [
    {
      field: 'GPU',
      value: `${gpu.count} x ${gpu.type}, ${gpu.memoryMiB}Mi each`,
      why: `pods ask for ${gpu.resource}; driver from ${gpu.driver}, offered by ${gpu.devicePlugin}: one owner each`,
      from: written(context, [...path, 'gpu']),
    },
    {
      field: 'GPU sharing',
      value: sharing ? `${sharing.perGpu} shares of ${sharing.memoryMiB}Mi by ${sharing.kind}` : 'none',
      why: sharing ? sharing.why : 'each GPU belongs to one pod',
      from: written(context, [...path, 'gpu', 'sharing']),
    },
    ...fast,
  ];
}

function roomLine({ allocatable, agents }: NodePoolPlan): ExplanationLine {
  const devices = Object.entries(allocatable.devices).map(([resource, count]) => `${count} ${resource}`);
  return {
    field: 'room of a node',
    value: [
      `${formatCpu(allocatable.cpuMilli)} CPU`,
      formatBytes(Math.floor(allocatable.memoryBytes)),
      `${allocatable.pods} pods`,
      ...devices,
    ].join(', '),
    why: `what the machine has without what Kubernetes keeps; agents of every node take ${formatCpu(agents.cpuMilli)} CPU and ${formatBytes(Math.floor(agents.memoryBytes))} of it`,
    from: computed,
  };
}

function useLines({ name }: NodePoolPlan, { plan }: ExplainContext): readonly ExplanationLine[] {
  const use = plan.poolUse.find(({ pool }) => pool === name);
  if (!use) return [];
  const full = Object.entries(use.fullness).map(([resource, share]) => `${resource} ${wholePercent(share)}`);
  return [
    ...use.workloads.map(
      (workload): ExplanationLine => ({
        field: `${workload.kind} ${workload.name}`,
        value: `${workload.pods.min} to ${workload.pods.max} pods, ${workload.podsPerNode} on one node`,
        why: 'it names this pool',
        from: computed,
      }),
    ),
    {
      field: 'use',
      value: `${use.nodesAtMinimum} nodes at the fewest replicas, ${use.nodesForAll} for everything at once`,
      why: list(full, 'no node, so nothing is full'),
      from: computed,
    },
  ];
}

function costLine(pool: NodePoolPlan, context: ExplainContext): ExplanationLine {
  const path = [...poolPath(pool, context), 'hourlyUsd'];
  const cost = context.plan.cost.pools.find((each) => each.pool === pool.name);
  if (!cost) {
    return { field: 'cost', value: 'unknown', why: 'no price is known', from: written(context, path, 'computed') };
  }
  const { idle, min, max } = cost.hourlyUsd;
  const catalog = { kind: 'catalog', source: context.plan.cost.source } as const;
  return {
    field: 'cost',
    value: `$${idle} idle, $${min} at the fewest replicas, $${max} at most, an hour`,
    why: `$${cost.nodeHourlyUsd} a node`,
    from: cost.priceOf === '' ? written(context, path) : catalog,
  };
}
