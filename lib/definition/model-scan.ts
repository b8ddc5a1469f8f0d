/**
 * A program that checks the files of a model before a server loads them. It runs in each pod, after the download is
 * verified, as the user of the server: without root, with a read-only root filesystem, and with a `/tmp` of 256Mi. The
 * model is mounted read-only. Its connections and its identity in the cloud are those of the pod.
 */
export interface ModelScanSpec {
  /** Image with its digest: `REPOSITORY@sha256:…`. A tag alone is refused. */
  readonly image: string;
  /**
   * Program with its arguments. The path of the model is appended: its file, the folder of its archive, or a folder with
   * one folder for each model if a server has several. For example `['modelscan', '--path']`. With another exit code than
   * 0 the server does not start. A scanner must also fail if it cannot read a file.
   */
  readonly command: readonly string[];
  /** CPUs, at most 10000: `2`, `500m`. @default '500m' */
  readonly cpu?: string;
  /**
   * Memory, at most 64Ti: `4Gi`.
   * @default - 256Mi and the size of the largest model, because scanners of pickled files read complete files
   */
  readonly memory?: string;
}
