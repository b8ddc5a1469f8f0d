import type { ManagedClusterSpec } from '../../definition/cluster';
import type { GatewaySpec } from '../../definition/gateway';
import type { ModelPlatformDefinition } from '../../definition/platform';
import type { ServingSpec } from '../../definition/service';
import type { TrainingJobSpec } from '../../definition/training';
import type { Path } from '../../errors';
import type { Cloud, Provider } from '../providers/provider';
import type { PoolMachine } from '../resolve/cluster/machines';
import type { BucketLocation } from '../types/bucket';
import type { GatewayPlan } from '../types/gateway';
import type { NodePoolPlan } from '../types/node-pool';
import type { ModelPlatformPlan } from '../types/platform';
import type { ModelServicePlan } from '../types/service';
import type { TrainingJobPlan } from '../types/training-job';
import type { Workload } from '../types/workloads';

/**
 * What one check of a rule sees, by the scope of the rule. A rule has the smallest scope that it needs, so that a planner
 * of one noun applies it without a platform.
 */
export interface Scopes {
  readonly platform: PlatformScope;
  readonly 'managed-cluster': ManagedClusterScope;
  readonly name: NameScope;
  readonly machine: MachineScope;
  readonly pool: PoolScope;
  readonly model: ModelScope;
  readonly gateway: GatewayScope;
  readonly 'workload-spec': WorkloadSpecScope;
  readonly workload: WorkloadScope;
  readonly service: ServiceScope;
  readonly 'training-spec': TrainingSpecScope;
  readonly training: TrainingScope;
}

/** Name of a scope. */
export type Scope = keyof Scopes;

/** The complete platform. The definition also has the workloads whose references are unknown; the plan does not. */
export interface PlatformScope {
  readonly definition: ModelPlatformDefinition;
  readonly plan: Omit<ModelPlatformPlan, 'waivers'>;
  readonly provider: Provider;
}

/** The complete platform on a cluster that a cloud creates. */
export interface ManagedClusterScope extends PlatformScope {
  readonly cluster: ManagedClusterSpec;
  readonly cloud: Cloud;
}

/** One name that a user chose, with everything that decides which names are allowed. */
export type NameScope = { readonly path: Path; readonly name: string } & (
  | { readonly kind: 'platform' | 'pool'; readonly provider: Pick<Provider, 'name' | 'namesStartWithLetter'> }
  | { readonly kind: 'bucket'; readonly location: BucketLocation; readonly named: boolean }
  | { readonly kind: 'service' }
  | {
      readonly kind: 'training';
      /** Absent if a reference of the job is unknown. */
      readonly job: Pick<TrainingJobPlan, 'object' | 'pods'> | undefined;
    }
);

/** One pool of a managed cluster and the machine type chosen for it, even if there is none. */
export interface MachineScope extends PoolMachine {
  readonly cloud: Cloud;
  readonly region: string;
}

/** One node pool and the workloads on it. */
export interface PoolScope {
  readonly path: Path;
  readonly pool: NodePoolPlan;
  readonly workloads: readonly Workload[];
}

/** All versions of one model. */
export interface ModelScope {
  readonly versions: readonly ModelVersionScope[];
}

/** One version of a model, with the paths of its fields. */
export interface ModelVersionScope {
  readonly name: string;
  readonly object: { readonly path: Path; readonly value: string };
  readonly sha256: { readonly path: Path; readonly value: string };
}

/** What a user writes for one gateway. */
export interface GatewayScope {
  readonly path: Path;
  readonly visibility: GatewayPlan['visibility'];
  /** How to state that an undecided gateway is internal. */
  readonly stateInternal: string;
  readonly spec: Omit<GatewaySpec, 'teams'>;
}

/** What a user writes for any kind of workload, even if a reference of it is unknown. */
export interface WorkloadSpecScope {
  readonly path: Path;
  readonly spec: Pick<ServingSpec, 'resources'>;
  readonly pool: NodePoolPlan;
}

/** One planned workload of any kind. */
export type WorkloadScope = ServiceScope | TrainingScope;

/** One planned service. */
export interface ServiceScope {
  readonly kind: ModelServicePlan['kind'];
  readonly workload: ModelServicePlan;
  readonly spec: ServingSpec;
  /** The pool that the service runs on. */
  readonly pool: NodePoolPlan;
  /** Every pool that the service can choose. */
  readonly pools: readonly NodePoolPlan[];
  /** Names of the gateways that can be consumers of the service. */
  readonly gateways: readonly string[];
  /** Paths of the fields that locate the models, in the order of the plan's `models`. */
  readonly modelPaths: readonly Path[];
  /** Paths of the scans of the models, in the same order. */
  readonly scanPaths: readonly Path[];
}

/** What a user writes for one training job, even if a reference of it is unknown. */
export interface TrainingSpecScope {
  readonly path: Path;
  readonly spec: Omit<TrainingJobSpec, 'team' | 'pool'>;
  /** Absent if the reference to the pool is unknown. */
  readonly pool: NodePoolPlan | undefined;
}

/** One planned training job. */
export interface TrainingScope {
  readonly kind: TrainingJobPlan['kind'];
  readonly workload: TrainingJobPlan;
  readonly spec: Omit<TrainingJobSpec, 'team' | 'pool'>;
  /** The pool that the job runs on. */
  readonly pool: NodePoolPlan;
  readonly provider: Provider;
}
