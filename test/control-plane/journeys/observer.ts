import { compareModelPlatforms } from '../../../lib/diff/diff';
import type { KubernetesObject } from '../../../lib/diff/kubernetes-object';
import type { KubeClient } from '../client';
import type { KubeObject } from '../modules';
import { workloadOf } from '../rollout-status';
import { waitFor } from '../wait-for';
import { namespace, type State } from './platform';
import { type Sample, Sampler, sample } from './sampler';
import { sync } from './sync';

/** Seconds for which a change is observed: longer than the interval in which autoscalers act. */
const observedSeconds = 20;

/** Moves to another state as Argo CD does. */
export async function move(
  client: KubeClient,
  old: State,
  now: State,
  keep?: (object: KubeObject) => boolean,
): Promise<void> {
  await sync(client, now.objects, { old: old.objects, ...(keep && { keep }) });
}

/** The minimum number of ready pods and endpoints of each service during a change and some time after it. */
export async function minimumsDuring(
  client: KubeClient,
  services: readonly string[],
  change: () => Promise<void>,
): Promise<ReadonlyMap<string, Sample>> {
  const sampler = new Sampler(client, namespace, services);
  await change();
  await new Promise((resolve) => setTimeout(resolve, observedSeconds * 1000));
  return sampler.stop();
}

/** What `diff` warns about. */
export function dangersOf(old: State, now: State): readonly string[] {
  const side = ({ objects }: State) => ({ objects: objects as readonly KubernetesObject[] });
  return compareModelPlatforms(side(old), side(now)).changes.flatMap(({ kind, name, danger }) =>
    danger === undefined ? [] : [`${kind} ${name}: ${danger}`],
  );
}

/** Sets the number of replicas of every service, as an autoscaler does, and waits until all serve. */
export async function scaleTo(client: KubeClient, { plan }: State, replicas: number): Promise<void> {
  for (const service of Object.values(plan.services)) {
    const path = `${await client.pathOf(workloadOf(service))}/scale`;
    const { status, body } = await client.send('PATCH', path, { spec: { replicas } }, 'application/merge-patch+json');
    if (status !== 200) throw new Error(body);
  }
  await everyServiceHas(client, Object.keys(plan.services), replicas);
}

/** Waits until every service has this number of ready pods and endpoints. */
export async function everyServiceHas(client: KubeClient, names: readonly string[], replicas: number): Promise<void> {
  await waitFor(`every service has ${replicas} replicas`, async () => {
    const all = await Promise.all(names.map(async (name) => ({ name, ...(await sample(client, namespace, name)) })));
    return all.flatMap(({ name, pods, endpoints }) =>
      pods === replicas && endpoints === replicas ? [] : [`${name} has ${pods} pods and ${endpoints} endpoints`],
    );
  });
}

/** Adds or updates a simulated node. */
export async function putNode(client: KubeClient, node: KubeObject): Promise<void> {
  const { status, body } = await client.apply(node, 'test');
  if (status >= 300) throw new Error(body);
  const path = `${await client.pathOf(node)}/status`;
  await client.send('PATCH', path, { status: node.status }, 'application/merge-patch+json');
}
