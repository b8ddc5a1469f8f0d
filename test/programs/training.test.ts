import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../snapshots/scenarios';
import { localBuckets } from './bucket';
import { allEnded, type GangPlace, outputOf, printed, startGang } from './gang';
import type { LocalPod } from './local-pod';
import { type PythonEnvironment, pyTorch, scikitLearnServer } from './python';
import { objectOf, podOf, renderExample } from './rendered';
import { temporaryFolder } from './servers';

const folder = temporaryFolder();
const started: LocalPod[] = [];
afterAll(() => {
  for (const pod of started) pod.kill();
});

/** A training job of an example in a cloud of its own: buckets with nothing in them, and runs of the job that use them. */
function cloudOf(example: string, name: string, python: PythonEnvironment) {
  const rendered = renderExample(example);
  const plan = rendered.plan.training[name];
  const location = plan?.output?.location;
  if (!plan || location?.kind !== 's3') throw new Error(`${example} has no such job with an output: ${name}`);
  const pod = podOf(objectOf(rendered, ['Job', 'JobSet'], plan.run));
  const buckets = mkdtempSync(join(folder, 'buckets-'));
  const output = join(buckets, location.bucket, plan.output?.path ?? '');
  // A bucket knows no folders; a disk does, and rclone says so.
  for (let index = 0; index < plan.pods; index++) {
    mkdirSync(join(buckets, location.bucket, plan.checkpoint?.path ?? '', String(index)), { recursive: true });
  }
  const place: GangPlace = {
    folder,
    bin: python.kind === 'ready' ? python.bin : '',
    imageFolders: { '/app': join(root, 'examples', example) },
    rewrite: localBuckets(buckets),
    pods: plan.pods,
    ...(plan.rendezvous && { rendezvous: plan.rendezvous }),
  };
  return {
    buckets,
    output: (file: string) => join(output, file),
    async start(): Promise<readonly LocalPod[]> {
      const pods = await startGang(pod, place);
      started.push(...pods);
      return pods;
    },
  };
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(file, 'utf8'));
}

const torch = pyTorch('the training of marketplace-search and conversation-intelligence');
const sklearn = scikitLearnServer('the training of ride-pricing');

(torch.kind === 'ready' ? describe : describe.skip)('the ranker of marketplace-search, trained on two nodes', () => {
  const newCloud = () => cloudOf('marketplace-search', 'fit-ranker', torch);
  let whole: Readonly<Record<string, unknown>>;

  test('is trained, and its archive is in the bucket', async () => {
    const cloud = newCloud();
    const pods = await cloud.start();
    expect({ ended: await allEnded(pods), output: outputOf(pods) }).toMatchObject({ ended: [0, 0] });
    expect(outputOf(pods)).toContain('begins at step 0 of 600, 2 processes on cpu');
    whole = readJson(cloud.output('report.json'));
    expect(whole.resumed_from).toBe(0);
    expect(whole.hit_rate).toBeGreaterThan(0.7);
    expect(existsSync(cloud.output('ranker.tar.gz'))).toBe(true);
  });

  test('goes on from its checkpoint when a node is gone all at once', async () => {
    const cloud = newCloud();
    const pods = await cloud.start();
    await printed(pods, 'step 200:');
    pods[0]?.kill();
    // The other node cannot go on alone, and must not seem to have ended well.
    expect(await pods[1]?.ended()).not.toBe(0);
    expect(existsSync(cloud.output('report.json'))).toBe(false);
    const again = await cloud.start();
    expect(await allEnded(again)).toEqual([0, 0]);
    const { resumed_from: from, ...result } = readJson(cloud.output('report.json'));
    expect(from).toBeGreaterThanOrEqual(150);
    expect(outputOf(again)).toContain(`begins at step ${from} of 600`);
    expect({ ...result, resumed_from: 0 }).toEqual(whole);
  });

  test('saves once more when a node is taken away in time, and goes on from exactly there', async () => {
    const cloud = newCloud();
    const pods = await cloud.start();
    await printed(pods, 'step 150:');
    const ended = await Promise.all([pods[0]?.ended(), pods[1]?.terminate()]);
    expect(ended).not.toContain(0);
    const [, step] = /told to stop, saved step (\d+)/.exec(outputOf(pods)) ?? [];
    expect(Number(step)).toBeGreaterThan(150);
    const again = await cloud.start();
    expect(await allEnded(again)).toEqual([0, 0]);
    const { resumed_from: from, ...result } = readJson(cloud.output('report.json'));
    expect(from).toBe(Number(step));
    expect({ ...result, resumed_from: 0 }).toEqual(whole);
  });
});

