import type { GpuSpec } from '../../../lib/definition/gpu';
import type { ExistingNodePoolSpec, TaintSpec } from '../../../lib/definition/node-pool';
import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { RolloutSpec } from '../../../lib/definition/rollout';
import type { GpuRequestSpec, ModelServiceSpec, ResourcesSpec } from '../../../lib/definition/service';
import type { PoolQuotaSpec, TeamSpec } from '../../../lib/definition/team';
import { type TrainingJobSpec, trainingPriorities } from '../../../lib/definition/training';
import { MiB, parseBytes } from '../../../lib/units/quantity';
import { digestOfV1, digestOfV2, serverImage } from '../../fixtures/definition';
import { Dice } from './dice';

/** A pool of a definition, by its name. */
type Pool = readonly [name: string, spec: ExistingNodePoolSpec];

type Named<T> = Readonly<Record<string, T>>;

/** How much of a node a pod asks for: mostly a part, sometimes more than there is. */
type Size = 'small' | 'half' | 'any';

/**
 * A platform on nodes that exist, the same for the same seed: a few pools of a few nodes, with services and training that
 * sometimes fit and sometimes do not. All of its names carry the seed, so that many of them live in one cluster.
 */
export function definitionOf(seed: number): ModelPlatformDefinition {
  const dice = new Dice(seed);
  const name = `s${seed}`;
  const pools = Array.from({ length: dice.between(1, 3) }, (_, index) => pool(dice, name, index));
  const neighbours = pools.map((each, index) => besideFirst(dice, each, index > 0 ? pools[0] : undefined));
  const teams = [`${name}-red`, `${name}-blue`] as const;
  const services = Array.from({ length: dice.between(0, 3) }, (_, index) => service(dice, pools, teams, index));
  const jobs = dice.between(services.length > 0 ? 0 : 1, 2);
  return {
    name,
    cluster: {
      provider: 'existing',
      objectStore: { endpoint: 'https://minio.storage.internal:9000', cidr: '10.20.0.15/32' },
      nodePools: Object.fromEntries(neighbours),
    },
    buckets: { models: {} },
    teams: Object.fromEntries(teams.map((team) => [team, teamOf(dice, pools)])),
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
    training: Object.fromEntries(Array.from({ length: jobs }, (_, index) => job(dice, pools, teams, index))),
  };
}

function pool(dice: Dice, platform: string, index: number): Pool {
  const gpu = dice.percent(40) ? gpus(dice) : undefined;
  const ephemeralStorage = dice.oneOf(['6Gi', '12Gi', '50Gi', undefined]);
  const pods = dice.oneOf([10, 14, 30, undefined]);
  return [
    `${platform}-p${index}`,
    {
      labels: {
        'example.com/pool': `${platform}-p${index}`,
        ...(dice.percent(30) && { 'example.com/room': dice.oneOf(['north', 'south']) }),
      },
      taints: taints(dice, gpu !== undefined),
      allocatable: {
        cpu: dice.oneOf(['2', '4', '7500m', '16']),
        memory: dice.oneOf(['5Gi', '8Gi', '16Gi', '60Gi']),
        ...(ephemeralStorage !== undefined && { ephemeralStorage }),
        ...(pods !== undefined && { pods }),
      },
      ...(gpu && { gpu }),
      nodes: { max: dice.oneOf([1, 2, 3, 3, 4, 4]) },
    },
  ];
}

/** Some pools have the labels of the first one, and perhaps more; some of these have a taint of their own. */
function besideFirst(dice: Dice, [name, spec]: Pool, first: Pool | undefined): Pool {
  if (!first || !dice.percent(15)) return [name, spec];
  const labels = { ...first[1].labels, ...(dice.percent(80) && { 'example.com/disk': 'fast' }) };
  const taint = { key: 'example.com/owner', value: name, effect: 'NoSchedule' as const };
  return [name, { ...spec, labels, taints: [...(spec.taints ?? []), ...(dice.percent(75) ? [taint] : [])] }];
}

function gpus(dice: Dice): GpuSpec {
  const count = dice.oneOf([1, 2, 4, 8]);
  const type = dice.oneOf(['t4', 'l4', 'a100-40gb']);
  if (dice.percent(50)) return { type, count };
  const sharing = { memory: dice.oneOf(['4Gi', '5Gi', '7Gi']) };
  return { type, count: dice.between(1, 2), sharing: { ...sharing, ...(dice.percent(40) && { by: 'time-slicing' }) } };
}

