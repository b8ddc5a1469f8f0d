import type { ResourcesSpec } from './service';

/**
 * A program that trains a model and ends. Kueue starts it when its whole gang fits into the team's quota, and a change
 * of anything in it is a new run.
 */
export interface TrainingJobSpec<P extends string = string, B extends string = string, T extends string = string> {
  readonly team: NoInfer<T>;
  readonly pool: NoInfer<P>;
  readonly framework: FrameworkSpec;
  /** Image with its digest. */
  readonly image: string;
  /**
   * The program and its arguments: `['python', 'train.py']`. With PyTorch it runs once in each of the processes.
   *
   * It knows its run by `$RUN_NAME`, which is the name of its folders in buckets as well. When it is told to stop (SIGTERM) it saves and ends with another code than 0, because
   * Kubernetes takes 0 for complete; who ends with 2 was started wrongly and is not tried again, except under
   * torchrun, which ends with 1 whatever its processes end with. It may write to `/tmp` and
   * to the folders of this page, and to no other.
   */
  readonly command: readonly string[];
  /** @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * What each pod asks for.
   * @default - with PyTorch a whole node of the pool, with scikit-learn 1 CPU and 2Gi
   */
  readonly resources?: ResourcesSpec;
  /**
   * What is fetched from buckets before the program starts, by the folder that it is put into: `'/data'`.
   * @default {}
   */
  readonly data?: Readonly<Record<string, DataSpec<B>>>;
  /** @default - none: whoever is interrupted begins anew. A spot pool without one is a finding. */
  readonly checkpoint?: CheckpointSpec<B>;
  /**
   * Where the folder `$OUTPUT_DIRECTORY` is copied to when the program has ended well.
   *
   * Each program has a folder of its own there, named after the job and a hash of the image, command, env, data, processes
   * and `run`: no other change moves it. A run is complete when the copy is.
   * @default - nothing is kept but the checkpoints
   */
  readonly output?: OutputSpec<B>;
  /**
   * Secrets of the team's namespace, mounted as files, by the folder: `'/secrets/feature-store'`.
   * @default {}
   */
  readonly secrets?: Readonly<Record<string, string>>;
  /**
   * Databases and other addresses that the program reaches. Everything else is closed to it.
   * @default []
   */
  readonly connections?: readonly ConnectionSpec[];
  /**
   * Who goes first in the queue, and who gives way.
   * @default 'normal'
   */
  readonly priority?: TrainingPriority;
  /**
   * Starts again after a failure of the program, 0 to 100. Interruptions by the cloud or by the queue do not count.
   * Under torchrun a wrong usage of the program counts like any failure.
   * @default 3
   */
  readonly retries?: number;
  /**
   * Longest time of one attempt, waiting in the queue not counted. An attempt ends when a run is interrupted, and a gang's
   * also when it fails; the queue ends a run for good that has had `retries` + 2 times as long in all.
   * @default '24h'
   */
  readonly deadline?: string;
  /**
   * Change it to run again what has not changed otherwise.
   * @default '1'
   */
  readonly run?: string;
}

/** Priorities of training, from first to last. */
export const trainingPriorities = ['high', 'normal', 'low'] as const;

/** One of {@link trainingPriorities}. */
export type TrainingPriority = (typeof trainingPriorities)[number];

/** What starts the processes and tells them of each other. */
export type FrameworkSpec = PyTorchSpec | ScikitLearnSpec;

/** PyTorch under torchrun: the processes of all nodes find each other and hold one collective group. */
export interface PyTorchSpec {
  readonly kind: 'pytorch';
  /** Nodes that train together, 1 to 1,000: one pod on each. @default 1 */
  readonly nodes?: number;
  /** Processes of each node. @default - one for each GPU of the pod, or one */
  readonly processesPerNode?: number;
}

/** scikit-learn, or any other program in one process on one node. */
export interface ScikitLearnSpec {
  readonly kind: 'scikit-learn';
}

/** Somewhere outside the cluster that a program connects to over TCP. */
export interface ConnectionSpec {
  /** IPv4 range: `10.20.0.15/32`. */
  readonly cidr: string;
  /** 1 to 65535. */
  readonly port: number;
  /** What is there, for the reader of the plan: `feature store`. */
  readonly why: string;
}

/** A part of a bucket that a program reads. */
export interface DataSpec<B extends string = string> {
  readonly bucket: NoInfer<B>;
  /** Folder in the bucket, or one object, which has a dot in the last part of its path. */
  readonly path: string;
  /**
   * Size of it all: decides how much scratch space a pod asks for.
   * @default '1Gi'
   */
  readonly size?: string;
}

/** Where the result of a run is kept. */
export interface OutputSpec<B extends string = string> {
  readonly bucket: NoInfer<B>;
  readonly path: string;
  /**
   * Size of it all: decides how much scratch space a pod asks for.
   * @default - that of a checkpoint, and 1Gi at least
   */
  readonly size?: string;
}

/**
 * What is kept of a run that is not finished: the folder `$CHECKPOINT_DIRECTORY`, copied to a bucket.
 *
 * It is brought back when the run starts again, and when the job is defined anew without another image, command, env, data,
 * number of processes or `run`. Files that end in `.partial` or `.tmp` are not copied: give a checkpoint its name when it
 * is whole.
 *
 * The folder in the bucket follows that of the pod: what the program deletes is deleted there. There is room for two
 * checkpoints, so who gives each step a name of its own deletes the last but one. In a gang each pod has a folder of its
 * own in the bucket, and after a restart finds its own files and those of the first pod that it has not itself: it does not
 * matter whether the first process writes for all or each writes its part. Pods are copied one by one, so those that each
 * write a part agree on the newest step that all of them have.
 */
export interface CheckpointSpec<B extends string = string> {
  readonly bucket: NoInfer<B>;
  readonly path: string;
  /** How much work may be lost: how often the folder is copied, and how often the program should save. */
  readonly every: string;
  /**
   * Size of one checkpoint as it lies on each node. It must be written and copied in the time that the cloud gives a node
   * which it takes away.
   * @default '1Gi'
   */
  readonly size?: string;
}
