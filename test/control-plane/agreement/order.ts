import type { Finding } from '../../../lib/errors';
import { blockade } from '../../../lib/plan/capacity/blockade';
import type { PodGroup } from '../../../lib/plan/capacity/packing';
import { peakReplicas } from '../../../lib/plan/capacity/peak-replicas';
import { serviceGroups } from '../../../lib/plan/capacity/pool-groups';
import { available, podRequest } from '../../../lib/plan/capacity/room';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import { poolLabel } from '../nodes';
import type { Replicas } from './peaks';
import type { Outcome, Stage } from './stage';

/** Pods that find no place, and those that are on each node by then. */
interface Order {
  readonly pool: string;
  /** Service or training job. */
  readonly victim: string;
  readonly nodes: readonly Replicas[];
}

/**
 * Lets pods come in an order in which one of them finds no place: node by node those that take it, all other nodes of the
 * pool being closed; then all are open, and the rest comes.
 */
export async function inNamedOrder(stage: Stage, finding: Finding): Promise<Outcome> {
  const order = orderOf(stage.plan, finding);
  if (!order) return { kind: 'placed', why: 'and none is known in which it would be otherwise' };
  const placed = await fillNodes(stage, order);
  await stage.cordon(() => false);
  const { victim } = order;
  if (stage.plan.training[victim]) {
    const outcome = await stage.train(victim);
    await stage.withdraw(victim);
    return outcome;
  }
  const service = stage.plan.services[victim];
  const all = { ...placed, ...(service && { [victim]: peakReplicas(service) }) };
  await stage.scale(all);
  return stage.outcome(all);
}

/** The pods of the first nodes of a pool, in the number that it may have. */
async function fillNodes(stage: Stage, { pool, victim, nodes }: Order): Promise<Replicas> {
  const own = stage.nodes.filter(({ metadata }) => metadata.labels?.[poolLabel] === pool);
  const placed: Record<string, number> = {};
  for (const [index, node] of own.entries()) {
    // The victim's own pods come last, and find no more room than this on a node.
    const others = Object.entries(nodes[index] ?? {}).filter(([name, pods]) => name !== victim && pods > 0);
    if (others.length === 0) continue;
    await stage.cordon(({ metadata }) => metadata.labels?.[poolLabel] === pool && metadata.name !== node.metadata.name);
    for (const [name, pods] of others) placed[name] = (placed[name] ?? 0) + pods;
    await stage.scale(placed);
    const { kind, why } = await stage.outcome(placed);
    if (kind !== 'placed') throw new Error(`pods do not come to ${node.metadata.name}: ${why}`);
  }
  return placed;
}

/** An order that a finding means. */
function orderOf(plan: ModelPlatformPlan, { path: [field, name, poolName] }: Finding): Order | undefined {
  const job = field === 'training' ? plan.training[String(name)] : undefined;
  const pool = plan.cluster.pools[job?.pool ?? String(poolName)];
  if (!pool) return undefined;
  const groups: readonly PodGroup[] = [
    ...serviceGroups(plan.services, pool.name),
    ...(job ? [{ name: job.name, request: podRequest(job.pod), pods: job.pods }] : []),
  ];
  for (const [index, { name: victim }] of groups.entries()) {
    const { nodes, how } = blockade(groups, index, available(pool));
    if ((job && victim !== job.name) || nodes < pool.nodes.max || !how) continue;
    const loads = how.flatMap((each) => Array.from({ length: each.nodes }, () => each.load));
    const named = (load: readonly number[]) => groups.map((group, each) => [group.name, load[each] ?? 0] as const);
    return { pool: pool.name, victim, nodes: loads.map((load) => Object.fromEntries(named(load))) };
  }
  return undefined;
}
