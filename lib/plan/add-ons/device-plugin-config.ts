import { devicePluginConfig, gpuResource, wholeGpuConfig } from '../facts/gpu-resources';
import type { GpuPoolPlan, GpuSharingPlan } from '../types/gpu-pool';
import type { NodePoolPlan } from '../types/node-pool';

/**
 * Configurations of NVIDIA's device plugin by name. Each node selects one with its label
 * `nvidia.com/device-plugin.config`. Empty if no GPU is shared.
 * Source: NVIDIA/k8s-device-plugin v0.20.0, README, "Shared Access to GPUs".
 */
export function devicePluginConfigs(pools: readonly NodePoolPlan[]): Readonly<Record<string, string>> {
  const shared = pools.flatMap(({ gpu }) => (gpu?.sharing ? [configOf(gpu, gpu.sharing)] : []));
  return shared.length > 0 ? Object.fromEntries([[wholeGpuConfig, migStrategy('none')], ...shared]) : {};
}

function configOf(gpu: GpuPoolPlan, sharing: GpuSharingPlan): readonly [string, string] {
  const ownName = gpu.resource !== gpuResource;
  const text = sharing.kind === 'mig' ? migStrategy(ownName ? 'mixed' : 'single') : shares(sharing, ownName);
  return [devicePluginConfig(sharing), text];
}

function migStrategy(strategy: 'none' | 'single' | 'mixed'): string {
  return lines(['version: v1', 'flags:', `  migStrategy: ${strategy}`]);
}

/** A pod gets one share: two shares could be on different GPUs and would not add up. */
function shares({ kind, perGpu }: GpuSharingPlan, ownName: boolean): string {
  const timeSlicing = kind === 'time-slicing';
  return lines([
    'version: v1',
    'flags:',
    '  migStrategy: none',
    'sharing:',
    `  ${timeSlicing ? 'timeSlicing' : 'mps'}:`,
    `    renameByDefault: ${ownName}`,
    ...(timeSlicing ? ['    failRequestsGreaterThanOne: true'] : []),
    '    resources:',
    `      - name: ${gpuResource}`,
    `        replicas: ${perGpu}`,
  ]);
}

function lines(of: readonly string[]): string {
  return `${of.join('\n')}\n`;
}
