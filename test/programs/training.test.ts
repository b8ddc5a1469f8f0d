import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptOnnx } from '../../lib/plan/resolve/service/onnx-script';
import { refuseFunction } from '../../lib/plan/resolve/service/unpack-script';
import { root } from '../snapshots/scenarios';
import { localBuckets } from './bucket';
import { allEnded, type GangContext, outputOf, printed, startGang } from './gang';
import type { LocalPod } from './local-pod';
import { onnx, type PythonEnvironment, packagesOf, pyTorch, scikitLearnServer } from './python';
import { objectOf, podOf, renderExample } from './rendered';
import { temporaryFolder } from './servers';

const folder = temporaryFolder();
const started: LocalPod[] = [];
afterAll(() => {
  for (const pod of started) pod.kill();
});

/** A training job of an example with its own empty buckets. Each `start` is one run of the job. */
function jobWithBuckets(
  example: string,
  name: string,
  python: PythonEnvironment,
  env: Readonly<Record<string, string>> = {},
) {
  const rendered = renderExample(example);
  const plan = rendered.plan.training[name];
  const location = plan?.output?.location;
  if (!plan || location?.kind !== 's3') throw new Error(`${example} has no job ${name} with an output on Amazon S3`);
  const pod = podOf(objectOf(rendered, ['Job', 'JobSet'], plan.run));
  const buckets = mkdtempSync(join(folder, 'buckets-'));
  const output = join(buckets, location.bucket, plan.output?.path ?? '');
  const inBuckets = localBuckets(buckets);
  // A bucket has no folders, so a list of one without objects is empty.
  const lists = [join(output, '.complete'), join(buckets, location.bucket, plan.checkpoint?.path ?? '', 'markers')];
  for (const list of lists) mkdirSync(list, { recursive: true });
  const everySeconds = String(plan.checkpoint?.everySeconds);
  const context: GangContext = {
    folder,
    bin: python.kind === 'ready' ? python.bin : '',
    imageFolders: { '/app': join(root, 'examples', example) },
    // Copies often, and does not wait for pods of an earlier attempt, which are dead.
    rewrite: (text) => (text === everySeconds ? '2' : text === '15' ? '0' : inBuckets(text)),
    pods: plan.pods,
    env,
    ...(plan.rendezvous && { rendezvous: plan.rendezvous }),
  };
  return {
    buckets,
    output: (file: string) => join(output, file),
    async start(): Promise<readonly LocalPod[]> {
      const pods = await startGang(pod, context);
      started.push(...pods);
      return pods;
    },
  };
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(file, 'utf8'));
}

const torch = pyTorch('training of marketplace-search and conversation-intelligence');
const graphs = onnx('the model of conversation-intelligence');
const sklearn = scikitLearnServer('training of ride-pricing');

(torch.kind === 'ready' ? describe : describe.skip)('training the ranker of marketplace-search on two nodes', () => {
  const newJob = () => jobWithBuckets('marketplace-search', 'fit-ranker', torch);
  let whole: Readonly<Record<string, unknown>>;

  test('uploads the archive of the trained model', async () => {
    const job = newJob();
    const pods = await job.start();
    expect({ ended: await allEnded(pods), output: outputOf(pods) }).toMatchObject({ ended: [0, 0] });
    expect(outputOf(pods)).toContain('begins at step 0 of 600, 2 processes on cpu');
    whole = readJson(job.output('report.json'));
    expect(whole.resumed_from).toBe(0);
    expect(whole.hit_rate).toBeGreaterThan(0.7);
    expect(existsSync(job.output('ranker.tar.gz'))).toBe(true);
  });

  test('resumes from a checkpoint after the sudden loss of a node', async () => {
    const job = newJob();
    const pods = await job.start();
    await printed(pods, 'step 200:');
    pods[0]?.kill();
    // The other node cannot continue alone, and must not exit with 0.
    expect(await pods[1]?.ended()).not.toBe(0);
    expect(existsSync(job.output('report.json'))).toBe(false);
    const again = await job.start();
    expect(await allEnded(again)).toEqual([0, 0]);
    const { resumed_from: from, ...result } = readJson(job.output('report.json'));
    // Both nodes resume from the same step: the last one that both have marked.
    expect(outputOf(again)).toContain(`begins at step ${from} of 600`);
    expect({ ...result, resumed_from: 0 }).toEqual(whole);
  });

  test('saves a checkpoint when a node is drained, and resumes from exactly that step', async () => {
    const job = newJob();
    const pods = await job.start();
    await printed(pods, 'step 150:');
    const ended = await Promise.all([pods[0]?.ended(), pods[1]?.terminate()]);
    expect(ended).not.toContain(0);
    const [, step] = /told to stop, saved step (\d+)/.exec(outputOf(pods)) ?? [];
    expect(Number(step)).toBeGreaterThan(150);
    const again = await job.start();
    expect(await allEnded(again)).toEqual([0, 0]);
    const { resumed_from: from, ...result } = readJson(job.output('report.json'));
    expect(from).toBe(Number(step));
    expect({ ...result, resumed_from: 0 }).toEqual(whole);
  });
});

