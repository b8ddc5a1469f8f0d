/** A destination of text: a terminal, a file or a pipe. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Width of the terminal in columns. Absent for a file or a pipe. */
  readonly columns?: number;
}

/** The environment of a command. Tests replace it. */
export interface Io {
  /** Working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The result of a command. */
  readonly stdout: Sink;
  /** Findings and other messages. */
  readonly stderr: Sink;
  /** The current date in UTC, `YYYY-MM-DD`. */
  readonly today: () => string;
}
