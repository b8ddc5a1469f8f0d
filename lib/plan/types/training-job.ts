import type { FrameworkSpec, TrainingPriority } from '../../definition/training';
import type { BucketLocation } from './bucket';
import type { MonitoringAlertsPlan, ScrapePlan } from './monitoring';
import type { WorkloadPlan } from './workload';

/** A training job with all decisions made. */
export interface TrainingJobPlan extends WorkloadPlan {
  readonly kind: 'training';
  readonly framework: FrameworkSpec['kind'];
  /** Fields of `framework` in the definition that set the number of pods and of processes. Absent if it is fixed. */
  readonly topologyFields: { readonly pods?: string; readonly processes?: string };
  /**
   * Name of the object: the name of the job and a hash of everything that cannot change while the object exists. A changed
   * definition is another run. Its output has a folder of this name. The folder of its checkpoints has another name, which changes only
   * with the program.
   */
  readonly run: string;
  /** `job`: one pod. `job-set`: a gang of pods that start together and can connect to each other. */
  readonly object: 'job' | 'job-set';
  /** Pods that run at the same time. */
  readonly pods: number;
  /** Processes that train in each pod. */
  readonly processesPerPod: number;
  /** Address of the first pod of a gang. Absent for one pod, and for frameworks without rendezvous. */
  readonly rendezvous?: { readonly host: string; readonly port: number };
  readonly queue: {
    readonly localQueue: string;
    readonly priority: TrainingPriority;
    /** Name of the WorkloadPriorityClass. Empty for a job of a queue without classes. */
    readonly priorityClass: string;
    /** Maximum total execution time of all attempts. The queue deactivates a run that exceeds it. */
    readonly maxSeconds: number;
    /** Parameters of its request for nodes. Absent on a pool without queued provisioning. */
    readonly provisioning?: Readonly<Record<string, string>>;
  };
  /** Failures of the program count as retries, interruptions do not. */
  readonly failure: {
    readonly retries: number;
    /** Exit codes of the program that end the run without a retry. */
    readonly fatalExitCodes: readonly number[];
  };
  /** Maximum duration of one attempt, from the start of its pods on their nodes. A longer one counts as a failure. */
  readonly deadlineSeconds: number;
  /** Maximum seconds from the admission of an attempt until all of its pods are ready, including their downloads. */
  readonly startSeconds: number;
  readonly data: readonly TrainingDataPlan[];
  readonly checkpoint?: CheckpointPlan;
  readonly output?: TrainingOutputPlan;
  /** How the age of the checkpoints is scraped. Absent without checkpoints. */
  readonly scrape?: ScrapePlan;
  readonly alerts: MonitoringAlertsPlan;
}

/** A part of a bucket that is fetched before the program starts. */
export interface TrainingDataPlan {
  readonly directory: string;
  readonly location: BucketLocation;
  readonly path: string;
  readonly bytes: number;
}

/** A folder that is copied to a bucket after the program has succeeded. */
export interface TrainingOutputPlan {
  readonly directory: string;
  readonly location: BucketLocation;
  readonly path: string;
  /** Scratch space for it in the pod. */
  readonly bytes: number;
}

/** How checkpoints are copied from a pod to a bucket and back. */
export interface CheckpointPlan {
  /** Folder that the program writes to and reads from. */
  readonly directory: string;
  readonly location: BucketLocation;
  /** Folder of the program. Each pod has its own folders below it, named after its completion index. */
  readonly path: string;
  readonly everySeconds: number;
  readonly bytes: number;
  /**
   * Maximum seconds that a pod needs to copy a checkpoint. A finished checkpoint is restored if it was finished at least
   * `everySeconds` + `copySeconds` before the pod is lost.
   */
  readonly copySeconds: number;
  /** Maximum seconds that a pod needs after the stop signal to write and copy a last checkpoint. */
  readonly saveSeconds: number;
}
