import type { ResourcesSpec } from './service';

/**
 * A program that trains a model and ends. Kueue starts it when all of its pods fit into the quota of the team. Each
 * change of a field is a new run.
 */
export interface TrainingJobSpec<P extends string = string, B extends string = string, T extends string = string> {
  /** Name of the team that owns the job. It runs in the namespace of the team. */
  readonly team: NoInfer<T>;
  /** Name of the node pool. */
  readonly pool: NoInfer<P>;
  /** How the processes of the program start. */
  readonly framework: FrameworkSpec;
  /** Image with its digest: `REPOSITORY@sha256:…`. */
  readonly image: string;
  /**
   * The program and its arguments: `['python', 'train.py']`. With PyTorch it runs once in each process.
   *
   * `$RUN_NAME` is the name of the run and of the folder of its output. After SIGTERM the program saves its state and
   * exits with a code other than 0, because 0 means complete. Exit code 2 means wrong usage and is not retried, except
   * under torchrun, which always exits with 1. The program can write only to `/tmp` and to the folders of the job.
   */
  readonly command: readonly string[];
  /** Environment variables by name, with strings as values: `{ EPOCHS: '20' }`. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Resource requests of each pod.
   * @default - with PyTorch a complete node of the pool, with scikit-learn 1 CPU and 2Gi
   */
  readonly resources?: ResourcesSpec;
  /**
   * Data that is downloaded from buckets before the program starts, by the folder of the pod:
   * `{ /data: { bucket: data, path: clicks } }`. At most 250.
   * @default {}
   */
  readonly data?: Readonly<Record<string, DataSpec<B>>>;
  /**
   * Where the state of an unfinished run is stored.
   * @default - none: an interrupted run restarts from scratch, which is an error on spot and flex-start nodes
   */
  readonly checkpoint?: CheckpointSpec<B>;
  /**
   * Where the folder `$OUTPUT_DIRECTORY` is copied after the program succeeds. The run is complete when the copy is.
   *
   * Each run has its own folder there, with the name of its object: the name of the job and a hash of everything that
   * starts another run, such as another image or `deadline`. A complete output is never written again: if the object of a
   * complete run is created again, as in a new cluster, it ends successfully without the program. Change `run` to train
   * again.
   * @default - none: only checkpoints are stored
   */
  readonly output?: OutputSpec<B>;
  /**
   * Secrets of the namespace by the folder that they are mounted at: `{ /secrets/feature-store: feature-store }`.
   * In a part only those in `teams.NAME.secrets`. At most 250.
   * @default {}
   */
  readonly secrets?: Readonly<Record<string, string>>;
  /**
   * Databases and other addresses that the program can connect to. Network policy blocks all others.
   * @default []
   */
  readonly connections?: readonly ConnectionSpec[];
  /**
   * Priority in the queue of the team. Jobs with lower priority are preempted first.
   * @default 'normal'
   */
  readonly priority?: TrainingPriority;
  /**
   * Number of retries after failures of the program, 0 to 100. Interruptions by the cloud or by the queue do not count.
   * @default 3
   */
  readonly retries?: number;
  /**
   * Maximum duration of one attempt, from the start of its pods on their nodes, including downloads. Each start of the
   * run is an attempt: the first one, and one after each failure or interruption. A longer attempt is stopped and counts
   * as a failure, so it is retried from the last checkpoint `retries` times.
   * @default '24h'
   */
  readonly deadline?: string;
  /**
   * Any text. Change it to run an unchanged job again.
   * @default '1'
   */
  readonly run?: string;
}

/** Priorities of training jobs, from highest to lowest. */
export const trainingPriorities = ['high', 'normal', 'low'] as const;

/** One of {@link trainingPriorities}. */
export type TrainingPriority = (typeof trainingPriorities)[number];

/** How the processes of a training program start. */
export type FrameworkSpec = PyTorchSpec | ScikitLearnSpec;

