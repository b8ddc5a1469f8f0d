import { formatDuration } from '../../units/duration';
import { wholePercent } from '../../units/percent';
import { formatBytes, formatCpu, MiB } from '../../units/quantity';
import { capacityKinds } from '../facts/capacity-kinds';
import { existingGpuOwner } from '../facts/existing-nodes';
import { providerNamed } from '../providers/select';
import type { NodePoolPlan } from '../types/node-pool';
import { computed, type ExplainContext, type Explanation, type ExplanationLine, written } from './explanation';
import { machineLine, poolPath } from './machine';
import { list } from './placement';

/** Every decision about a node pool. */
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
        why: createsNodes(context) ? 'bounds of the cluster autoscaler' : 'the definition states how many nodes exist',
        from: written(context, [...path, 'nodes']),
      },
      capacityLine(pool, context),
      {
        field: 'zones',
        value: list(zones, 'zones of the cluster'),
        why: `${pool.fabric ? 'a fabric does not span zones' : 'nodes in several zones do not fail together'}${soldText(pool, context)}`,
        from: written(context, [...path, 'zones']),
      },
      ...gpuLines(pool, context),
      ...diskLines(pool, context),
      {
        field: 'labels',
        value: list(Object.entries(labels).map(([key, value]) => `${key}=${value}`)),
        why: 'pods on this pool select all of them',
        from: computed,
      },
      {
        field: 'taints',
        value: list(taints.map(({ key, value, effect }) => `${key}${value === '' ? '' : `=${value}`}:${effect}`)),
        why: taints.length === 0 ? 'the pool accepts all pods' : 'they keep pods of other pools away',
        from: computed,
      },
      allocatableLine(pool),
      ...useLines(pool, context),
      costLine(pool, context),
    ],
  };
}

/** How it is known that the zones sell the machine type. */
function soldText({ zoneSource }: NodePoolPlan, context: ExplainContext): string {
  if (!createsNodes(context)) return '';
  return zoneSource === undefined
    ? '; pulumi up asks the cloud whether they sell the machine type'
    : `; they sell the machine type according to ${zoneSource}`;
}

/** Whether `pulumi up` creates the nodes. */
function createsNodes({ plan }: ExplainContext): boolean {
  return providerNamed(plan.cluster.provider).managesCluster;
}

function ownerText(owner: string): string {
  return owner === existingGpuOwner ? 'you' : owner;
}

function capacityLine(pool: NodePoolPlan, context: ExplainContext): ExplanationLine {
  const { capacity, interruption } = pool;
  const { ends, paidUnused, onlyQueued, waitSeconds } = capacityKinds[capacity];
  const notes = [
    ...(paidUnused ? [`all ${pool.nodes.max} nodes are paid whether they are used or not`] : []),
    ...(onlyQueued ? ['all nodes of a training job arrive at the same time, before its pods exist'] : []),
    ...(waitSeconds > 0 ? [`nodes arrive one by one, within up to ${formatDuration(waitSeconds * 1000)}`] : []),
  ];
  return {
    field: 'capacity',
    value: capacity,
    why: interruption
      ? `nodes can be reclaimed ${interruption.noticeSeconds} s after a notice; a pod gets at most ${interruption.graceSeconds} s of it`
      : [ends ?? 'nodes are not reclaimed', ...notes].join('; '),
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
          why: 'fastest network for pods in this cloud, for training on several nodes',
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
      why: `pods request ${gpu.resource}; driver by ${ownerText(gpu.driver)}, device plugin by ${ownerText(gpu.devicePlugin)}`,
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

function diskLines(pool: NodePoolPlan, context: ExplainContext): readonly ExplanationLine[] {
  const { disk } = pool;
  if (!disk) return [];
  const { kind, gib, bytesPerSecond, provisioned, why } = disk;
  const operations = provisioned ? `, ${provisioned.iops} operations/s` : '';
  return [
    {
      field: 'disk',
      value: `${gib}Gi ${kind}, ${Math.floor(bytesPerSecond / MiB)} MiB/s${operations}`,
      why,
      from: written(context, [...poolPath(pool, context), kind === 'local' ? 'localDisk' : 'disk']),
    },
  ];
}

function allocatableLine({ allocatable, agents }: NodePoolPlan): ExplanationLine {
  const devices = Object.entries(allocatable.devices).map(([resource, count]) => `${count} ${resource}`);
  return {
    field: 'allocatable per node',
    value: [
      `${formatCpu(allocatable.cpuMilli)} CPU`,
      formatBytes(Math.floor(allocatable.memoryBytes)),
      `${allocatable.pods} pods`,
      ...devices,
    ].join(', '),
    why: `capacity of the machine minus what Kubernetes reserves; DaemonSets use ${formatCpu(agents.cpuMilli)} CPU and ${formatBytes(Math.floor(agents.memoryBytes))} of it`,
    from: computed,
  };
}

function useLines({ name }: NodePoolPlan, { plan }: ExplainContext): readonly ExplanationLine[] {
  const use = plan.poolUse.find(({ pool }) => pool === name);
  if (!use) return [];
  const utilization = Object.entries(use.fullness).map(([resource, share]) => `${resource} ${wholePercent(share)}`);
  return [
    ...use.workloads.map(
      (workload): ExplanationLine => ({
        field: `${workload.kind} ${workload.name}`,
        value: `${workload.pods.min} to ${workload.pods.max} pods, ${workload.podsPerNode} per node, limited by ${workload.limitedBy}`,
        why: 'runs on this pool',
        from: computed,
      }),
    ),
    {
      field: 'use',
      value: `${use.nodesAtMinimum} nodes at minimum scale, ${use.nodesForAll} at maximum scale with all rollouts and training jobs`,
      why: list(utilization, 'no nodes'),
      from: computed,
    },
  ];
}

function costLine(pool: NodePoolPlan, context: ExplainContext): ExplanationLine {
  const path = [...poolPath(pool, context), 'hourlyUsd'];
  const cost = context.plan.cost.pools.find((each) => each.pool === pool.name);
  if (!cost) {
    return { field: 'cost', value: 'unknown', why: 'no known price', from: written(context, path, 'computed') };
  }
  const { idle, min, max } = cost.hourlyUsd;
  const catalog = { kind: 'catalog', source: context.plan.cost.source } as const;
  return {
    field: 'cost',
    value: `$${idle} idle, $${min} at minimum scale, $${max} at maximum, per hour`,
    why: `$${cost.nodeHourlyUsd} per node and hour`,
    from: cost.priceOf === '' ? written(context, path) : catalog,
  };
}
