import type { RolloutSpec } from '../../lib/definition/rollout';
import type { ScaleSpec } from '../../lib/definition/scale';
import { compareModelPlatforms } from '../../lib/diff/diff';
import type { KubernetesObject } from '../../lib/diff/objects';
import { ControlPlane } from './control-plane';
import { blueGreen, canary, namespace, rolling, type State, stateOf } from './journeys/platform';
import { IdlePrometheus } from './journeys/prometheus';
import { type Sample, Sampler, sample } from './journeys/sampler';
import { sync } from './journeys/sync';
import type { KubeObject } from './modules';
import { nodesOf } from './nodes';
import { pendingReasons, workloadOf } from './rollout-status';
import { waitFor } from './wait-for';

let plane: ControlPlane;
let prometheus: IdlePrometheus;
beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
  prometheus = await IdlePrometheus.start();
}, 2_400_000);
afterAll(async () => {
  prometheus?.stop();
  await plane?.stop();
});

/** Seconds that a change is observed: longer than the interval in which autoscalers act. */
const observedSeconds = 20;

const signal = { kind: 'request-rate', perReplica: 50 } as const;
const scales = {
  'fixed at 10': { min: 10, max: 10 },
  'fixed at 4': { min: 4, max: 4 },
  'by CPU from 2 to 16': { min: 2, max: 16 },
  'by CPU from 10 to 20': { min: 10, max: 20 },
  'by requests from 2 to 16': { min: 2, max: 16, signal },
  'by requests from 0 to 16': { min: 0, max: 16, signal },
} as const satisfies Readonly<Record<string, ScaleSpec>>;

type Scaling = keyof typeof scales;
const rollouts: Readonly<Record<string, RolloutSpec>> = { rolling, canary, 'blue-green': blueGreen };
const names = Object.keys(rollouts);

/** Each change of scaling, and the replicas that the service has before it. */
const changes: readonly (readonly [Scaling, number, Scaling])[] = [
  ['fixed at 10', 10, 'by CPU from 10 to 20'],
  ['by CPU from 10 to 20', 12, 'by requests from 2 to 16'],
  ['by requests from 2 to 16', 12, 'by requests from 0 to 16'],
  ['by requests from 0 to 16', 0, 'by requests from 2 to 16'],
  ['by requests from 2 to 16', 7, 'by CPU from 2 to 16'],
  ['by CPU from 2 to 16', 7, 'fixed at 4'],
  ['fixed at 4', 4, 'by requests from 2 to 16'],
  ['by requests from 2 to 16', 12, 'fixed at 10'],
  ['fixed at 10', 10, 'fixed at 4'],
  ['fixed at 4', 4, 'fixed at 10'],
];

let lost = 0;
let observed = 0;

describe('changes of scaling', () => {
  let state: State;

  beforeAll(async () => {
    state = scaled('fixed at 10');
    for (const node of nodesOf(state.plan.cluster)) await putNode(node);
    await sync(plane.client, state.objects);
    await everyServiceServes(state);
  });

  test.each(changes)('%s with %d replicas, then %s', async (before, replicas, after) => {
    const now = scaled(after);
    await scaleTo(state, replicas);
    const minimums = await minimumsDuring(names, () => move(state, now));
    expect(dangersOf(state, now)).toEqual([]);
    state = now;
    const { min, max } = scales[after];
    for (const name of names) {
      const { pods, endpoints } = minimums.get(name) ?? { pods: -1, endpoints: -1 };
      const floor = Math.min(replicas, max);
      process.stderr.write(`${name}, ${before} -> ${after}: ${pods} pods and ${endpoints} endpoints of ${floor}\n`);
      observed += 1;
      lost += floor - Math.min(floor, pods, endpoints);
      expect([name, pods >= floor, endpoints >= floor]).toEqual([name, true, true]);
      const settled = await sample(plane.client, namespace, name);
      expect(settled.pods).toBeGreaterThanOrEqual(Math.min(min, max));
      expect(settled.pods).toBeLessThanOrEqual(max);
    }
    expect(before).not.toBe(after);
  });

  test('no replica was lost', () => {
    process.stderr.write(`changes of scaling: ${observed} observed, ${lost} replicas lost\n`);
    expect([observed, lost]).toEqual([changes.length * names.length, 0]);
  });

  function scaled(scaling: Scaling): State {
    const scale = scales[scaling];
    return stateOf(
      Object.fromEntries(names.map((name) => [name, { scale, rollout: rollouts[name] ?? rolling }])),
      prometheus.address,
    );
  }
});

/** The state as Argo CD syncs it: first by the Application of the old state, which is part of the tree. */
async function move(old: State, now: State, keep?: (object: KubeObject) => boolean): Promise<void> {
  await sync(plane.client, now.objects, {
    old: old.objects,
    foreignFields: old.foreignFields,
    ...(keep && { keep }),
  });
  await sync(plane.client, now.objects, { foreignFields: now.foreignFields });
}

async function minimumsDuring(
  services: readonly string[],
  change: () => Promise<void>,
): Promise<ReadonlyMap<string, Sample>> {
  const sampler = new Sampler(plane.client, namespace, services);
  await change();
  await new Promise((resolve) => setTimeout(resolve, observedSeconds * 1000));
  return sampler.stop();
}

function dangersOf(old: State, now: State): readonly string[] {
  const side = ({ objects }: State) => ({ objects: objects as readonly KubernetesObject[] });
  return compareModelPlatforms(side(old), side(now)).changes.flatMap(({ kind, name, danger }) =>
    danger === undefined ? [] : [`${kind} ${name}: ${danger}`],
  );
}

/** Sets the number of replicas as an autoscaler does. */
async function scaleTo({ plan }: State, replicas: number): Promise<void> {
  for (const service of Object.values(plan.services)) {
    const path = `${await plane.client.pathOf(workloadOf(service))}/scale`;
    const { status, body } = await plane.client.send(
      'PATCH',
      path,
      { spec: { replicas } },
      'application/merge-patch+json',
    );
    if (status !== 200) throw new Error(body);
  }
  await waitFor(`every service has ${replicas} replicas`, async () => {
    const all = await Promise.all(
      names.map(async (name) => [name, await sample(plane.client, namespace, name)] as const),
    );
    return all.flatMap(([name, { pods, endpoints }]) =>
      pods === replicas && endpoints === replicas ? [] : [`${name} has ${pods} pods and ${endpoints} endpoints`],
    );
  });
}

async function everyServiceServes({ plan }: State): Promise<void> {
  await waitFor('every service serves', async () => {
    const all = await Promise.all(Object.values(plan.services).map((service) => pendingReasons(plane.client, service)));
    return all.flat();
  });
}

async function putNode(node: KubeObject): Promise<void> {
  const { status, body } = await plane.client.apply(node, 'test');
  if (status >= 300) throw new Error(body);
  const path = `${await plane.client.pathOf(node)}/status`;
  await plane.client.send('PATCH', path, { status: node.status }, 'application/merge-patch+json');
}
