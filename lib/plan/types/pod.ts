import type { Labels } from './labels';

export type { Labels } from './labels';

import type { ContainerPlan } from './container';

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

/** A volume of a pod. */
export type VolumePlan =
  | { readonly kind: 'scratch'; readonly name: string; readonly bytes: number }
  /** In memory, and counted in the memory of the container that uses it: /dev/shm. */
  | { readonly kind: 'memory'; readonly name: string; readonly bytes: number }
  | { readonly kind: 'secret'; readonly name: string; readonly secret: string };
