import { gkeAccelerator } from '../../catalog/accelerators';
import type { MachineType } from '../../catalog/machines';
import type { CapacitySpec } from '../../definition/node-pool';
import type { CloudPoolPlan } from '../types/cloud-pool';
import type { GpuSharingPlan } from '../types/gpu-pool';
import { localSsdsOf } from './gke-disk';
import type { CloudPoolRequest } from './provider';

/** Grace period of a reclaimed spot node: in total, and the part for critical pods at the end. */
type Shutdown = NonNullable<Extract<CloudPoolPlan, { provider: 'gke' }>['shutdown']>;

/**
 * A node pool can request two minutes since 1.35.0-gke.1171000. Before, it has 30 seconds, 15 of them for pods.
 * Source: Google Cloud "Spot VMs" in GKE, graceful termination, 2026-11.
 */
export function shutdownOf(kubernetes: string): Shutdown {
  const totalSeconds = Number(kubernetes.split('.')[1]) >= 35 ? 120 : 30;
  return { totalSeconds, criticalPodsSeconds: 15 };
}

/** Settings of a node pool. */
export function gkePool(
  { machine, capacity, fabric, customerKey, sharing, disk, images }: CloudPoolRequest,
  shutdown: Shutdown,
): CloudPoolPlan {
  const spot = capacity.kind === 'spot';
  return {
    provider: 'gke',
    imageType: 'COS_CONTAINERD',
    spot,
    ...(machine.gpu && { accelerator: accelerator(machine, machine.gpu.count, sharing) }),
    ...(spot && shutdown.totalSeconds > 30 && { shutdown }),
    ...reservationOf(capacity),
    ...(isFlexStart(capacity) && { flexStart: true }),
    ...(capacity.kind === 'queued-provisioning' && { queuedProvisioning: true }),
    // Without its own policy a pool with a reservation would ask for a place that the reservation does not have.
    ...(fabric && { compactPlacement: capacity.kind !== 'reservation' }),
    ...(disk.kind === 'local' && { localSsds: localSsdsOf(machine) }),
    ...(images.some(isStreamed) && { imageStreaming: true }),
    ...(customerKey && { customerKey }),
  };
}

/**
 * Images in Artifact Registry, also under the hosts of Container Registry.
 * Source: Google Cloud "Use Image streaming to pull container images", requirements, 2026-11.
 */
function isStreamed(image: string): boolean {
  return /^(?:[a-z0-9-]+-docker\.pkg\.dev|(?:[a-z]+\.)?gcr\.io)\//.test(image);
}

/** Queued provisioning creates flex-start VMs. Source: Google Cloud "Flex-start with queued provisioning", 2026-11. */
function isFlexStart({ kind }: CapacitySpec): boolean {
  return kind === 'flex-start' || kind === 'queued-provisioning';
}

function reservationOf(capacity: CapacitySpec) {
  if (capacity.kind !== 'reservation') return {};
  const { reservation, placement } = capacity;
  return { reservation, ...(placement !== undefined && { placementPolicy: placement }) };
}

function accelerator(machine: MachineType, count: number, sharing: GpuSharingPlan | undefined) {
  return {
    type: gkeAccelerator(machine),
    count,
    driverVersion: 'DEFAULT' as const,
    ...(sharing?.profile !== undefined && { partitionSize: sharing.profile }),
    ...(sharing?.kind === 'time-slicing' && {
      sharing: { strategy: 'TIME_SHARING' as const, maxSharedClients: sharing.perGpu },
    }),
  };
}
