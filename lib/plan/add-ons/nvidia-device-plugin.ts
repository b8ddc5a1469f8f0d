import { labelKeys } from '../labels';
import type { AddOn, AddOnSurroundings } from './add-on';

/** Offers GPUs to pods where the node's image does not. */
export const nvidiaDevicePlugin: AddOn = {
  chart: 'nvidia-device-plugin',
  namespace: 'nvidia-device-plugin',
  podSecurity: 'privileged',
  needs: [],
  why: ({ cluster }) =>
    gpuPools(cluster).length > 0
      ? `GPU nodes of this cloud have no device plugin: ${gpuPools(cluster).join(', ')}`
      : undefined,
  // Without node feature discovery the chart's own affinity matches no node, so ours selects the GPU pools.
  values: ({ cluster }) => ({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: labelKeys.pool, operator: 'In', values: gpuPools(cluster) }] },
          ],
        },
      },
    },
    tolerations: [{ operator: 'Exists' }],
  }),
};

/** Pools whose GPUs nobody offers to pods unless we do. */
function gpuPools({ pools }: AddOnSurroundings['cluster']): readonly string[] {
  return Object.values(pools)
    .filter(({ gpu }) => gpu?.devicePlugin === 'add-on')
    .map(({ name }) => name);
}
