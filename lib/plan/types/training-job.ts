import type { FrameworkSpec, TrainingPriority } from '../../definition/training';
import type { BucketLocation } from './bucket';
import type { MonitoringAlertsPlan } from './monitoring';
import type { WorkloadPlan } from './workload';

/** A program that trains: all that its manifests say. */
export interface TrainingJobPlan extends WorkloadPlan {
  readonly kind: 'training';
  readonly framework: FrameworkSpec['kind'];
  /**
   * Name of the object: that of the job and a hash of all that it says, because what a job says cannot change while it
   * lives. Another definition is another run. Its folders in buckets are named after what the program is, not after this.
   */
  readonly run: string;
  /** `job`: one pod. `job-set`: a gang of pods that start together and know each other. */
  readonly object: 'job' | 'job-set';
  /** Pods that run at the same time. */
  readonly pods: number;
  /** Processes that train in each pod. */
  readonly processesPerPod: number;
  /** Where the processes of a gang find each other. Absent for one pod. */
  readonly rendezvous?: { readonly host: string; readonly port: number };
  readonly queue: {
    readonly localQueue: string;
    readonly priority: TrainingPriority;
    /** Name of the WorkloadPriorityClass. */
    readonly priorityClass: string;
    /** The queue takes a run away that has had so many seconds in all, from its first admission to its last. */
    readonly maxSeconds: number;
  };
  /** What happens when a pod ends badly: failures of the program count, interruptions do not. */
  readonly failure: { readonly retries: number };
  /** Longest time of one attempt, from its admission on: it has failed then. */
  readonly deadlineSeconds: number;
  readonly data: readonly TrainingDataPlan[];
  readonly checkpoint?: CheckpointPlan;
  readonly output?: TrainingOutputPlan;
  readonly alerts: MonitoringAlertsPlan;
}

/** A part of a bucket that is fetched before the program starts. */
export interface TrainingDataPlan {
  readonly directory: string;
  readonly location: BucketLocation;
  readonly path: string;
  readonly bytes: number;
}

/** Where a folder is copied to when the program has ended well. */
export interface TrainingOutputPlan {
  readonly directory: string;
  readonly location: BucketLocation;
  readonly path: string;
  /** Room for it in the pod. */
  readonly bytes: number;
}

/** How checkpoints get from a pod into a bucket and back. */
export interface CheckpointPlan {
  /** Folder that the program writes to and reads from. */
  readonly directory: string;
  readonly location: BucketLocation;
  /** Folder of the job, in which each pod has one of its own: its number. */
  readonly path: string;
  readonly everySeconds: number;
  readonly bytes: number;
  /** Seconds that a pod needs at most, from the signal on, to write and copy a last one. */
  readonly saveSeconds: number;
}
