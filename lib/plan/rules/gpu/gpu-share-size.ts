import { MiB, parseBytes } from '../../../units/quantity';
import { profileMiB, resolveSharing } from '../../resolve/cluster/gpu-pool';
import type { Rule } from '../rule';
import { type SharedGpuPool, sharedGpuPools } from './shared-gpus';

/** A shared GPU has room for more than one share of the size that is asked for. */
export const gpuShareSize: Rule<'platform'> = {
  id: 'gpu/share-size',
  scope: 'platform',
  waivable: true,
  rationale: 'A GPU that holds one share only is not shared: each pod takes, and pays for, all of it.',
  check: ({ definition }) =>
    sharedGpuPools(definition.cluster)
      .filter(({ sharing, ways }) => sharing.by === undefined || ways.possible.includes(sharing.by))
      .filter(({ sharing, gpu, ways }) => resolveSharing(sharing, gpu, ways) === undefined)
      .map((pool) => ({
        path: [...pool.path, 'memory'],
        problem: `${tooLarge(pool)}, so it would not be shared`,
        value: pool.sharing.memory,
        allowed: sizesOf(pool),
        fix: "ask for a smaller share, choose a larger GPU, or take 'sharing' away",
      })),
};

function tooLarge({ gpu, sharing }: SharedGpuPool): string {
  const shares = Math.floor((gpu.memoryMiB * MiB) / parseBytes(sharing.memory));
  const has = `a GPU of type ${gpu.name} has ${gpu.memoryMiB}Mi`;
  return shares < 1 ? `${has}, less than one such share` : `${has} and holds one such share`;
}

/** Sizes of MIG profiles that a GPU holds more than once; with the other ways anything up to half of it. */
function sizesOf({ gpu, sharing, ways }: SharedGpuPool): readonly string[] {
  const byTime = ways.possible.some((way) => way !== 'mig' && (sharing.by === undefined || way === sharing.by));
  const profiles = sharing.by === undefined || sharing.by === 'mig' ? ways.migProfiles : [];
  const sizes = profiles.filter(({ perGpu }) => perGpu > 1).map(({ name }) => profileMiB(name) / 1024);
  return [
    ...[...new Set(sizes)].sort((a, b) => a - b).map((size) => `${size}Gi`),
    ...(byTime ? [`any up to ${Math.floor(gpu.memoryMiB / 2)}Mi`] : []),
  ];
}