(torch.kind === 'ready' ? describe : describe.skip)(
  'call-reason of conversation-intelligence, trained on one node',
  () => {
    const newCloud = () => cloudOf('conversation-intelligence', 'fit-call-reason', torch);

    test('reads labelled calls from their bucket, saves when it is told to stop, and goes on from there', async () => {
      const cloud = newCloud();
      const labelled = join(cloud.buckets, 'calls-transcripts-93d1', 'labelled');
      mkdirSync(labelled, { recursive: true });
      writeFileSync(join(labelled, 'a.jsonl'), '{"reason":"billing","text":"the invoice is wrong"}\n');
      const [pod] = await cloud.start();
      if (!pod) throw new Error('no pod');
      await printed([pod], 'step 60:');
      expect(pod.output()).toContain('begins at step 0 of 300 on cpu, 1 labelled calls');
      expect(await pod.terminate()).not.toBe(0);
      expect(existsSync(cloud.output('report.json'))).toBe(false);
      const again = await cloud.start();
      expect(await allEnded(again)).toEqual([0]);
      const { resumed_from: from, hit_rate: hits } = readJson(cloud.output('report.json'));
      expect(from).toBeGreaterThanOrEqual(60);
      expect(outputOf(again)).toContain(`begins at step ${from} of 300`);
      expect(hits).toBeGreaterThan(0.6);
      expect(existsSync(cloud.output('call-reason.tar.gz'))).toBe(true);
    });
  },
);

(sklearn.kind === 'ready' ? describe : describe.skip)('the prices of ride-pricing, trained in one process', () => {
  const newCloud = () => cloudOf('ride-pricing', 'prices', sklearn);
  let whole: Readonly<Record<string, unknown>>;

  test('are trained, a model for each city', async () => {
    const cloud = newCloud();
    const pods = await cloud.start();
    expect({ ended: await allEnded(pods), output: outputOf(pods) }).toMatchObject({ ended: [0] });
    whole = readJson(cloud.output('models.json'));
    expect(whole.run).toMatch(/^prices-[0-9a-f]{8}$/);
    const kept = readJson(join(root, 'examples/ride-pricing/models.json'));
    expect(Object.keys(whole.models ?? {})).toEqual(Object.keys(kept.models ?? {}));
    expect(existsSync(cloud.output('vienna/model.joblib'))).toBe(true);
  });

  test.each(['killed', 'told to stop'])('go on with the next city when the program is %s', async (how) => {
    const cloud = newCloud();
    const [pod] = await cloud.start();
    if (!pod) throw new Error('no pod');
    await printed([pod], '10/40');
    if (how === 'killed') pod.main.kill();
    expect(await (how === 'killed' ? pod.ended() : pod.terminate())).not.toBe(0);
    const [again] = await cloud.start();
    if (!again) throw new Error('no pod');
    expect(await again.ended()).toBe(0);
    expect(again.output().match(/from a checkpoint/g)?.length).toBeGreaterThanOrEqual(10);
    expect(again.output()).toMatch(/^40\/40 warsaw: off by/m);
    expect(readJson(cloud.output('models.json'))).toEqual(whole);
  });
});
