import { wholeGpuConfig } from '../facts/gpu-resources';
import type { AddOn } from './add-on';
import { devicePluginConfigs } from './device-plugin-config';
import { everyTaint, namesOf, onPools, poolsOf } from './pool-nodes';

/** Offers GPUs, or shares of them, to pods where neither the node's image nor an operator does. */
export const nvidiaDevicePlugin: AddOn = {
  chart: 'nvidia-device-plugin',
  namespace: 'nvidia-device-plugin',
  podSecurity: 'privileged',
  needs: [],
  why: (context) => {
    const pools = poolsOf(context, 'nvidia-device-plugin');
    return pools.length > 0 ? `GPU nodes of this cloud have no device plugin: ${namesOf(pools).join(', ')}` : undefined;
  },
  values: (context) => {
    const pools = poolsOf(context, 'nvidia-device-plugin');
    const configs = devicePluginConfigs(pools);
    return {
      // Without node feature discovery the chart's own affinity matches no node, so ours selects the GPU pools.
      affinity: onPools(pools),
      ...(Object.keys(configs).length > 0 && { config: { default: wholeGpuConfig, map: configs } }),
      resources: { requests: { cpu: '50m', memory: '64Mi' } },
      tolerations: everyTaint,
    };
  },
};
