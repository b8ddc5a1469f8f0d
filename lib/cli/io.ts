/** Where text goes to: a terminal, a file or a pipe. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal, where it is one. */
  readonly columns?: number;
}

/** All that a command knows of the world outside, so that tests can give it another. */
export interface Io {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What was asked for: data that the next program reads. */
  readonly stdout: Sink;
  /** Everything that is said about it. */
  readonly stderr: Sink;
  /** The day, `YYYY-MM-DD`, in UTC. */
  readonly today: () => string;
}
