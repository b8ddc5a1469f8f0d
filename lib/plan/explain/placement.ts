import type { Path } from '../../errors';
import { lookup } from '../../units/lookup';
import type { NodePoolPlan } from '../types/node-pool';
import type { PoolUsePlan, WorkloadUsePlan } from '../types/pool-use';
import type { ModelServicePlan } from '../types/service';
import type { TrainingJobPlan } from '../types/training-job';
import { computed, type ExplainContext, type ExplanationLine, written } from './explanation';
import { machineLine, poolPath } from './machine';

/** Where a workload lands and why: pool, machine, what its pods select and tolerate, and how full the nodes are. */
export function placementLines(
  workload: ModelServicePlan | TrainingJobPlan,
  path: Path,
  context: ExplainContext,
): readonly ExplanationLine[] {
  const { plan } = context;
  const pool = lookup(plan.cluster.pools, workload.pool);
  if (!pool) return [];
  const use = plan.poolUse.find((each) => each.pool === pool.name);
  const own = use?.workloads.find(
    ({ name, kind }) => name === workload.name && (kind === 'service') === 'replicas' in workload,
  );
  return [
    {
      field: 'pool',
      value: pool.name,
      why: `pods start on its nodes only: they select ${list(Object.entries(workload.pod.nodeSelector).map(([key, value]) => `${key}=${value}`))}`,
      from: written(context, [...path, 'pool']),
    },
    machineLine(pool, context),
    taintLine(workload, pool),
    ...(own ? [shareLine(own)] : []),
    ...(use ? [nodesLine(pool, use, context)] : []),
  ];
}

function taintLine({ pod }: ModelServicePlan | TrainingJobPlan, { taints }: NodePoolPlan): ExplanationLine {
  return {
    field: 'taints',
    value: list(pod.tolerations.map(({ key, effect }) => `${key}:${effect}`)),
    why:
      taints.length === 0
        ? 'the pool keeps nobody away'
        : 'the pool keeps away whoever does not tolerate them, and these pods do',
    from: computed,
  };
}

function shareLine({ podsPerNode, nodeShare, pods }: WorkloadUsePlan): ExplanationLine {
  return {
    field: 'share of a node',
    value: `${Math.round(nodeShare * 100)}%, ${podsPerNode} on one node`,
    why: `what a pod asks for, against what a node has left beside its agents; ${pods.min} to ${pods.max} pods`,
    from: computed,
  };
}

function nodesLine(pool: NodePoolPlan, { nodesAtMinimum, nodesForAll }: PoolUsePlan, context: ExplainContext) {
  return {
    field: 'nodes',
    value: `${pool.nodes.min} to ${pool.nodes.max}`,
    why: `${nodesAtMinimum} at the fewest replicas of all services of the pool, ${nodesForAll} for everything at once`,
    from: written(context, [...poolPath(pool, context), 'nodes']),
  };
}

/** A list of texts, or that there is none. */
export function list(texts: readonly string[], none = 'none'): string {
  return texts.join(', ') || none;
}