function taints(dice: Dice, gpu: boolean): readonly TaintSpec[] {
  const effect = dice.oneOf(['NoSchedule', 'NoSchedule', 'NoExecute', 'PreferNoSchedule']);
  return [
    ...(gpu ? [{ key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' as const }] : []),
    ...(dice.percent(40) ? [{ key: 'example.com/dedicated', ...(dice.percent(50) && { value: 'ml' }), effect }] : []),
  ];
}

function service(
  dice: Dice,
  pools: readonly Pool[],
  teams: readonly [string, string],
  index: number,
): readonly [string, ModelServiceSpec] {
  const [pool, spec] = onePool(dice, pools);
  const max = dice.oneOf([1, 1, 2, 2, 3, 5]);
  const runtime = dice.percent(spec.gpu ? 60 : 0) ? ('triton' as const) : ('scikit-learn' as const);
  const rollout = rolloutOf(dice);
  return [
    `serve-${index}`,
    {
      team: dice.oneOf(teams),
      pool,
      model: {
        name: 'churn',
        version: 'v1',
        ...(rollout.kind === 'blue-green' && dice.percent(30) && { previous: 'v2' }),
      },
      runtime: { kind: runtime, image: serverImage },
      consumers: [{ namespace: 'callers' }],
      rollout,
      resources: resources(
        dice,
        spec,
        dice.oneOf(['small', 'small', 'small', 'half', 'half', 'any']),
        runtime === 'triton' ? '2Gi' : '512Mi',
      ),
      scale: { min: dice.between(1, max), max: max },
    },
  ];
}

function rolloutOf(dice: Dice): RolloutSpec {
  if (dice.percent(20)) return { kind: 'blue-green' };
  return { kind: 'rolling', ...(dice.percent(40) && { maxSurge: 2 }) };
}

function job(
  dice: Dice,
  pools: readonly Pool[],
  teams: readonly [string, string],
  index: number,
): readonly [string, TrainingJobSpec] {
  const [pool, spec] = onePool(dice, pools);
  const nodes = dice.oneOf([1, 1, 2, 2, 3, 4]);
  return [
    `fit-${index}`,
    {
      team: dice.oneOf(teams),
      pool,
      framework: dice.percent(30) ? { kind: 'scikit-learn' } : { kind: 'pytorch', nodes },
      image: serverImage,
      command: ['python', 'train.py'],
      priority: dice.oneOf(trainingPriorities),
      ...(dice.percent(75) && {
        resources: {
          ...resources(dice, spec, dice.oneOf(['small', 'half', 'any']), '1Gi'),
          // A GPU that the pool does not have, or not as a whole.
          ...(dice.percent(6) && { gpu: { count: 1 } }),
        },
      }),
      ...(dice.percent(20) && { checkpoint: { bucket: 'models', path: 'checkpoints', every: '30m', size: '256Mi' } }),
    },
  ];
}

/** Percent of a node: at least, and at most. */
const percents: Readonly<Record<Size, readonly [number, number]>> = {
  small: [5, 20],
  half: [20, 60],
  any: [10, 115],
};

/** The memory that is asked for is no less than a server of this kind needs. */
function resources(dice: Dice, { allocatable, gpu }: ExistingNodePoolSpec, size: Size, min: string): ResourcesSpec {
  const cpus = Number.parseInt(allocatable.cpu, 10) >= 1000 ? 7.5 : Number(allocatable.cpu.replace('7500m', '7.5'));
  const [few, many] = percents[size];
  const memoryGi = Number.parseInt(allocatable.memory, 10);
  const memoryMi = Math.floor((memoryGi * 1024 * dice.between(few, many)) / 100);
  const minMi = parseBytes(min) / MiB;
  return {
    cpu: `${Math.max(50, Math.floor((cpus * dice.between(few, many)) / 5) * 50)}m`,
    memory: `${Math.max(minMi, dice.percent(60) ? minMi : memoryMi)}Mi`,
    ...gpuRequestSpec(dice, gpu),
  };
}

function gpuRequestSpec(dice: Dice, gpu: GpuSpec | undefined): { readonly gpu?: GpuRequestSpec } {
  if (!gpu || dice.percent(30)) return {};
  if (gpu.sharing) return { gpu: { memory: '4Gi' } };
  return { gpu: { count: dice.percent(10) ? gpu.count + 1 : dice.between(1, gpu.count) } };
}

function onePool(dice: Dice, pools: readonly Pool[]): Pool {
  const pool = pools[dice.between(0, pools.length - 1)];
  if (!pool) throw new Error('a definition has a pool');
  return pool;
}

/** Some teams have a part of one of the pools. */
function teamOf(dice: Dice, pools: readonly Pool[]): TeamSpec {
  return dice.percent(60) ? {} : { quota: quotas(dice, pools) };
}

function quotas(dice: Dice, pools: readonly Pool[]): Named<PoolQuotaSpec> {
  const [name, { gpu, allocatable, nodes }] = onePool(dice, pools);
  const cpus = Number(allocatable.cpu.replace('7500m', '7')) * nodes.max;
  return {
    [name]: {
      ...(dice.percent(60) && { cpu: String(Math.max(1, Math.floor((cpus * dice.between(10, 70)) / 100))) }),
      ...(dice.percent(30) && { memory: `${dice.between(4, 16)}Gi` }),
      ...(gpu && dice.percent(50) && { gpus: dice.between(0, gpu.count * nodes.max) }),
      ...(dice.percent(50) && { borrow: dice.percent(40) }),
    },
  };
}
