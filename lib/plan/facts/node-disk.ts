import { MiB } from '../../units/quantity';

/**
 * Minimum write throughput of a node's disk in bytes per second, as far as the pool does not say more: a gp3 volume with
 * default settings. Source: awsdocs/amazon-ec2-user-guide, `doc_source/general-purpose.md`, read 2026-11.
 */
export const nodeDiskBytesPerSecond = 125 * MiB;

/**
 * Minimum write throughput of the local disks of a machine: that of a single disk, rounded down. An estimate for the machines of
 * AWS. Source for Google Cloud: Compute Engine, "About Local SSD disks", 330 to 350 MiB/s for a disk of 375 GiB, 2026-04-14.
 */
export const localDiskBytesPerSecond = 300 * MiB;

/**
 * Size of an image on disk, as a multiple of its download. Nodes keep the download and the unpacked files, and layers of
 * CUDA libraries unpack to about twice their size. Our estimate.
 */
export const imageBytesPerDownload = 2;

/** Time in which the root disk of a new node writes the images and models of its pods, if it can be that fast. */
export const nodeWriteSeconds = 120;
