import { join } from 'node:path';
import type { GoProgram } from '../go/program';

/** CoreDNS with the plugins of the configuration that a cluster on EKS gets. */
export const coreDns: GoProgram = { name: 'coredns', folder: join(__dirname, 'go'), package: '.' };
