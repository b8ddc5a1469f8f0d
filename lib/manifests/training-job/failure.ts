import { programContainer } from '../../plan/facts/training-names';

/**
 * Exit code 2 means wrong usage, so a retry would fail again. Shells, Python, argparse, and torchrun with unknown options
 * use it. Failures inside a torchrun process exit with 1.
 */
export const usageErrors = { containerName: programContainer, operator: 'In', values: [2] } as const;
