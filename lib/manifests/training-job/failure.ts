import { programContainer } from '../../plan/facts/training-names';

/**
 * A program that was started wrongly ends with 2 and would end so each time: shells, Python and argparse do, and torchrun
 * with options that it does not know. What fails inside of a process of torchrun ends with 1.
 */
export const usageErrors = { containerName: programContainer, operator: 'In', values: [2] } as const;
