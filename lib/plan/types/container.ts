import type { ProbesPlan } from './probe';

/** One container. */
export interface ContainerPlan {
  readonly name: string;
  /** With its digest. */
  readonly image: string;
  readonly command: readonly string[];
  /** @default - the image's */
  readonly workingDirectory?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Variables that Kubernetes fills in from a field of the pod, such as `metadata.name`. @default {} */
  readonly fieldEnv?: Readonly<Record<string, string>>;
  readonly ports: readonly PortPlan[];
  readonly resources: ResourcesPlan;
  readonly mounts: readonly MountPlan[];
  readonly probes?: ProbesPlan;
  /** Seconds that the container sleeps, still serving, before it is told to stop. */
  readonly preStopSleepSeconds?: number;
}

/** A port of a container that Services and policies name. */
export interface PortPlan {
  readonly name: string;
  readonly port: number;
}

/** What a container asks for. Memory and scratch space are limits as well; CPU is not limited. */
export interface ResourcesPlan {
  /** Thousandths of a CPU. */
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly ephemeralBytes: number;
  /** Whole devices by resource name, such as `nvidia.com/gpu`; request and limit are the same. */
  readonly devices: Readonly<Record<string, number>>;
}

/** Where a container sees a volume. */
export interface MountPlan {
  readonly volume: string;
  readonly path: string;
  readonly readOnly: boolean;
}
