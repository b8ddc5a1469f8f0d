import { MiB, parseBytes } from '../../../units/quantity';
import { profileMiB, resolveSharing } from '../../resolve/cluster/gpu-pool';
import type { Rule } from '../rule';
import { type SharedGpuPool, sharedGpuPools } from '../shared-gpus';

/** A shared GPU has room for at least two shares. */
export const gpuShareSize: Rule<'platform'> = {
  id: 'gpu/share-size',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A GPU with room for one share is not shared: each pod uses and pays for the whole GPU.',
  check: ({ definition, provider }) =>
    sharedGpuPools(definition.cluster, provider)
      .filter(({ sharing, ways }) => sharing.by === undefined || ways.possible.includes(sharing.by))
      .filter(({ sharing, gpu, ways }) => resolveSharing(sharing, gpu, ways) === undefined)
      .map((pool) => ({
        path: [...pool.path, 'memory'],
        problem: `${tooLarge(pool)}, so it cannot be shared`,
        value: pool.sharing.memory,
        allowed: sizesOf(pool),
        fix: "lower sharing.memory, choose a larger GPU, or remove 'sharing'",
      })),
};

function tooLarge({ gpu, sharing }: SharedGpuPool): string {
  const shares = Math.floor((gpu.memoryMiB * MiB) / parseBytes(sharing.memory));
  const has = `a GPU of type ${gpu.name} has ${gpu.memoryMiB}Mi`;
  return shares < 1 ? `${has}, less than one share` : `${has}, room for one share`;
}

/** Sizes of MIG profiles that fit twice; with time-slicing or MPS any size up to half of the GPU. */
function sizesOf({ gpu, sharing, ways }: SharedGpuPool): readonly string[] {
  const byTime = ways.possible.some((way) => way !== 'mig' && (sharing.by === undefined || way === sharing.by));
  const profiles = sharing.by === undefined || sharing.by === 'mig' ? ways.migProfiles : [];
  const sizes = profiles.filter(({ perGpu }) => perGpu > 1).map(({ name }) => profileMiB(name) / 1024);
  return [
    ...[...new Set(sizes)].sort((a, b) => a - b).map((size) => `${size}Gi`),
    ...(byTime ? [`any size up to ${Math.floor(gpu.memoryMiB / 2)}Mi`] : []),
  ];
}