/** PyTorch under torchrun. The processes of all nodes form one process group. */
export interface PyTorchSpec {
  readonly kind: 'pytorch';
  /** Number of nodes, 1 to 1000, with one pod on each. @default 1 */
  readonly nodes?: number;
  /** Number of processes on each node, 1 to 100000. @default - one per GPU of the pod, or one */
  readonly processesPerNode?: number;
}

/** scikit-learn or any other program in one process on one node. */
export interface ScikitLearnSpec {
  readonly kind: 'scikit-learn';
}

/** An address outside the cluster that a program connects to over TCP. */
export interface ConnectionSpec {
  /**
   * IPv4 range: `10.20.0.15/32`. At most a /16 of public addresses, and 131072 of them in all connections of the job together.
   * Private ranges have any size. Addresses of the node and of the metadata service of a cloud are refused.
   */
  readonly cidr: string;
  /** TCP port, 1 to 65535. */
  readonly port: number;
  /** Purpose of the connection, which the plan shows: `feature store`. */
  readonly why: string;
}

/** Data in a bucket that a program reads. */
export interface DataSpec<B extends string = string> {
  /** Name of the bucket. */
  readonly bucket: NoInfer<B>;
  /**
   * Folder of the bucket, `clicks`, or one object, which has a dot in the last part of its path, `clicks/2026.parquet`.
   */
  readonly path: string;
  /**
   * Total size, at most 10Ti. The scratch space of each pod depends on it.
   * @default '1Gi'
   */
  readonly size?: string;
}

/** Where the result of a run is stored. */
export interface OutputSpec<B extends string = string> {
  /** Name of the bucket. */
  readonly bucket: NoInfer<B>;
  /** Folder of the bucket: `models/ranker`. */
  readonly path: string;
  /**
   * Total size, at most 10Ti. The scratch space of each pod depends on it.
   * @default - the size of a checkpoint, at least 1Gi
   */
  readonly size?: string;
}

/**
 * State of an unfinished run: the folder `$CHECKPOINT_DIRECTORY`, which is copied to a bucket in snapshots. A snapshot is
 * restored only if all of its files were uploaded; an upload never replaces a file of an earlier snapshot.
 *
 * It is restored when the run restarts, and when the job changes in other fields than image, command, env, data,
 * processes and `run`. Files that end in `.partial` or `.tmp` are not copied: rename a checkpoint when it is complete.
 * Symbolic links and empty folders are not copied either.
 *
 * A snapshot mirrors the folder of the pod: a file that the program deletes is deleted in the bucket after the next
 * snapshot. There is space for the last checkpoint, the next one, and one that is copied, so a program that writes a new
 * name at each step deletes all but the last.
 *
 * After a restart each pod of a gang finds its own files and the files of the first pod that it does not have itself, so
 * either the first process writes for all, or each writes its part. All pods find what they had at one moment, the
 * newest one that all of them have copied. Processes that write parts resume from the newest step that all of them have,
 * and keep the previous step until then.
 */
export interface CheckpointSpec<B extends string = string> {
  /** Name of the bucket. */
  readonly bucket: NoInfer<B>;
  /** Folder of the bucket: `checkpoints/ranker`. */
  readonly path: string;
  /**
   * Interval between copies: `10m`. After the loss of a node, a run resumes from everything that was finished at least
   * this interval and the time of a copy before. The program should save as often. An alert reports checkpoints that are
   * older than three intervals and the time of a copy.
   */
  readonly every: string;
  /**
   * Size of one checkpoint on each node, at most 10Ti. It must be written and copied within the time between the notice of the cloud
   * and the end of the node.
   * @default '1Gi'
   */
  readonly size?: string;
  /**
   * Age at which the files of a checkpoint are deleted from the bucket, in whole days from `1d` to `365d`. It counts from the
   * upload of a file, so it must be longer than a run can take, with its time in the queue. Nothing else can be in the folder.
   * @default - files are kept after the run
   */
  readonly expireAfter?: string;
}