/** Loads a model in ONNX Runtime, prints its inputs and outputs, and the shape of its answer to seven calls. */
const answer = `
import json, numpy, onnxruntime
session = onnxruntime.InferenceSession('1/model.onnx')
described = [[each.name, each.type, each.shape[1:]] for each in session.get_inputs() + session.get_outputs()]
reasons = session.run(None, {'words': numpy.zeros((7, 60), dtype=numpy.int64)})[0]
print(json.dumps([*described, list(reasons.shape)]))
`;

(torch.kind === 'ready' && graphs.kind === 'ready' ? describe : describe.skip)(
  'training call-reason of conversation-intelligence on one node',
  () => {
    const env = graphs.kind === 'ready' ? { PYTHONPATH: packagesOf(graphs) } : {};
    const newJob = () => jobWithBuckets('conversation-intelligence', 'fit-call-reason', torch, env);

    test('reads labelled calls from their bucket, saves a checkpoint on SIGTERM, and resumes from it', async () => {
      const job = newJob();
      const labelled = join(job.buckets, 'calls-transcripts-93d1', 'labelled');
      mkdirSync(labelled, { recursive: true });
      writeFileSync(join(labelled, 'a.jsonl'), '{"reason":"billing","text":"the invoice is wrong"}\n');
      const [pod] = await job.start();
      if (!pod) throw new Error('no pod');
      await printed([pod], 'step 60:');
      expect(pod.output()).toContain('begins at step 0 of 300 on cpu, 1 labelled calls');
      expect(await pod.terminate()).not.toBe(0);
      expect(existsSync(job.output('report.json'))).toBe(false);
      const again = await job.start();
      expect(await allEnded(again)).toEqual([0]);
      const { resumed_from: from, hit_rate: hits } = readJson(job.output('report.json'));
      expect(from).toBeGreaterThanOrEqual(60);
      expect(outputOf(again)).toContain(`begins at step ${from} of 300`);
      expect(hits).toBeGreaterThan(0.6);
      // What the pod of the service does with the archive before the server starts.
      const model = mkdtempSync(join(folder, 'call-reason-'));
      expect(spawnSync('tar', ['-xzf', job.output('call-reason.tar.gz'), '-C', model]).status).toBe(0);
      const accept = ['set -eu', ...refuseFunction, ...acceptOnnx, 'accept_onnx'].join('\n');
      expect(spawnSync('sh', ['-c', accept], { cwd: model, encoding: 'utf8' })).toMatchObject({
        status: 0,
        stderr: '',
      });
      expect(readFileSync(join(model, 'config.pbtxt'), 'utf8')).toContain(
        'input [ { name: "words" data_type: TYPE_INT64 dims: [ 60 ] } ]\noutput [ { name: "reasons" data_type: TYPE_FP32 dims: [ 6 ] } ]',
      );
      const { stdout } = spawnSync(join(graphs.kind === 'ready' ? graphs.bin : '', 'python'), ['-c', answer], {
        cwd: model,
        encoding: 'utf8',
      });
      expect(JSON.parse(stdout)).toEqual([
        ['words', 'tensor(int64)', [60]],
        ['reasons', 'tensor(float)', [6]],
        [7, 6],
      ]);
    });
  },
);

(sklearn.kind === 'ready' ? describe : describe.skip)('training the prices of ride-pricing in one process', () => {
  const newJob = () => jobWithBuckets('ride-pricing', 'prices', sklearn);
  let whole: Readonly<Record<string, unknown>>;

  test('uploads one model per city', async () => {
    const job = newJob();
    const pods = await job.start();
    expect({ ended: await allEnded(pods), output: outputOf(pods) }).toMatchObject({ ended: [0] });
    whole = readJson(job.output('models.json'));
    expect(whole.run).toMatch(/^prices-[0-9a-f]{8}$/);
    const kept = readJson(join(root, 'examples/ride-pricing/models.json'));
    expect(Object.keys(whole.models ?? {})).toEqual(Object.keys(kept.models ?? {}));
    expect(existsSync(job.output('vienna/model.pkl'))).toBe(true);
  });

  test('an object that is created again neither trains nor overwrites the complete output', async () => {
    const job = newJob();
    expect(await allEnded(await job.start())).toEqual([0]);
    const model = statSync(job.output('vienna/model.pkl'));
    const again = await job.start();
    expect({ ended: await allEnded(again), output: outputOf(again) }).toMatchObject({ ended: [0] });
    expect(outputOf(again)).toContain('the output of this run is complete');
    expect(outputOf(again)).not.toContain('warsaw');
    expect(statSync(job.output('vienna/model.pkl')).mtimeMs).toBe(model.mtimeMs);
  });

  test.each(['SIGKILL', 'SIGTERM'])('resumes with the next city after %s', async (how) => {
    const job = newJob();
    const [pod] = await job.start();
    if (!pod) throw new Error('no pod');
    await printed([pod], '10/40');
    if (how === 'SIGKILL') pod.main.kill();
    expect(await (how === 'SIGKILL' ? pod.ended() : pod.terminate())).not.toBe(0);
    const [again] = await job.start();
    if (!again) throw new Error('no pod');
    expect(await again.ended()).toBe(0);
    expect(again.output().match(/from a checkpoint/g)?.length).toBeGreaterThanOrEqual(10);
    expect(again.output()).toMatch(/^40\/40 warsaw: off by/m);
    expect(readJson(job.output('models.json'))).toEqual(whole);
  });
});
