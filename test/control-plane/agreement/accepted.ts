import { poolLabel } from '../nodes';
import type { DeployedPlatform } from './deployed-platform';
import { peaksOf } from './peaks';

/**
 * Tries a platform without findings: within the team quotas, all services reach their peak replicas, and each training
 * job is admitted and runs all of its pods beside them. Every pod runs on a node of its own pool.
 *
 * @returns Deviations from that.
 */
export async function tryAccepted(platform: DeployedPlatform): Promise<readonly string[]> {
  const peaks = peaksOf(platform.plan);
  await platform.applyQuotas();
  await platform.scale(peaks);
  const { kind, reason } = await platform.outcome(peaks);
  const deviations = kind === 'placed' ? [] : [`services: accepted, but ${kind}: ${reason}`];
  for (const name of Object.keys(platform.plan.training)) {
    const trained = await platform.startJob(name);
    if (trained.kind !== 'placed') deviations.push(`${name}: accepted, but ${trained.kind}: ${trained.reason}`);
    deviations.push(...(await misplacedPods(platform)));
    await platform.deleteJob(name);
  }
  return [...new Set([...deviations, ...(await misplacedPods(platform))])];
}

/** Pods on nodes of a pool other than the planned one. */
async function misplacedPods(platform: DeployedPlatform): Promise<readonly string[]> {
  const { services, training } = platform.plan;
  const poolOfNode = new Map(platform.nodes.map(({ metadata }) => [metadata.name, metadata.labels?.[poolLabel]]));
  return platform.podsOf(await platform.now()).flatMap(({ workload, node }) => {
    const pool = (services[workload] ?? training[workload])?.pool;
    return node === '' || poolOfNode.get(node) === pool ? [] : [`${workload} is on ${node}, not in ${pool}`];
  });
}
