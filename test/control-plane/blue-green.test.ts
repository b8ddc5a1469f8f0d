import type { BlueGreenRolloutSpec } from '../../lib/definition/rollout';
import { ControlPlane } from './control-plane';
import { everyServiceHas, move, putNode } from './journeys/observer';
import { namespace, type State, scales, stateOf } from './journeys/platform';
import { StandInPrometheus } from './journeys/prometheus';
import { RequestKubelet } from './journeys/request-kubelet';
import { sync } from './journeys/sync';
import { nodesOf } from './nodes';
import { promote, servedRevision, workloadOf } from './rollout-status';
import { waitFor } from './wait-for';

/** Texts that a shell, Argo Rollouts or Kubernetes could interpret. */
const request = { path: '/v2/models/churn/infer', body: '{"inputs":["$(exit 9) {{args.canary-hash}} $(URL) $$"]}' };
/** Two measurements. */
const rollout: BlueGreenRolloutSpec = { kind: 'blue-green', request, watch: '30s' };

let plane: ControlPlane;
let prometheus: StandInPrometheus;
let kubelet: RequestKubelet;
let state: State;

beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
  prometheus = await StandInPrometheus.start();
  kubelet = new RequestKubelet(plane.client, prometheus.address);
  state = drainingFor('20s');
  for (const node of nodesOf(state.plan.cluster)) await putNode(plane.client, node);
  await sync(plane.client, state.objects);
  await everyServiceHas(plane.client, ['churn'], 4);
  await waitFor('the first version serves', async () => ((await served()) ? [] : ['no revision is served']));
}, 2_400_000);
afterAll(async () => {
  kubelet?.stop();
  prometheus?.stop();
  await plane?.stop();
});

test('a version with enough good requests takes over by itself, after requests from a Job', async () => {
  const before = await served();
  prometheus.counts = { requests: 1000, bad: 0 };
  await change('25s');
  await waitFor('the new version serves', async () => ((await served()) === before ? ['the old one serves'] : []));
  expect(prometheus.received.length).toBeGreaterThan(1);
  expect(new Set(prometheus.received)).toEqual(new Set([request.path]));
  expect(prometheus.bodies).toEqual(new Set([request.body]));
  expect([...kubelet.ended.values()]).toEqual([0]);
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
  // The Job of an analysis that has ended is deleted, and with it its pod.
  await waitFor('no more requests are sent', async () =>
    [...kubelet.ended.values()].at(-1) === null ? [] : ['they are'],
  );
});

test.each([
  [500, '40s'],
  [302, '45s'],
])('a version that answers its requests with %s never takes over', async (status, drain) => {
  const before = await served();
  prometheus.counts = { requests: 1000, bad: 0 };
  prometheus.status = status;
  const received = prometheus.received.length;
  await change(drain);
  await waitFor('the rollout is aborted', async () =>
    (await phase()) === 'Degraded' ? [] : [`it is ${await phase()}`],
  );
  expect(await served()).toBe(before);
  expect(prometheus.received.length - received).toBe(5);
  expect([...kubelet.ended.values()].at(-1)).toBe(1);
  prometheus.status = 200;
});

test('the Job belongs to its analysis, and has a time after which Kubernetes deletes it', async () => {
  const jobs = await plane.client.list('batch/v1', 'Job', namespace);
  const [first] = jobs;
  expect(first?.metadata.ownerReferences).toMatchObject([{ kind: 'AnalysisRun', controller: true }]);
  expect(first?.spec).toMatchObject({ ttlSecondsAfterFinished: 86_400, backoffLimit: 0 });
});

test('a version without requests waits for a person', async () => {
  const before = await served();
  prometheus.counts = { requests: 0, bad: 0 };
  await change('50s');
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
