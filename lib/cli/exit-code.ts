/** Exit codes of all commands. Scripts rely on the numbers. */
export const exitCodes = {
  ok: 0,
  /** A file could not be written, or a bug in this program. */
  failure: 1,
  /** The definition has errors or cannot be read, or the command line is invalid. */
  problem: 2,
  /** `diff --exit-code` found changes, or files that `synth` did not write. Not 1, because 1 is a failure. */
  differences: 3,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
