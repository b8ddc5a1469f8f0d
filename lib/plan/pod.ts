import type { Labels } from './label-set';
import type { NetworkPolicyPlan } from './network';

export type { Labels } from './label-set';

/** A pod as it is planned once, whatever kind of workload carries it. */
export interface PodPlan {
  readonly labels: Labels;
  /** @default {} */
  readonly annotations?: Labels;
  readonly serviceAccount: string;
  readonly security: SecurityPlan;
  readonly nodeSelector: Labels;
  readonly tolerations: readonly TolerationPlan[];
  readonly topologySpread: readonly TopologySpreadPlan[];
  readonly initContainers: readonly ContainerPlan[];
  /** Containers that start after the init containers, run beside the others, and end after them. */
  readonly sidecars: readonly ContainerPlan[];
  readonly containers: readonly ContainerPlan[];
  readonly volumes: readonly VolumePlan[];
  readonly terminationGracePeriodSeconds: number;
  /** Name of the PriorityClass. */
  readonly priorityClass: string;
  /** `never` for programs that end. @default 'always' */
  readonly restart?: 'always' | 'never';
}

/**
 * How far a pod is shut in. Every pod holds the Pod Security standard `restricted`; beyond it the root file system is
 * read-only, but for containers of which it is said why they cannot live with that.
 */
export interface SecurityPlan {
  readonly rootFilesystem:
    | { readonly kind: 'read-only' }
    | { readonly kind: 'writable'; readonly containers: readonly string[]; readonly why: string };
  /** User and group id of every process, 1 or more. */
  readonly user: number;
  readonly group: number;
}

/** A taint that a pod accepts; `Exists`, because clouds give the same taint different values. */
export interface TolerationPlan {
  readonly key: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** How replicas are spread over a kind of place. */
export interface TopologySpreadPlan {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
}

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

/** A volume of a pod. */
export type VolumePlan =
  | { readonly kind: 'scratch'; readonly name: string; readonly bytes: number }
  /** In memory, and counted in the memory of the container that uses it: /dev/shm. */
  | { readonly kind: 'memory'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'secret'; readonly name: string; readonly secret: string };

/** Probes of a server. */
export interface ProbesPlan {
  readonly startup: ProbePlan;
  readonly readiness: ProbePlan;
  readonly liveness: ProbePlan;
}

/** One probe. */
export type ProbePlan = HttpProbePlan | ExecProbePlan;

/** A probe that asks over HTTP. */
export interface HttpProbePlan extends ProbeTimes {
  readonly kind?: 'http';
  readonly path: string;
  /** Name of the container's port. */
  readonly port: string;
}

/** A probe that runs a program in the container, for what no path can tell. */
export interface ExecProbePlan extends ProbeTimes {
  readonly kind: 'exec';
  readonly command: readonly string[];
}

/** When a probe asks, and how often it may be told no. */
export interface ProbeTimes {
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

/** A service account, with what the cloud needs to see on it. */
export interface ServiceAccountPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly annotations: Labels;
}

/** What every workload brings besides its own kind of object. */
export interface WorkloadPlan {
  readonly name: string;
  /** Absent for a workload that stands alone. */
  readonly team?: string;
  readonly namespace: string;
  /** Labels of the workload's objects. */
  readonly labels: Labels;
  /** Labels that never change during the workload's life. */
  readonly selector: Labels;
  readonly pod: PodPlan;
  readonly serviceAccount: ServiceAccountPlan;
  readonly networkPolicies: readonly NetworkPolicyPlan[];
}
