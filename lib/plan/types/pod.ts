import type { Labels } from './labels';

export type { Labels } from './labels';

import type { ContainerPlan } from './container';

/** A pod of any kind of workload. */
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
  /** Sidecars: they start after the init containers, run next to the other containers, and end after them. */
  readonly sidecars: readonly ContainerPlan[];
  readonly containers: readonly ContainerPlan[];
  readonly volumes: readonly VolumePlan[];
  readonly terminationGracePeriodSeconds: number;
  /** Maximum seconds from its start on a node, after which the kubelet ends it as failed. Absent if it may run on. */
  readonly deadlineSeconds?: number;
  /** Name of the PriorityClass. */
  readonly priorityClass: string;
  /** `never` for programs that end. @default 'always' */
  readonly restart?: 'always' | 'never';
}

/**
 * Isolation of a pod. Every pod complies with the Pod Security Standard `restricted`. In addition the root filesystem
 * is read-only, except for containers that cannot run with it, for a stated reason.
 */
export interface SecurityPlan {
  readonly rootFilesystem:
    | { readonly kind: 'read-only' }
    | { readonly kind: 'writable'; readonly containers: readonly string[]; readonly why: string };
  /** User and group id of every process, at least 1. */
  readonly user: number;
  readonly group: number;
}

/** A taint that a pod tolerates. The operator is `Exists`, because clouds set different values for the same taint. */
export interface TolerationPlan {
  readonly key: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** How replicas are spread over zones or nodes. */
export interface TopologySpreadPlan {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
}

/** A volume of a pod. */
export type VolumePlan =
  | { readonly kind: 'scratch'; readonly name: string; readonly bytes: number }
  /** In memory, and counted in the memory of the container that uses it: /dev/shm. */
  | { readonly kind: 'memory'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'secret'; readonly name: string; readonly secret: string }
  | { readonly kind: 'config-map'; readonly name: string; readonly configMap: string };
