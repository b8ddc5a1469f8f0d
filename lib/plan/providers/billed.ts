import type { ClusterPlan } from '../types/cluster';
import type { CostRange, ServiceCost } from '../types/cost';
import type { NodeDiskPlan } from '../types/node-disk';

/** Hours of a month in prices. */
export const hoursPerMonth = 730;

/** What every cloud bills by use. */
export const alwaysByUse = [
  'object storage and its requests',
  'logs of the control plane, the network and buckets',
  'secrets',
  'traffic between zones and out of the cloud',
];

/** Everything that decides what is billed besides nodes. */
export interface BilledRequest {
  readonly cluster: Pick<ClusterPlan, 'zones' | 'network' | 'buckets' | 'registries' | 'audit'>;
  /** From where the load balancer of each gateway is reached. */
  readonly gateways: readonly ('internal' | 'public' | 'undecided')[];
  /** Root disks of the nodes of each pool. */
  readonly rootDisks: readonly RootDisk[];
  /** Size in GiB of each volume of an operator. */
  readonly volumes: readonly number[];
}

/** The root disk of each node of a pool. */
interface RootDisk {
  /** 0 if it is a local disk of the machine. */
  readonly gib: number;
  /** Throughput and operations per second, if they are set. */
  readonly provisioned?: NodeDiskPlan['provisioned'] | undefined;
  readonly nodes: CostRange;
}

/** Something of which there is the same number in every state. */
export function always(service: string, count: number, hourlyUsd: number): ServiceCost {
  return inStates(service, () => count * hourlyUsd);
}

/** Something whose price depends on the number of nodes. */
export function inStates(service: string, hourlyUsd: (state: keyof CostRange) => number): ServiceCost {
  return { service, hourlyUsd: { idle: hourlyUsd('idle'), min: hourlyUsd('min'), max: hourlyUsd('max') } };
}

/** A month of each MiB per second and each operation per second of a disk, and how many of them every disk has. */
type DiskPerformance = Readonly<Record<'throughput' | 'operations', { readonly free: number; readonly month: number }>>;

/** Disks, by the monthly price of one of this size. */
export function disks(
  { rootDisks, volumes }: BilledRequest,
  monthlyUsd: {
    readonly root: (gib: number) => number;
    readonly volume: (gib: number) => number;
    /** Throughput and operations besides the size. @default - they cost nothing */
    readonly performance?: DiskPerformance;
  },
): readonly ServiceCost[] {
  return [
    inStates('root disks', (state) =>
      rootDisks.reduce((sum, disk) => sum + (disk.nodes[state] * rootUsd(disk, monthlyUsd)) / hoursPerMonth, 0),
    ),
    always(
      'volumes of operators',
      1,
      volumes.reduce((sum, gib) => sum + monthlyUsd.volume(gib) / hoursPerMonth, 0),
    ),
  ];
}

function rootUsd({ gib, provisioned }: RootDisk, { root, performance }: Parameters<typeof disks>[1]): number {
  if (gib === 0) return 0;
  if (!provisioned || !performance) return root(gib);
  const { throughput, operations } = performance;
  return (
    root(gib) +
    (Math.max(0, provisioned.throughputMiB - throughput.free) * throughput.month +
      Math.max(0, provisioned.iops - operations.free) * operations.month)
  );
}
