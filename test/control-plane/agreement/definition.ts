import type { GpuSpec } from '../../../lib/definition/gpu';
import type { ExistingNodePoolSpec, TaintSpec } from '../../../lib/definition/node-pool';
import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { RolloutSpec } from '../../../lib/definition/rollout';
import type { GpuRequestSpec, ModelServiceSpec, ResourcesSpec } from '../../../lib/definition/service';
import type { PoolQuotaSpec, TeamSpec } from '../../../lib/definition/team';
import { type TrainingJobSpec, trainingPriorities } from '../../../lib/definition/training';
import { MiB, parseBytes } from '../../../lib/units/quantity';
import { digestOfV1, digestOfV2, serverImage } from '../../fixtures/definition';
import { SeededRandom } from './seeded-random';

/** A pool of a definition, by its name. */
type Pool = readonly [name: string, spec: ExistingNodePoolSpec];

type Named<T> = Readonly<Record<string, T>>;

/** Share of a node that a pod requests: `any` may exceed the node. */
type Size = 'small' | 'half' | 'any';

/**
 * A platform on existing nodes that depends on the seed alone: a few small pools, with services and training jobs that fit
 * for some seeds and not for others. All names contain the seed, so that many platforms can share one cluster.
 */
export function definitionOf(seed: number): ModelPlatformDefinition {
  const random = new SeededRandom(seed);
  const name = `s${seed}`;
  const pools = Array.from({ length: random.between(1, 3) }, (_, index) => pool(random, name, index));
  const poolsWithOverlaps = pools.map((each, index) =>
    withLabelsOfFirst(random, each, index > 0 ? pools[0] : undefined),
  );
  const teams = [`${name}-red`, `${name}-blue`] as const;
  const services = Array.from({ length: random.between(0, 3) }, (_, index) => service(random, pools, teams, index));
  const jobs = random.between(services.length > 0 ? 0 : 1, 2);
  return {
    name,
    cluster: {
      provider: 'existing',
      objectStore: { endpoint: 'https://minio.storage.internal:9000', cidr: '10.20.0.15/32' },
      nodePools: Object.fromEntries(poolsWithOverlaps),
    },
    buckets: { models: {} },
    teams: Object.fromEntries(teams.map((team) => [team, teamOf(random, pools)])),
    models: {
      churn: {
        bucket: 'models',
        versions: {
          v1: { path: 'churn/v1/model.tar', sha256: digestOfV1, size: '1Mi' },
          v2: { path: 'churn/v2/model.tar', sha256: digestOfV2, size: '1Mi' },
        },
      },
    },
    services: Object.fromEntries(services),
    training: Object.fromEntries(Array.from({ length: jobs }, (_, index) => job(random, pools, teams, index))),
  };
}

function pool(random: SeededRandom, platform: string, index: number): Pool {
  const gpu = random.percent(40) ? gpus(random) : undefined;
  const ephemeralStorage = random.oneOf(['6Gi', '12Gi', '50Gi', undefined]);
  const pods = random.oneOf([10, 14, 30, undefined]);
  return [
    `${platform}-p${index}`,
    {
      labels: {
        'example.com/pool': `${platform}-p${index}`,
        ...(random.percent(30) && { 'example.com/room': random.oneOf(['north', 'south']) }),
      },
      taints: taints(random, gpu !== undefined),
      allocatable: {
        cpu: random.oneOf(['2', '4', '7500m', '16']),
        memory: random.oneOf(['5Gi', '8Gi', '16Gi', '60Gi']),
        ...(ephemeralStorage !== undefined && { ephemeralStorage }),
        ...(pods !== undefined && { pods }),
      },
      ...(gpu && { gpu }),
      nodes: { max: random.oneOf([1, 2, 3, 3, 4, 4]) },
    },
  ];
}

/** Gives some pools the labels of the first one, with or without an additional label and taint. */
function withLabelsOfFirst(random: SeededRandom, [name, spec]: Pool, first: Pool | undefined): Pool {
  if (!first || !random.percent(15)) return [name, spec];
  const labels = { ...first[1].labels, ...(random.percent(80) && { 'example.com/disk': 'fast' }) };
  const taint = { key: 'example.com/owner', value: name, effect: 'NoSchedule' as const };
  return [name, { ...spec, labels, taints: [...(spec.taints ?? []), ...(random.percent(75) ? [taint] : [])] }];
}

function gpus(random: SeededRandom): GpuSpec {
  const count = random.oneOf([1, 2, 4, 8]);
  const type = random.oneOf(['t4', 'l4', 'a100-40gb']);
  if (random.percent(50)) return { type, count };
  const sharing = { memory: random.oneOf(['4Gi', '5Gi', '7Gi']) };
  return {
    type,
    count: random.between(1, 2),
    sharing: { ...sharing, ...(random.percent(40) && { by: 'time-slicing' }) },
  };
}

