import type { GpuType } from './gpus';
import type { MachineType } from './machines';

/**
 * GKE accelerator name of each GPU. Source: Google Cloud "GPU machine types" and GKE's label gke-accelerator,
 * 2026-04-14.
 */
const accelerators: Readonly<Partial<Record<GpuType, string>>> = {
  'a100-40gb': 'nvidia-tesla-a100',
  'a100-80gb': 'nvidia-a100-80gb',
  b200: 'nvidia-b200',
  gb200: 'nvidia-gb200',
  gb300: 'nvidia-gb300',
  h100: 'nvidia-h100-80gb',
  h200: 'nvidia-h200-141gb',
  l4: 'nvidia-l4',
  'rtx-pro-6000': 'nvidia-rtx-pro-6000',
  t4: 'nvidia-tesla-t4',
};

/** Whether GKE has a name for a GPU. */
export function isGkeAccelerator(gpu: GpuType): boolean {
  return accelerators[gpu] !== undefined;
}

/**
 * GKE accelerator name for a machine type. A3 Mega machines use a different name for the same GPU.
 *
 * @throws Error if the machine has no GPU that GKE offers. No such machine type is chosen.
 */
export function gkeAccelerator(machine: MachineType): string {
  if (machine.name.startsWith('a3-mega')) return 'nvidia-h100-mega-80gb';
  const name = machine.gpu && accelerators[machine.gpu.type];
  if (name === undefined) throw new Error(`unknown GKE accelerator of machine type ${machine.name}`);
  return name;
}
