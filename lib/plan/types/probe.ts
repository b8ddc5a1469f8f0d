/** Probes of a server. */
export interface ProbesPlan {
  readonly startup: ProbePlan;
  readonly readiness: ProbePlan;
  readonly liveness: ProbePlan;
}

/** One probe. */
export type ProbePlan = HttpProbePlan | ExecProbePlan;

/** An HTTP probe. */
export interface HttpProbePlan extends ProbeTimes {
  readonly kind?: 'http';
  readonly path: string;
  /** Name of the port of the container. */
  readonly port: string;
}

/** A probe that runs a command in the container, for conditions that no HTTP path reports. */
export interface ExecProbePlan extends ProbeTimes {
  readonly kind: 'exec';
  readonly command: readonly string[];
}

/** Timing and failure threshold of a probe. */
interface ProbeTimes {
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}
