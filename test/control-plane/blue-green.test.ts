import type { BlueGreenRolloutSpec } from '../../lib/definition/rollout';
import { ControlPlane } from './control-plane';
import { everyServiceHas, move, putNode } from './journeys/observer';
import { namespace, type State, scales, stateOf } from './journeys/platform';
import { StandInPrometheus } from './journeys/prometheus';
import { sync } from './journeys/sync';
import { nodesOf } from './nodes';
import { promote, servedRevision, workloadOf } from './rollout-status';
import { waitFor } from './wait-for';

const request = { path: '/v2/models/churn/infer', body: '{"inputs":[]}' };
/** Two measurements. */
const rollout: BlueGreenRolloutSpec = { kind: 'blue-green', request, watch: '30s' };

let plane: ControlPlane;
let prometheus: StandInPrometheus;
let state: State;

beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
  prometheus = await StandInPrometheus.start();
  state = drainingFor('20s');
  for (const node of nodesOf(state.plan.cluster)) await putNode(plane.client, node);
  await sync(plane.client, state.objects);
  await everyServiceHas(plane.client, ['churn'], 4);
  await waitFor('the first version serves', async () => ((await served()) ? [] : ['no revision is served']));
}, 2_400_000);
afterAll(async () => {
  prometheus?.stop();
  await plane?.stop();
});

test('a version with enough good requests takes over by itself, after requests of Argo Rollouts', async () => {
  const before = await served();
  prometheus.counts = { requests: 1000, bad: 0 };
  await change('25s');
  await waitFor('the new version serves', async () => ((await served()) === before ? ['the old one serves'] : []));
  expect(prometheus.received.length).toBeGreaterThan(1);
  expect(new Set(prometheus.received)).toEqual(new Set([request.path]));
  process.stderr.write(`switched after ${prometheus.received.length} requests\n`);
});

test('a version with bad requests never takes over', async () => {
  const before = await served();
  prometheus.counts = { requests: 1000, bad: 500 };
  await change('30s');
  await waitFor('the rollout is aborted', async () =>
    (await phase()) === 'Degraded' ? [] : [`it is ${await phase()}`],
  );
  expect(await served()).toBe(before);
});

test('a version without requests waits for a person', async () => {
  const before = await served();
  prometheus.counts = { requests: 0, bad: 0 };
  await change('35s');
  await waitFor('the rollout is paused', async () => ((await phase()) === 'Paused' ? [] : [`it is ${await phase()}`]));
  expect(await served()).toBe(before);
  const [service] = Object.values(state.plan.services);
  if (!service) throw new Error('there is a service');
  // The controller sometimes misses a promotion that arrives while it records the result of the analysis.
  let turns = 0;
  await waitFor('the new version serves', async () => {
    if ((await served()) !== before) return [];
    if (turns++ % 20 === 0) await promote(plane.client, service);
    return ['the old one serves'];
  });
});

async function change(drain: string): Promise<void> {
  const now = drainingFor(drain);
  const before = await analyses();
  await move(plane.client, state, now);
  state = now;
  await waitFor('the new version is analysed', async () =>
    (await analyses()) > before ? [] : ['there is no AnalysisRun'],
  );
}

async function analyses(): Promise<number> {
  return (await plane.client.list('argoproj.io/v1alpha1', 'AnalysisRun', namespace)).length;
}

function drainingFor(drain: string): State {
  return stateOf({ churn: { scale: scales['fixed at 4'], rollout, drain } }, prometheus.address);
}

async function served(): Promise<string | undefined> {
  return servedRevision(plane.client, 'churn', namespace);
}

async function phase(): Promise<string> {
  const [service] = Object.values(state.plan.services);
  const live = service && (await plane.client.read(workloadOf(service)));
  return String((live?.status as { readonly phase?: string } | undefined)?.phase);
}
