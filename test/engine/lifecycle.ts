import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programPath } from '../go/program';
import { findDescriptions, problemsOf } from './api/descriptions';
import { accounts } from './fake-cloud';
import { graphOf, missingDependencies, orderViolations, requiredDependencies, typeOf } from './graph';
import { type LifecycleCase, lifecycleCases } from './lifecycle-cases';
import { pulumi } from './pulumi';
import { Recorder, type Step } from './recorder';
import { type CreatedStep, memoryAws, replay } from './replay/memory-aws';
import { engineSteps } from './replay/steps';
import { log } from './setup';
import { runLifecycle, type StackHistory } from './stack-history';

const descriptions = findDescriptions();
const memory = memoryAws();

const poolTypes = {
  eks: 'aws:eks/nodeGroup:NodeGroup',
  gke: 'gcp:container/nodePool:NodePool',
  aks: 'azure-native:containerservice:AgentPool',
} as const;

/** The real `pulumi` creates, changes and destroys each example of a cloud once; the tests check what it did. */
export function describeLifecycles(provider: LifecycleCase['provider']): void {
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await Recorder.start();
  });
  afterAll(() => recorder?.stop());

  const ours = lifecycleCases
    .filter((lifecycleCase) => lifecycleCase.provider === provider)
    .map((lifecycleCase) => [lifecycleCase.name, lifecycleCase] as const);
  describe.each(ours)('%s', (name, lifecycleCase) => describeLifecycle(name, lifecycleCase, () => recorder));
}

function describeLifecycle(name: string, lifecycleCase: LifecycleCase, recorderOf: () => Recorder): void {
  let history: StackHistory;
  beforeAll(async () => {
    history = await runLifecycle(programPath(pulumi), recorderOf(), lifecycleCase);
    log(`${name}: ${history.created.length} resources, ${history.seconds} s`);
    record(name, history.created);
  }, 900_000);

  test('the first up creates a cluster with node pools', () => {
    const types = history.created.map(({ type }) => type);
    expect(types).toContain(poolTypes[lifecycleCase.provider]);
    expect(history.created.every(({ kind }) => kind === 'create')).toBe(true);
  });

  test('every resource is created after its dependencies', () => {
    expect(orderViolations(graphOf(history.state), history.created, 'create')).toEqual([]);
  });

  test('node pools depend on their network, role and cluster, and identities on their issuer', () => {
    expect(missingDependencies(graphOf(history.state), requiredDependencies[lifecycleCase.provider])).toEqual([]);
  });

  (descriptions ? test : test.skip)('the API description of the cloud accepts every resource', () => {
    const sent = [...history.created, ...history.resized, ...history.replaced].filter(({ kind }) => kind !== 'delete');
    expect(descriptions && sent.flatMap((step) => problemsOf(step, descriptions))).toEqual([]);
  });

  if (lifecycleCase.provider === 'eks') describeReplay(name, () => history);

  test('a second up changes nothing', () => {
    expect(history.repeated).toEqual([]);
  });

  test('the kubeconfig is a secret in the state and in the outputs', () => {
    const shown = history.secretOutputs.kubeconfig;
    expect(shown).toContain('current-context');
    // `toContain` would print the whole state.
    expect(history.stateText.includes(JSON.stringify(shown).slice(1, -1))).toBe(false);
    expect(history.outputs.kubeconfig).toBe('[secret]');
  });

  test('a new number of nodes updates only that pool', () => {
    expect(history.resized.map(stepLine)).toEqual([
      `update ${poolTypes[lifecycleCase.provider]} ${poolName(lifecycleCase, 'grow')}`,
    ]);
  });

  test('new machines replace only that pool, and create the new one before they delete the old one', () => {
    const steps = history.replaced.filter(({ type }) => type === poolTypes[lifecycleCase.provider]);
    const pool = poolName(lifecycleCase, 'replace');
    expect(steps.map(stepLine)).toEqual([
      `create ${poolTypes[lifecycleCase.provider]} ${pool}`,
      `delete ${poolTypes[lifecycleCase.provider]} ${pool}`,
    ]);
    expect(
      history.replaced.filter(({ name: step }) => step !== pool && !step.startsWith(`${pool}-`)).map(stepLine),
    ).toEqual([]);
  });

  test('destroy of a protected cluster fails and deletes nothing', () => {
    expect(history.refused.status).not.toBe(0);
    expect(history.refused.text).toContain('because it is protected');
    expect(history.refused.steps).toEqual([]);
  });

  test('removing the protection replaces nothing', () => {
    expect(history.released.filter(({ kind }) => kind !== 'update').map(stepLine)).toEqual([]);
  });

  test('destroy deletes resources before their dependencies', () => {
    expect(history.destroyed.every(({ kind }) => kind === 'delete')).toBe(true);
    expect(orderViolations(graphOf(history.stateBefore), history.destroyed, 'delete')).toEqual([]);
  });

  test('destroy leaves nothing in the cloud and in the state', () => {
    expect(history.remaining).toEqual([]);
    expect(history.stateAfter.map(({ urn }) => typeOf(urn))).toEqual([]);
  });
}

/** moto, the AWS in memory, has no counterpart for other clouds. */
function describeReplay(name: string, historyOf: () => StackHistory): void {
  (memory.kind === 'ready' ? test : test.skip)(
    'an AWS in memory creates every resource in this order',
    () => {
      const { created, state } = historyOf();
      // Objects in the cluster are not resources of AWS.
      const ofCloud = created.filter(({ type }) => !type.startsWith('kubernetes:'));
      const steps = engineSteps(ofCloud, state);
      const bin = memory.kind === 'ready' ? memory.bin : '';
      const problems = replay(bin, accounts.aws, [{ region: regionOf(steps), steps }]).flatMap((run) => run.problems);
      log(`replay: ${steps.length - problems.length} of ${steps.length} resources of ${name}, in the order of pulumi`);
      expect(problems).toEqual([]);
    },
    600_000,
  );
}

function poolName({ platform, ...lifecycleCase }: LifecycleCase, change: 'grow' | 'replace'): string {
  return `${platform}-pool-${lifecycleCase[change].pool}`;
}

function stepLine({ kind, type, name }: Step): string {
  return `${kind} ${type} ${name}`;
}

/** Writes the created resources to the folder of `--record`, if it is set. */
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

/** The region of the first resource with one: each sets its own. */
function regionOf(steps: readonly CreatedStep[]): string {
  return String(steps.find(({ inputs }) => inputs.region !== undefined)?.inputs.region);
}
