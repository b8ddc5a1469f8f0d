import type { ProbesPlan } from './probe';

/** One container. */
export interface ContainerPlan {
  readonly name: string;
  /** With its digest. */
  readonly image: string;
  /** Reference in the definition or the catalog of which `image` is a copy in a mirror. @default - it is no copy */
  readonly copyOf?: string;
  readonly command: readonly string[];
  /** @default - that of the image */
  readonly workingDirectory?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Environment variables whose values are fields of the pod, such as `metadata.name`. @default {} */
  readonly fieldEnv?: Readonly<Record<string, string>>;
  readonly ports: readonly PortPlan[];
  readonly resources: ResourcesPlan;
  readonly mounts: readonly MountPlan[];
  readonly probes?: ProbesPlan;
  /** Names of the models that it scans before the server loads them. @default - it is no scanner */
  readonly scans?: readonly string[];
  /** Seconds that the container sleeps before the stop signal, while it still serves requests. */
  readonly preStopSleepSeconds?: number;
}

/** A port of a container that Services and policies refer to by name. */
export interface PortPlan {
  readonly name: string;
  readonly port: number;
}

/** Resource requests of a container. Memory and ephemeral storage are limits as well; CPU has no limit. */
export interface ResourcesPlan {
  /** Thousandths of a CPU. */
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly ephemeralBytes: number;
  /** Devices by resource name, such as `nvidia.com/gpu`. Request and limit are equal. */
  readonly devices: Readonly<Record<string, number>>;
}

/** Where a container mounts a volume. */
export interface MountPlan {
  readonly volume: string;
  readonly path: string;
  readonly readOnly: boolean;
  /** Folder of the volume. @default - the complete volume */
  readonly subPath?: string;
}
