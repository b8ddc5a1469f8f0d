import { type Gpu, gpus } from '../../catalog/gpus';
import type { ClusterSpec } from '../../definition/cluster';
import type { GpuSharingSpec, GpuSpec } from '../../definition/gpu';
import type { Path } from '../../errors';
import type { SharingWays } from '../providers/gpu-sharing';
import type { Provider } from '../providers/provider';

/** A pool with GPU sharing and the supported kinds of sharing. */
export interface SharedGpuPool {
  readonly name: string;
  /** Path of `gpu.sharing`. */
  readonly path: Path;
  readonly gpu: Gpu;
  readonly sharing: GpuSharingSpec;
  readonly ways: SharingWays;
}

/** Pools of a definition with GPU sharing. */
export function sharedGpuPools(cluster: ClusterSpec, provider: Pick<Provider, 'gpuSharing'>): readonly SharedGpuPool[] {
  const pools: Readonly<Record<string, { readonly gpu?: GpuSpec }>> = cluster.nodePools;
  return Object.entries(pools).flatMap(([name, { gpu: spec }]) => {
    if (!spec?.sharing) return [];
    const gpu = gpus.rows[spec.type];
    const path = ['cluster', 'nodePools', name, 'gpu', 'sharing'];
    return [{ name, path, gpu, sharing: spec.sharing, ways: provider.gpuSharing(gpu) }];
  });
}
