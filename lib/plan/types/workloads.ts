import type { ModelServicePlan } from './service';
import type { TrainingJobPlan } from './training-job';

/** Every kind of workload. A new kind joins here, and the compiler names each place that must handle it. */
export type Workload = ModelServicePlan | TrainingJobPlan;
