/** What a command tells the shell. Scripts rely on the numbers. */
export const exitCodes = {
  ok: 0,
  /** A file could not be written, or this program has a defect. */
  failure: 1,
  /** The definition has faults or cannot be read, or the command line is wrong. */
  problem: 2,
  /** `diff --exit-code` found differences. A number of its own, because 1 is a failure here. */
  differences: 3,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
