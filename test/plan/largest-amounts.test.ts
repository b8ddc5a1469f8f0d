import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import type { RuntimeSpec } from '../../lib/definition/runtime';
import { plainObjects } from '../../lib/manifests/in-order';
import { podRequest } from '../../lib/plan/capacity/room';
import { workloads } from '../../lib/plan/facts/workloads';
import { checkModelPlatform } from '../../lib/plan/plan';
import { planText } from '../../lib/report/text';
import { sampled } from '../fixtures/cases';
import { digestOfV1, existingDefinition, serverImage } from '../fixtures/definition';

const [file, memory, cpu] = ['10Ti', '64Ti', '10000'];
const scan = { image: serverImage, command: ['scan'], memory, cpu };
const place = { bucket: 'models', path: 'x' };

const indices = (count: number) => Array.from({ length: count }, (_, index) => index);

/** 200 models in one server, each as large as possible, and a job with as many folders as possible. */
function largest(runtime: RuntimeSpec, extension: string, nodes: number): ModelPlatformDefinition {
  const base = existingDefinition();
  const names = indices(200).map((index) => `m${index}`);
  const version = (name: string) => ({ path: `${name}/v1/model${extension}`, sha256: digestOfV1, size: file });
  const job = {
    team: 'ranking',
    pool: 'general',
    framework: { kind: 'pytorch', nodes },
    image: serverImage,
    command: ['python', 'train.py'],
    data: Object.fromEntries(indices(250).map((index) => [`/data/${index}`, { ...place, size: file }])),
    checkpoint: { ...place, every: '1h', size: file },
    output: { ...place, size: file },
  } as const;
  const service = {
    team: 'ranking',
    pool: 'general',
    model: names.map((name) => ({ name, version: 'v1' })),
    runtime,
    scale: { min: 1, max: 100_000 },
  } as const;
  return {
    ...base,
    cluster: {
      ...base.cluster,
      nodePools: {
        general: {
          labels: { pool: 'general' },
          allocatable: { cpu, memory, ephemeralStorage: '1Pi' },
          nodes: { max: 100_000 },
        },
      },
    },
    models: Object.fromEntries(
      names.map((name) => [name, { bucket: 'models', scan, versions: { v1: version(name) } }]),
    ),
    services: { default: service, written: { ...service, resources: { cpu, memory } } },
    training: { default: job, written: { ...job, resources: { cpu, memory } } },
  } as ModelPlatformDefinition;
}

const runtimes: readonly RuntimeSpec[] = [
  { kind: 'scikit-learn', image: serverImage },
  { kind: 'triton' },
  { kind: 'triton', formats: 'onnx' },
];
const cases = runtimes.flatMap((runtime) =>
  ['.joblib', '.tar', '.tar.gz'].flatMap((extension) => [1, 1000].map((nodes) => ({ runtime, extension, nodes }))),
);

/** Numbers of a plan that count bytes or thousandths of a CPU of one pod. */
function inexact(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return /bytes|milli/i.test(path) && !Number.isSafeInteger(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => inexact(inner, `${path}/${key}`));
}

test.each(sampled(cases, 5))(
  'the largest sizes are counted exactly and rendered: $runtime.kind $extension $nodes',
  (each) => {
    const { plan, findings } = checkModelPlatform(largest(each.runtime, each.extension, each.nodes));
    expect(findings.filter(({ rule }) => rule.startsWith('definition/'))).toEqual([]);
    if (!plan) throw new Error('there is no plan');
    const pods = workloads(plan).map(({ pod }) => ({ pod, request: podRequest(pod) }));
    expect(pods).toHaveLength(4);
    expect(inexact([pods, plan.services, plan.training])).toEqual([]);
    expect(plainObjects(plan).length).toBeGreaterThan(20);
    expect(planText(plan).length).toBeGreaterThan(1000);
  },
);
