import { MiB } from '../../units/quantity';

/**
 * Bytes a second that the disk of a node takes in, at least: a gp3 volume as it comes, the slowest of the three clouds'
 * usual ones. Source: Amazon EBS documentation, "General Purpose SSD volumes", 2026-11.
 */
export const nodeDiskBytesPerSecond = 125 * MiB;
