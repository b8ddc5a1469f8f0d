import { wholeGpuConfig } from '../facts/gpu-resources';
import type { AddOn } from './add-on';
import { devicePluginConfigs } from './device-plugin-config';
import { everyTaint, namesOf, onPools, poolsOf } from './pool-nodes';

/** Device plugin for GPUs and shares of GPUs, if neither the cloud nor an operator installs one. */
export const nvidiaDevicePlugin: AddOn = {
  chart: 'nvidia-device-plugin',
  namespace: 'nvidia-device-plugin',
  podSecurity: 'privileged',
  needs: [],
  why: (context) => {
    const pools = poolsOf(context, 'nvidia-device-plugin');
    return pools.length > 0 ? `GPU devices on ${namesOf(pools).join(', ')}` : undefined;
  },
  values: (context) => {
    const pools = poolsOf(context, 'nvidia-device-plugin');
    const configs = devicePluginConfigs(pools);
    return {
      // Without node feature discovery the affinity of the chart matches no node, so it selects the GPU pools.
      affinity: onPools(pools),
      ...(Object.keys(configs).length > 0 && { config: { default: wholeGpuConfig, map: configs } }),
      resources: { requests: { cpu: '50m', memory: '64Mi' } },
      tolerations: everyTaint,
    };
  },
};
