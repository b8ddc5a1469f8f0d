import type { TrainingJobSpec } from '../../../lib/definition/training';
import { toYaml } from '../../../lib/gitops/yaml';
import { TrainingJob } from '../../../lib/manifests/training-job/training-job';
import { workloads } from '../../../lib/plan/facts/workloads';
import type { ContainerPlan } from '../../../lib/plan/types/container';
import type { PodPlan } from '../../../lib/plan/types/pod';
import { containerOf, gpuGang, resolvedJob, trains } from '../../fixtures/gpu-job';
import { samplePlan } from '../../fixtures/sample';
import { renderConstruct } from '../../manifests/render-construct';

const { checkpoint, output } = gpuGang;
const variants: readonly (readonly [string, Partial<TrainingJobSpec>])[] = [
  ['checkpoints', { ...(checkpoint && { checkpoint }) }],
  ['an output', { ...(output && { output }) }],
  ['checkpoints, an output and data', gpuGang],
];

/** Containers with a program of shell. */
function scriptsOf({ initContainers, sidecars, containers }: PodPlan): readonly (readonly [ContainerPlan, string])[] {
  return [...initContainers, ...sidecars, ...containers].flatMap((container) => {
    const script = container.command?.find((argument) => argument.includes('\n'));
    return script === undefined ? [] : [[container, script] as const];
  });
}

/** Functions of a script that it never calls. */
function uncalled(script: string): readonly string[] {
  const defined = [...script.matchAll(/^([a-z_]+)\(\) \{/gm)].map(([, name = '']) => name);
  return defined.filter((name) => (script.match(new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'g')) ?? []).length < 2);
}

/** Variables of Kubernetes, and those for which a script has a default. */
const given: readonly string[] = ['JOB_COMPLETION_INDEX', 'HAND_OVER_DIRECTORY', 'MODEL_SETTINGS'];

describe.each(variants)('the scripts of a job with %s', (_, change) => {
  const job = resolvedJob(trains(change));
  const scripts = scriptsOf(job.pod);

  test('have no function that they do not call', () => {
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.map(([{ name }, script]) => [name, uncalled(script)])).toEqual(
      scripts.map(([{ name }]) => [name, []]),
    );
  });

  test('read only variables that their container has', () => {
    const unknown = scripts.flatMap(([{ env, fieldEnv = {} }, script]) => {
      const read = [...script.matchAll(/\$\{?([A-Z][A-Z_0-9]+)/g)].map(([, name = '']) => name);
      return read.filter((name) => !(name in env) && !(name in fieldEnv) && !given.includes(name));
    });
    expect(unknown).toEqual([]);
  });

  test('are literal blocks in YAML', () => {
    const yaml = renderConstruct((scope) => new TrainingJob(scope, 'fit', job))
      .map(toYaml)
      .join('---\n');
    expect(yaml.match(/ \|-?\n/g)?.length).toBeGreaterThanOrEqual(scripts.length);
    expect(yaml.split('\n').filter((line) => line.includes('\\n') && /^[ -]*"/.test(line))).toEqual([]);
  });
});

test('the sidecar of a job without checkpoints has no program for checkpoints', () => {
  const copyOf = (change: Partial<TrainingJobSpec>) =>
    containerOf(resolvedJob(trains(change)), 'copy').command?.at(-1) ?? '';
  expect(copyOf(gpuGang).length).toBeGreaterThan(8000);
  const script = copyOf({ ...(output && { output }) });
  expect(script).not.toMatch(/checkpoint/i);
  expect(script.length).toBeLessThan(4000);
});

test('the scripts of services have no function that they do not call', () => {
  const scripts = workloads(samplePlan).flatMap(({ pod }) => scriptsOf(pod).map(([, script]) => script));
  expect(scripts.length).toBeGreaterThan(2);
  expect(scripts.flatMap(uncalled)).toEqual([]);
});
