import type { RolloutSpec } from '../../lib/definition/rollout';
import { ControlPlane } from './control-plane';
import { dangersOf, everyServiceHas, minimumsDuring, move, putNode, scaleTo } from './journeys/observer';
import { blueGreen, canary, namespace, rolling, type Scaling, type State, scales, stateOf } from './journeys/platform';
import { StandInPrometheus } from './journeys/prometheus';
import { sample } from './journeys/sampler';
import { sync } from './journeys/sync';
import type { KubeObject } from './modules';
import { nodesOf } from './nodes';
import { availableReasons, pendingReasons } from './rollout-status';
import { waitFor } from './wait-for';

let plane: ControlPlane;
let prometheus: StandInPrometheus;
/** What the repository contains. */
let state: State;

beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
  prometheus = await StandInPrometheus.start();
  state = scaled('fixed at 10');
  for (const node of nodesOf(state.plan.cluster)) await putNode(plane.client, node);
}, 2_400_000);
afterAll(async () => {
  prometheus?.stop();
  await plane?.stop();
});

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
  beforeAll(async () => {
    await sync(plane.client, state.objects);
    await everyServiceHas(plane.client, names, 10);
  });

  test.each(changes)('%s with %d replicas, then %s', async (before, replicas, after) => {
    const now = scaled(after);
    await scaleTo(plane.client, state, replicas);
    const minimums = await minimumsDuring(plane.client, names, () => move(plane.client, state, now));
    const { min, max } = scales[after];
    expect(dangersOf(state, now)).toHaveLength(max < scales[before].max ? names.length : 0);
    state = now;
    const floor = Math.min(replicas, max);
    for (const name of names) {
      keptAtLeast(floor, minimums.get(name), `${name}, ${before} -> ${after}`);
      const settled = await sample(plane.client, namespace, name);
      expect(settled.pods).toBeGreaterThanOrEqual(min);
      expect(settled.pods).toBeLessThanOrEqual(max);
    }
  });
});

describe('changes of the rollout', () => {
  beforeAll(async () => {
    const now = rollingOut(canary);
    await sync(plane.client, now.objects, { old: state.objects });
    state = now;
    await serves(state);
  });

  test.each<[RolloutSpec['kind'], RolloutSpec]>([
    ['blue-green', blueGreen],
    ['canary', canary],
  ])('to %s keeps the Rollout and its replicas', async (_, rollout) => {
    const now = rollingOut(rollout);
    expect(dangersOf(state, now)).toEqual([]);
    await observe(now);
  });

  test.each<[RolloutSpec['kind'], RolloutSpec, string]>([
    ['rolling', rolling, 'Rollout'],
    ['blue-green', blueGreen, 'Deployment'],
    ['rolling', rolling, 'Rollout'],
    ['canary', canary, 'Deployment'],
  ])('to %s is marked, and stops nothing if the old object stays until the new one serves', async (_, rollout, old) => {
    const now = rollingOut(rollout);
    expect(dangersOf(state, now)).toEqual([expect.stringMatching(`^${old} churn: its replicas are deleted`)]);
    await observe(now, (object) => object.kind === old);
  });

  /** Moves, waits until the new object serves, then deletes the objects that are kept. */
  async function observe(now: State, keep: (object: KubeObject) => boolean = () => false): Promise<void> {
    const minimums = await minimumsDuring(plane.client, ['churn'], async () => {
      await move(plane.client, state, now, keep);
      await waitFor('the new object has its replicas', async () => {
        const [service] = Object.values(now.plan.services);
        return service ? availableReasons(plane.client, service) : ['there is no service'];
      });
      for (const object of state.objects.filter(keep)) await plane.client.delete(object);
      await serves(now);
    });
    keptAtLeast(4, minimums.get('churn'), `to ${Object.values(now.plan.services)[0]?.rollout.kind}`);
    state = now;
  }
});

test('no replica was lost', () => {
  process.stderr.write(`changes of scaling and rollouts: ${observed} observed, ${lost} replicas lost\n`);
  expect([observed, lost]).toEqual([changes.length * names.length + 6, 0]);
});

describe('changes that diff warns about', () => {
  test('a manifest that no longer sets the replicas leaves one, unless the field has a second owner', async () => {
    const now = rollingOut(rolling, 'fixed at 10');
    const old = { ...now, objects: now.objects.map(withReplicas) };
    await sync(plane.client, old.objects, { old: state.objects });
    await everyServiceHas(plane.client, ['churn'], 10);
    expect(dangersOf(old, now)).toEqual([expect.stringContaining('all of 10 replicas but one stop')]);
    const without = await minimumsDuring(plane.client, ['churn'], () => move(plane.client, old, now));
    process.stderr.write(`without a second owner: ${without.get('churn')?.pods} of 10 replicas\n`);
    expect(without.get('churn')?.pods).toBe(1);

    await sync(plane.client, old.objects);
    await everyServiceHas(plane.client, ['churn'], 10);
    const kept = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'churn', namespace },
      spec: { replicas: 10 },
    };
    expect((await plane.client.apply(kept, 'replicas')).status).toBe(200);
    const minimums = await minimumsDuring(plane.client, ['churn'], () => move(plane.client, old, now));
    expect(minimums.get('churn')?.pods).toBe(10);
    state = now;
  });

  test('a service that has scaled to 0 stays there with an autoscaler that cannot start the first replica', async () => {
    const zero = rollingOut(rolling, 'by requests from 0 to 16');
    await move(plane.client, state, zero);
    await scaleTo(plane.client, zero, 0);
    const fixed = rollingOut(rolling, 'fixed at 4');
    expect(dangersOf(zero, fixed)).toEqual([expect.stringContaining('the service stays at 0')]);
    await minimumsDuring(plane.client, ['churn'], () => move(plane.client, zero, fixed));
    expect((await sample(plane.client, namespace, 'churn')).pods).toBe(0);

    const requests = rollingOut(rolling, 'by requests from 2 to 16');
    await move(plane.client, fixed, requests);
    await everyServiceHas(plane.client, ['churn'], 2);
    await move(plane.client, requests, fixed);
    await everyServiceHas(plane.client, ['churn'], 4);
  });
});

/** Counts and prints the replicas that a change stopped. */
function keptAtLeast(floor: number, { pods, endpoints } = { pods: -1, endpoints: -1 }, change: string): void {
  process.stderr.write(`${change}: at least ${pods} pods and ${endpoints} endpoints of ${floor}\n`);
  observed += 1;
  lost += floor - Math.min(floor, pods, endpoints);
  expect([change, pods >= floor, endpoints >= floor]).toEqual([change, true, true]);
}

/** A platform with one service for each kind of rollout. */
function scaled(scaling: Scaling): State {
  const scale = scales[scaling];
  return stateOf(
    Object.fromEntries(names.map((name) => [name, { scale, rollout: rollouts[name] ?? rolling }])),
    prometheus.address,
  );
}

/** A platform with one service. */
function rollingOut(rollout: RolloutSpec, scaling: Scaling = 'fixed at 4'): State {
  return stateOf({ churn: { scale: scales[scaling], rollout } }, prometheus.address);
}

async function serves({ plan }: State): Promise<void> {
  await waitFor('the service serves', async () => {
    const all = await Promise.all(Object.values(plan.services).map((service) => pendingReasons(plane.client, service)));
    return all.flat();
  });
}

function withReplicas(object: KubeObject): KubeObject {
  return object.kind === 'Deployment' ? { ...object, spec: { ...(object.spec as object), replicas: 10 } } : object;
}
