import { lookup } from '../../units/lookup';
import { wholePercent } from '../../units/percent';
import type { NodePoolPlan } from '../types/node-pool';
import type { PoolUsePlan, WorkloadUsePlan } from '../types/pool-use';
import type { WorkloadPlan } from '../types/workload';
import { computed, type ExplainContext, type ExplanationLine, written } from './explanation';
import { machineLine, poolPath } from './machine';

/** Placement of a workload: pool, machine, node labels, tolerations and the nodes that the pool needs. */
export function placementLines(workload: WorkloadPlan, context: ExplainContext): readonly ExplanationLine[] {
  const { plan } = context;
  const pool = lookup(plan.cluster.pools, workload.pool);
  if (!pool) return [];
  const use = plan.poolUse.find((each) => each.pool === pool.name);
  const own = use?.workloads.find(({ name, kind }) => name === workload.name && kind === workload.kind);
  return [
    {
      field: 'pool',
      value: pool.name,
      why: `pods run only on its nodes: they select ${list(Object.entries(workload.pod.nodeSelector).map(([key, value]) => `${key}=${value}`))}`,
      from: written(context, [...workload.path, 'pool']),
    },
    machineLine(pool, context),
    taintLine(workload, pool),
    ...(own ? [shareLine(own)] : []),
    ...(use ? [nodesLine(pool, use, context)] : []),
  ];
}

function taintLine({ pod }: WorkloadPlan, { taints }: NodePoolPlan): ExplanationLine {
  return {
    field: 'taints',
    value: list(pod.tolerations.map(({ key, effect }) => `${key}:${effect}`)),
    why:
      taints.length === 0 ? 'the pool has no taints' : 'the taints keep other pods away, and these pods tolerate them',
    from: computed,
  };
}

function shareLine({ podsPerNode, limitedBy, nodeShare, pods }: WorkloadUsePlan): ExplanationLine {
  return {
    field: 'share of a node',
    value: `${wholePercent(nodeShare)}, ${podsPerNode} pods per node, limited by ${limitedBy}`,
    why: `requests of a pod divided by what a node can allocate; ${pods.min} to ${pods.max} pods`,
    from: computed,
  };
}

function nodesLine(pool: NodePoolPlan, { nodesAtMinimum, nodesForAll }: PoolUsePlan, context: ExplainContext) {
  return {
    field: 'nodes',
    value: `${pool.nodes.min} to ${pool.nodes.max}`,
    why: `${nodesAtMinimum} at minimum scale, ${nodesForAll} at maximum scale with all rollouts and training jobs`,
    from: written(context, [...poolPath(pool, context), 'nodes']),
  };
}

/** Items separated by commas, or `none`. */
export function list(texts: readonly string[], none = 'none'): string {
  return texts.join(', ') || none;
}
