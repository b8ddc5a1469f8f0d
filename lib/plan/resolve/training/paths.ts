/** Folders of a training pod. Environment variables tell them to the program. */
export const trainingDirectories = {
  checkpoint: '/checkpoints',
  /** The volume that holds the checkpoint folder, the snapshot that is copied, and the state of the copies. */
  checkpointVolume: '/run/checkpoints',
  output: '/output',
  /** Marker files with which the program's container and the sidecar signal their progress to each other. */
  handOver: '/run/hand-over',
  temporary: '/tmp',
  sharedMemory: '/dev/shm',
} as const;

/**
 * The object or folder that a job reads. A path with a dot in its last part can be either, so it has no trailing slash.
 * Every other path is a folder and gets a slash.
 */
export function dataPrefix(path: string): string {
  if (path.endsWith('/')) return path;
  return path.slice(path.lastIndexOf('/') + 1).includes('.') ? path : `${path}/`;
}

/** The path of a folder in a bucket, with a trailing slash. */
export function folderPrefix(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
