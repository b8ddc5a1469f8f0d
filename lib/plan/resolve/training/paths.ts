/** Folders of a training pod. Environment variables tell them to the program. */
export const trainingDirectories = {
  checkpoint: '/checkpoints',
  /** The volume that holds the checkpoint folder, the snapshot that is copied, and the state of the copies. */
  checkpointVolume: '/run/checkpoints',
  output: '/output',
  /** The volume that holds the output folder, the snapshot that is copied, and the state of the copy. */
  outputVolume: '/run/output',
  /** Files with which the containers of the platform signal their progress to the program's container, which cannot write them. */
  handOver: '/run/hand-over',
  /** The file with which the program's container signals its end. The sidecar looks whether it exists, and never opens it. */
  programState: '/run/program',
  temporary: '/tmp',
  sharedMemory: '/dev/shm',
} as const;

/**
 * Where the container with the credentials of the object store mounts the folder that it fetches. The folder of the program can
 * have any path, also one from which this container takes programs or its configuration.
 */
export const fetchDirectory = '/run/data';

/**
 * The object or folder that a job reads. A path with a dot in its last part can be either, so it has no trailing slash.
 * Every other path is a folder and gets a slash.
 */
export function dataPrefix(path: string): string {
  if (path.endsWith('/')) return path;
  return path.slice(path.lastIndexOf('/') + 1).includes('.') ? path : `${path}/`;
}
