import { poolLabel } from '../nodes';
import { peaksOf } from './peaks';
import type { Stage } from './stage';

/**
 * Tries what the check accepts: within the quotas of the teams all services have as many replicas as they ever may, and
 * each training job is admitted and has all of its pods beside them, all on nodes of their own pool.
 *
 * @returns What is otherwise.
 */
export async function tryAccepted(stage: Stage): Promise<readonly string[]> {
  const peaks = peaksOf(stage.plan);
  await stage.applyQuotas();
  await stage.scale(peaks);
  const { kind, why } = await stage.outcome(peaks);
  const otherwise = kind === 'placed' ? [] : [`services: accepted, but ${kind}: ${why}`];
  for (const name of Object.keys(stage.plan.training)) {
    const trained = await stage.train(name);
    if (trained.kind !== 'placed') otherwise.push(`${name}: accepted, but ${trained.kind}: ${trained.why}`);
    otherwise.push(...(await elsewhere(stage)));
    await stage.withdraw(name);
  }
  return [...new Set([...otherwise, ...(await elsewhere(stage))])];
}

/** Pods on nodes of another pool than the plan names. */
async function elsewhere(stage: Stage): Promise<readonly string[]> {
  const { services, training } = stage.plan;
  const poolOfNode = new Map(stage.nodes.map(({ metadata }) => [metadata.name, metadata.labels?.[poolLabel]]));
  return stage.podsOf(await stage.now()).flatMap(({ workload, node }) => {
    const pool = (services[workload] ?? training[workload])?.pool;
    return node === '' || poolOfNode.get(node) === pool ? [] : [`${workload} is on ${node}, not in ${pool}`];
  });
}
