/** The disk of a node that holds its images, logs and the scratch space of its pods. */
export interface NodeDiskPlan {
  /** `volume`: its root disk, in the network. `local`: disks of the machine. The data of both ends with the node. */
  readonly kind: 'volume' | 'local';
  readonly gib: number;
  /** Number of bytes that it writes in a second, at least. */
  readonly bytesPerSecond: number;
  /** Settings of the root disk that the cloud does not derive from its size. Absent for its default. */
  readonly provisioned?: { readonly throughputMiB: number; readonly iops: number };
  /** Size of the root disk that is billed: 0 if the root disk is a local one. */
  readonly billedGiB: number;
  readonly why: string;
}
