import type { Finding } from '../../../lib/errors';
import { blockade } from '../../../lib/plan/capacity/blockade';
import { peakReplicas } from '../../../lib/plan/capacity/peak-replicas';
import type { PodGroup } from '../../../lib/plan/capacity/pod-group';
import { reservedGroups } from '../../../lib/plan/capacity/pool-groups';
import { available, podRequest } from '../../../lib/plan/capacity/room';
import { workloads } from '../../../lib/plan/facts/workloads';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import { poolLabel } from '../nodes';
import type { DeployedPlatform, Outcome } from './deployed-platform';
import type { Replicas } from './peaks';

/** A workload with a pending pod, and the pods on each node by then. */
interface ArrivalOrder {
  readonly pool: string;
  /** Name of the service or training job that is pending. */
  readonly pending: string;
  readonly nodes: readonly Replicas[];
}

/**
 * Creates pods in an order in which one of them stays pending: fills node by node while all other nodes of the pool are
 * cordoned, then uncordons them and creates the rest.
 */
export async function createInOrder(platform: DeployedPlatform, finding: Finding): Promise<Outcome> {
  const order = orderOf(platform.plan, finding);
  if (!order) return { kind: 'placed', reason: 'and no order is known in which one stays pending' };
  const placed = await fillNodes(platform, order);
  await platform.cordon(() => false);
  const { pending } = order;
  if (platform.plan.training[pending]) {
    const outcome = await platform.startJob(pending);
    await platform.deleteJob(pending);
    return outcome;
  }
  const service = platform.plan.services[pending];
  const all = { ...placed, ...(service && { [pending]: peakReplicas(service) }) };
  await platform.scale(all);
  return platform.outcome(all);
}

/** Fills the nodes of a pool, and returns the pods on them by workload. */
async function fillNodes(platform: DeployedPlatform, { pool, pending, nodes }: ArrivalOrder): Promise<Replicas> {
  const own = platform.nodes.filter(({ metadata }) => metadata.labels?.[poolLabel] === pool);
  const placed: Record<string, number> = {};
  for (const [index, node] of own.entries()) {
    // The pods of the pending workload come last, and do not fit on a node in larger number.
    const others = Object.entries(nodes[index] ?? {}).filter(([name, pods]) => name !== pending && pods > 0);
    if (others.length === 0) continue;
    await platform.cordon(
      ({ metadata }) => metadata.labels?.[poolLabel] === pool && metadata.name !== node.metadata.name,
    );
    for (const [name, pods] of others) placed[name] = (placed[name] ?? 0) + pods;
    await platform.scale(placed);
    const { kind, reason } = await platform.outcome(placed);
    if (kind !== 'placed') throw new Error(`pods are not scheduled on ${node.metadata.name}: ${reason}`);
  }
  return placed;
}

/** The order of arrival that a finding refers to. */
function orderOf(plan: ModelPlatformPlan, { path: [field, name, poolName] }: Finding): ArrivalOrder | undefined {
  const job = field === 'training' ? plan.training[String(name)] : undefined;
  const pool = plan.cluster.pools[job?.pool ?? String(poolName)];
  if (!pool) return undefined;
  const groups: readonly PodGroup[] = [
    ...reservedGroups(workloads(plan).filter((workload) => workload.pool === pool.name)),
    ...(job ? [{ name: job.name, request: podRequest(job.pod), pods: job.pods }] : []),
  ];
  for (const [index, { name: pending }] of groups.entries()) {
    const { nodes, how } = blockade(groups, index, available(pool));
    if ((job && pending !== job.name) || nodes < pool.nodes.max || !how) continue;
    const loads = how.flatMap((each) => Array.from({ length: each.nodes }, () => each.load));
    const named = (load: readonly number[]) => groups.map((group, each) => [group.name, load[each] ?? 0] as const);
    return { pool: pool.name, pending, nodes: loads.map((load) => Object.fromEntries(named(load))) };
  }
  return undefined;
}
