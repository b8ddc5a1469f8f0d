import type { ModelServicePlan } from './service';
import type { TrainingJobPlan } from './training-job';
import type { WorkloadKind } from './workload';

/** Every kind of workload. A new kind is added here, and the compiler names each place that must handle it. */
export type Workload = ModelServicePlan | TrainingJobPlan;

/** A workload of one kind. */
export type WorkloadOf<K extends WorkloadKind> = Extract<Workload, { readonly kind: K }>;
