/** Folders of every training pod that its program finds by variables. */
export const trainingDirectories = {
  checkpoint: '/checkpoints',
  output: '/output',
  /** Where the program's container and the one that copies tell each other how far they are. */
  handOver: '/run/hand-over',
  temporary: '/tmp',
  sharedMemory: '/dev/shm',
} as const;

/**
 * What data are read by, as the beginning of keys in a bucket. One object has a dot in the last part of its path, and
 * everything else is a folder, whose slash keeps `clicks` from giving rights to `clicks-private` as well. A folder whose
 * name has a dot is given without the slash, which is right for both.
 */
export function dataPrefix(path: string): string {
  if (path.endsWith('/')) return path;
  return path.slice(path.lastIndexOf('/') + 1).includes('.') ? path : `${path}/`;
}

/** A folder in a bucket, with its slash. */
export function folderPrefix(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
