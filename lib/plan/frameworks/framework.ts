import type { Labels } from '../types/labels';

/** What starts the processes of a training job and tells them of each other. One file for each. */
export interface Framework {
  /** What the program's container runs. */
  command(launch: LaunchPlan): readonly string[];
  /** Variables that the program sees, besides those of every job. */
  env(launch: LaunchPlan): Labels;
  /** Variables that Kubernetes fills in from a field of the pod. */
  fieldEnv(launch: LaunchPlan): Labels;
  /** Names of variables that it sets in each process, or is itself told by: a program's own would be lost or mislead it. */
  readonly ownVariables?: RegExp;
  /** Size of `/dev/shm`, for a container with so much memory; nothing where the 64 MiB that it has anyhow will do. */
  sharedMemoryBytes(processes: number, memoryBytes: number): number | undefined;
  /** The most that `/tmp` may hold. */
  readonly temporaryBytes: number;
  /** What a pod asks for where the definition does not say: all that a node has left, or so much. */
  readonly defaults:
    | { readonly kind: 'whole-node' }
    | { readonly kind: 'fixed'; readonly cpuMilli: number; readonly memoryBytes: number };
}

/** What is known of a job when its command is written. */
export interface LaunchPlan {
  /** The program and its arguments. */
  readonly program: readonly string[];
  /** What the program knows its run by. */
  readonly run: string;
  readonly pods: number;
  /** Processes of each pod. */
  readonly processes: number;
  /** CPU of each pod in thousandths. */
  readonly cpuMilli: number;
  /** GPUs, or shares of them, of each pod. */
  readonly gpus: number;
  /** Where the processes of a gang find each other. Absent for one pod. */
  readonly rendezvous?: { readonly host: string; readonly port: number };
  /** Variables by which NCCL uses the fast network of the pool; empty without one. */
  readonly fabricEnv: Labels;
  /** Seconds that the processes have at most, from the signal to stop on, to save what they have. */
  readonly stopSeconds: number;
}

/** Threads of each process, so that all together use the CPUs once. */
export function threadsOf({ cpuMilli, processes }: Pick<LaunchPlan, 'cpuMilli' | 'processes'>): number {
  return Math.max(1, Math.floor(cpuMilli / 1000 / processes));
}
