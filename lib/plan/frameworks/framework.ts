import type { Labels } from '../types/labels';
import type { PolicyPortPlan } from '../types/network';

/** Starts the processes of a training job and connects them. One file per framework, selected in `select.ts`. */
export interface Framework {
  /** Pods that run at the same time, at least 1. Two or more are a gang, which starts and restarts as a whole. */
  readonly pods: number;
  /** Processes in each pod, at least 1. `gpus` counts whole GPUs of the pod and is 0 if it has none or shares them. */
  processes(gpus: number): number;
  /** Port on which the first pod of a gang listens for the others. Absent if the processes need no rendezvous. */
  readonly rendezvousPort?: number;
  /** Ports that are open between the pods of a gang. Empty if they do not connect to each other. */
  readonly gangPorts: readonly PolicyPortPlan[];
  /** Exit codes of the program that end a run without a retry. Empty if every failure is retried. */
  readonly fatalExitCodes: readonly number[];
  /** Fields of its part of the definition that set the topology. Absent if the number is fixed. */
  readonly fields: { readonly pods?: string; readonly processes?: string };
  /** Number of processes in each pod if the definition does not set it, in words. */
  readonly defaultProcesses: string;
  /** Command of the program's container. */
  command(launch: LaunchPlan): readonly string[];
  /** Environment of the program, in addition to the variables of every training job. */
  env(launch: LaunchPlan): Labels;
  /** Environment variables whose values are fields of the pod. */
  fieldEnv(launch: LaunchPlan): Labels;
  /** Names of variables that the framework sets or reads. A program must not set them. */
  readonly ownVariables?: RegExp;
  /** Size of `/dev/shm` in a container with this memory. Undefined if the default of 64 MiB is enough. */
  sharedMemoryBytes(processes: number, memoryBytes: number): number | undefined;
  /** Size limit of `/tmp`. */
  readonly temporaryBytes: number;
  /** Default resources of a pod: everything that a node can allocate, or fixed amounts. */
  readonly defaults:
    | { readonly kind: 'whole-node' }
    | { readonly kind: 'fixed'; readonly cpuMilli: number; readonly memoryBytes: number };
}

/** The parts of a job that the command and the environment of its program depend on. */
export interface LaunchPlan {
  /** The program and its arguments. */
  readonly program: readonly string[];
  /** Name of the run as the program knows it. */
  readonly run: string;
  readonly pods: number;
  /** Processes in each pod. */
  readonly processes: number;
  /** CPU of each pod in thousandths. */
  readonly cpuMilli: number;
  /** GPUs, or shares of GPUs, of each pod. */
  readonly gpus: number;
  /** Address of the first pod of a gang. Absent for one pod, and for frameworks without rendezvous. */
  readonly rendezvous?: { readonly host: string; readonly port: number };
  /** Maximum seconds until all pods are ready, and so between the starts of the program in the first and in the last one. */
  readonly startSeconds: number;
  /** Variables that make NCCL use the pool's fabric. Empty without one. */
  readonly fabricEnv: Labels;
  /** Maximum seconds between the stop signal and the end of the processes. */
  readonly stopSeconds: number;
}

/**
 * Exit code 2 means wrong usage, so a retry would fail again. Shells, Python and argparse use it, and torchrun for unknown
 * options. Failures inside a torchrun process exit with 1.
 */
export const usageExitCodes: readonly number[] = [2];

/** Threads of each process, so that all processes of a pod together use its CPUs once. */
export function threadsOf({ cpuMilli, processes }: Pick<LaunchPlan, 'cpuMilli' | 'processes'>): number {
  return Math.max(1, Math.floor(cpuMilli / 1000 / processes));
}
