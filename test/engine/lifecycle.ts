import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programPath } from '../go/program';
import { findDescriptions, problemsOf } from './api/descriptions';
import { disorder, graphOf, needs, typeOf, unmetNeeds } from './graph';
import { pulumi } from './pulumi';
import { Recorder, type Step } from './recorder';
import { type Run, runs } from './runs';
import { log } from './setup';
import { type Story, tell } from './story';

const descriptions = findDescriptions();

const poolTypes = {
  eks: 'aws:eks/nodeGroup:NodeGroup',
  gke: 'gcp:container/nodePool:NodePool',
  aks: 'azure-native:containerservice:AgentPool',
} as const;

/** Each example on a cloud is made, changed and taken away by the real `pulumi`, once; the tests look at what it did. */
export function describeRuns(provider: Run['provider']): void {
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await Recorder.start();
  });
  afterAll(() => recorder?.stop());

  const ours = runs.filter((run) => run.provider === provider).map((run) => [run.name, run] as const);
  describe.each(ours)('%s', (name, run) => describeRun(name, run, () => recorder));
}

function describeRun(name: string, run: Run, recorderOf: () => Recorder): void {
  let story: Story;
  beforeAll(async () => {
    story = await tell(programPath(pulumi), recorderOf(), run);
    log(`${name}: ${story.made.length} resources, ${story.seconds} s`);
    record(name, story.made);
  }, 900_000);

  test('a first up makes a cluster with its node pools', () => {
    const types = story.made.map(({ type }) => type);
    expect(types).toContain(poolTypes[run.provider]);
    expect(story.made.every(({ kind }) => kind === 'create')).toBe(true);
  });

  test('everything is made after what it is made of', () => {
    expect(disorder(graphOf(story.state), story.made, 'create')).toEqual([]);
  });

  test('no node pool is made before its network, role and cluster, and no identity before its issuer', () => {
    expect(unmetNeeds(graphOf(story.state), needs[run.provider])).toEqual([]);
  });

  (descriptions ? test : test.skip)('everything that is sent is what the cloud takes', () => {
    const sent = [...story.made, ...story.grown, ...story.replaced].filter(({ kind }) => kind !== 'delete');
    expect(descriptions && sent.flatMap((step) => problemsOf(step, descriptions))).toEqual([]);
  });

  test('a second up changes nothing', () => {
    expect(story.again).toEqual([]);
  });

  test('the kubeconfig is secret in the state and in the output', () => {
    const shown = story.secretOutputs.kubeconfig;
    expect(shown).toContain('certificate-authority-data');
    // The whole state would be printed by `toContain`.
    expect(story.stateText.includes(JSON.stringify(shown).slice(1, -1))).toBe(false);
    expect(story.outputs.kubeconfig).toBe('[secret]');
  });

  test('another number of nodes is an update of that pool alone', () => {
    expect(story.grown.map(said)).toEqual([`update ${poolTypes[run.provider]} ${poolName(run, 'grow')}`]);
  });

  test('other machines replace that pool alone, the new one before the old one', () => {
    const steps = story.replaced.filter(({ type }) => type === poolTypes[run.provider]);
    const pool = poolName(run, 'replace');
    expect(steps.map(said)).toEqual([
      `create ${poolTypes[run.provider]} ${pool}`,
      `delete ${poolTypes[run.provider]} ${pool}`,
    ]);
    expect(story.replaced.filter(({ name: step }) => step !== pool && !step.startsWith(`${pool}-`)).map(said)).toEqual(
      [],
    );
  });

  test('a protected cluster is not destroyed, nor anything of it', () => {
    expect(story.refused.status).not.toBe(0);
    expect(story.refused.text).toContain('because it is protected');
    expect(story.refused.steps).toEqual([]);
  });

  test('taking the protection away replaces nothing', () => {
    expect(story.released.filter(({ kind }) => kind !== 'update').map(said)).toEqual([]);
  });

  test('destroy takes everything away, and what needs another before that', () => {
    expect(story.destroyed.every(({ kind }) => kind === 'delete')).toBe(true);
    expect(disorder(graphOf(story.stateBefore), story.destroyed, 'delete')).toEqual([]);
  });

  test('destroy leaves nothing, in the cloud and in the state', () => {
    expect(story.left).toEqual([]);
    expect(story.stateAfter.map(({ urn }) => typeOf(urn))).toEqual([]);
  });
}

function poolName({ platform, ...run }: Run, change: 'grow' | 'replace'): string {
  return `${platform}-pool-${run[change].pool}`;
}

function said({ kind, type, name }: Step): string {
  return `${kind} ${type} ${name}`;
}

/** Writes what was sent to make a platform, where somebody wants to look at it. */
function record(name: string, steps: readonly Step[]): void {
  const folder = process.env.MODEL_PLATFORM_ENGINE_RECORD;
  if (folder === undefined) return;
  const sent = steps
    .map(({ type, name: resource, inputs }) => ({ type, name: resource, inputs }))
    .sort((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1));
  const file = join(folder, `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(sent, null, 2)}\n`);
}