function taints(random: SeededRandom, gpu: boolean): readonly TaintSpec[] {
  const effect = random.oneOf(['NoSchedule', 'NoSchedule', 'NoExecute', 'PreferNoSchedule']);
  return [
    ...(gpu ? [{ key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' as const }] : []),
    ...(random.percent(40)
      ? [{ key: 'example.com/dedicated', ...(random.percent(50) && { value: 'ml' }), effect }]
      : []),
  ];
}

function service(
  random: SeededRandom,
  pools: readonly Pool[],
  teams: readonly [string, string],
  index: number,
): readonly [string, ModelServiceSpec] {
  const [pool, spec] = onePool(random, pools);
  const max = random.oneOf([1, 1, 2, 2, 3, 5]);
  const runtime = random.percent(spec.gpu ? 60 : 0) ? ('triton' as const) : ('scikit-learn' as const);
  const rollout = rolloutOf(random);
  return [
    `serve-${index}`,
    {
      team: random.oneOf(teams),
      pool,
      model: {
        name: 'churn',
        version: 'v1',
        ...(rollout.kind === 'blue-green' && random.percent(30) && { previous: 'v2' }),
      },
      runtime: { kind: runtime, image: serverImage },
      consumers: [{ namespace: 'callers' }],
      rollout,
      resources: resources(
        random,
        spec,
        random.oneOf(['small', 'small', 'small', 'half', 'half', 'any']),
        runtime === 'triton' ? '2Gi' : '512Mi',
      ),
      scale: { min: random.between(1, max), max: max },
    },
  ];
}

function rolloutOf(random: SeededRandom): RolloutSpec {
  if (random.percent(20)) return { kind: 'blue-green' };
  return { kind: 'rolling', ...(random.percent(40) && { maxSurge: 2 }) };
}

function job(
  random: SeededRandom,
  pools: readonly Pool[],
  teams: readonly [string, string],
  index: number,
): readonly [string, TrainingJobSpec] {
  const [pool, spec] = onePool(random, pools);
  const nodes = random.oneOf([1, 1, 2, 2, 3, 4]);
  return [
    `fit-${index}`,
    {
      team: random.oneOf(teams),
      pool,
      framework: random.percent(30) ? { kind: 'scikit-learn' } : { kind: 'pytorch', nodes },
      image: serverImage,
      command: ['python', 'train.py'],
      priority: random.oneOf(trainingPriorities),
      ...(random.percent(75) && {
        resources: {
          ...resources(random, spec, random.oneOf(['small', 'half', 'any']), '1Gi'),
          // A GPU that the pool does not have, or only as a share.
          ...(random.percent(6) && { gpu: { count: 1 } }),
        },
      }),
      ...(random.percent(20) && { checkpoint: { bucket: 'models', path: 'checkpoints', every: '30m', size: '256Mi' } }),
    },
  ];
}

/** Minimum and maximum percentage of a node. */
const percents: Readonly<Record<Size, readonly [number, number]>> = {
  small: [5, 20],
  half: [20, 60],
  any: [10, 115],
};

/** Requests at least the memory that a server of this kind needs. */
function resources(
  random: SeededRandom,
  { allocatable, gpu }: ExistingNodePoolSpec,
  size: Size,
  min: string,
): ResourcesSpec {
  const cpus = Number.parseInt(allocatable.cpu, 10) >= 1000 ? 7.5 : Number(allocatable.cpu.replace('7500m', '7.5'));
  const [minPercent, maxPercent] = percents[size];
  const memoryGi = Number.parseInt(allocatable.memory, 10);
  const memoryMi = Math.floor((memoryGi * 1024 * random.between(minPercent, maxPercent)) / 100);
  const minMi = parseBytes(min) / MiB;
  return {
    cpu: `${Math.max(50, Math.floor((cpus * random.between(minPercent, maxPercent)) / 5) * 50)}m`,
    memory: `${Math.max(minMi, random.percent(60) ? minMi : memoryMi)}Mi`,
    ...gpuRequestSpec(random, gpu),
  };
}

function gpuRequestSpec(random: SeededRandom, gpu: GpuSpec | undefined): { readonly gpu?: GpuRequestSpec } {
  if (!gpu || random.percent(30)) return {};
  if (gpu.sharing) return { gpu: { memory: '4Gi' } };
  return { gpu: { count: random.percent(10) ? gpu.count + 1 : random.between(1, gpu.count) } };
}

function onePool(random: SeededRandom, pools: readonly Pool[]): Pool {
  const pool = pools[random.between(0, pools.length - 1)];
  if (!pool) throw new Error('the definition has no pool');
  return pool;
}

/** Some teams have a quota in one of the pools. */
function teamOf(random: SeededRandom, pools: readonly Pool[]): TeamSpec {
  return random.percent(60) ? {} : { quota: quotas(random, pools) };
}

function quotas(random: SeededRandom, pools: readonly Pool[]): Named<PoolQuotaSpec> {
  const [name, { gpu, allocatable, nodes }] = onePool(random, pools);
  const cpus = Number(allocatable.cpu.replace('7500m', '7')) * nodes.max;
  return {
    [name]: {
      ...(random.percent(60) && { cpu: String(Math.max(1, Math.floor((cpus * random.between(10, 70)) / 100))) }),
      ...(random.percent(30) && { memory: `${random.between(4, 16)}Gi` }),
      ...(gpu && random.percent(50) && { gpus: random.between(0, gpu.count * nodes.max) }),
      ...(random.percent(50) && { borrow: random.percent(40) }),
    },
  };
}
