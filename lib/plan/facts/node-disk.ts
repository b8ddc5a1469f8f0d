import { MiB } from '../../units/quantity';

/**
 * Minimum write throughput of a node's disk in bytes per second: a gp3 volume with default settings, the slowest
 * default disk of the three clouds. Source: Amazon EBS documentation, "General Purpose SSD volumes", 2026-11.
 */
export const nodeDiskBytesPerSecond = 125 * MiB;
