import { groupBy } from '../../../units/group-by';
import { lookup } from '../../../units/lookup';
import { formatBytesSum, formatCpuSum } from '../../capacity/amounts';
import { nodeShare, nodesNeeded } from '../../capacity/packing';
import type { PodGroup } from '../../capacity/pod-group';
import { available, type Room } from '../../capacity/room';
import { podsPerNode, scarcest } from '../../capacity/scarcest';
import type { ClusterPlan } from '../../types/cluster';
import type { ResourcesPlan } from '../../types/container';
import type { NodePoolPlan } from '../../types/node-pool';
import type { PoolUsePlan, WorkloadUsePlan } from '../../types/pool-use';
import type { ModelServicePlan } from '../../types/service';
import type { PoolWorkload } from './pool-workloads';
import { serversApart, serversTogether } from './servers-apart';

/**
 * The workloads of each pool and its utilization. A pod that fits on no node is not counted; a rule reports it.
 *
 * @param services By name, to compare servers of several models with servers of one.
 */
export function resolvePoolUse(
  cluster: Pick<ClusterPlan, 'pools'>,
  workloads: readonly PoolWorkload[],
  services: Readonly<Record<string, ModelServicePlan>>,
): readonly PoolUsePlan[] {
  const workloadsOf = groupBy(workloads, ({ pool }) => pool);
  const servicesOf = groupBy(Object.values(services), ({ pool }) => pool);
  return Object.values(cluster.pools).map((pool) => {
    const together = serversTogether(servicesOf.get(pool.name) ?? []);
    return { ...poolUse(pool, workloadsOf.get(pool.name) ?? [], services), together };
  });
}

function poolUse(
  pool: NodePoolPlan,
  workloads: readonly PoolWorkload[],
  services: Readonly<Record<string, ModelServicePlan>>,
): Omit<PoolUsePlan, 'together'> {
  const room = available(pool);
  const fitting = workloads.filter(({ request }) => podsPerNode(request, room) >= 1);
  const nodesAtMinimum = Math.max(pool.nodes.min, nodesNeeded(groups(fitting, 'min'), room));
  return {
    pool: pool.name,
    nodesAtMinimum,
    nodesForAll: Math.max(pool.nodes.min, nodesNeeded(groups(fitting, 'max'), room)),
    workloads: workloads.map((workload) => workloadUse(workload, room, services)),
    fullness: fullness(fitting, room, nodesAtMinimum),
  };
}

function groups(workloads: readonly PoolWorkload[], state: 'min' | 'max'): readonly PodGroup[] {
  return workloads.map(({ kind, name, request, pods }) => ({ name: `${kind} ${name}`, request, pods: pods[state] }));
}

function workloadUse(
  { kind, name, team, pods, request }: PoolWorkload,
  room: Room,
  services: Readonly<Record<string, ModelServicePlan>>,
): WorkloadUsePlan {
  const service = kind === 'service' ? lookup(services, name) : undefined;
  const apart = service && serversApart(service);
  const limit = scarcest(request, room);
  return {
    kind,
    name,
    ...(team !== undefined && { team }),
    pods,
    podsPerNode: limit.pods,
    limitedBy: limit.resource,
    nodeShare: rounded(nodeShare(request, room)),
    request: {
      cpu: formatCpuSum(request.cpuMilli),
      memory: formatBytesSum(request.memoryBytes),
      'ephemeral-storage': formatBytesSum(request.ephemeralBytes),
      ...Object.fromEntries(Object.entries(request.devices).map(([resource, count]) => [resource, String(count)])),
    },
    ...(apart && { apart }),
  };
}

function fullness(workloads: readonly PoolWorkload[], room: Room, nodes: number): Readonly<Record<string, number>> {
  if (nodes === 0) return {};
  const asked = (of: (request: ResourcesPlan) => number) =>
    workloads.reduce((sum, { request, pods }) => sum + of(request) * pods.min, 0);
  const share = (amount: number, there: number) => rounded(amount / Math.max(1, there * nodes));
  return {
    cpu: share(
      asked(({ cpuMilli }) => cpuMilli),
      room.cpuMilli,
    ),
    memory: share(
      asked(({ memoryBytes }) => memoryBytes),
      room.memoryBytes,
    ),
    pods: share(
      asked(() => 1),
      room.pods,
    ),
    ...Object.fromEntries(
      Object.entries(room.devices).map(([resource, each]) => [
        resource,
        share(
          asked(({ devices }) => devices[resource] ?? 0),
          each,
        ),
      ]),
    ),
  };
}

/** Four digits. More would be rounding noise. */
function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
