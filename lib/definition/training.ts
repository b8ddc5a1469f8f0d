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
   * It knows its run by `$RUN_NAME`. When it is told to stop (SIGTERM) it saves and ends with another code than 0, because
   * Kubernetes takes 0 for complete; who ends with 2 was started wrongly and is not tried again. It may write to `/tmp` and
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
   * Each run has a folder of its own there, and is complete when the copy is.
   * @default - nothing is kept but the checkpoints
   */
  readonly output?: { readonly bucket: NoInfer<B>; readonly path: string };
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
   * @default 3
   */
  readonly retries?: number;
  /**
   * Longest time of a run, waiting in the queue not counted.
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

/**
 * What is kept of a run that is not finished: the folder `$CHECKPOINT_DIRECTORY`, copied to a bucket.
 *
 * It is brought back when the run starts again: each run has a folder of its own in the bucket. Files that end in
 * `.partial` or `.tmp` are not copied: give a checkpoint its name when it is whole. In a gang the folders of all pods
 * become one, and nothing is taken away there, so its files have names that return, such as `rank-3.pt`.
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
