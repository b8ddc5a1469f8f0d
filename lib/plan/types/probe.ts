/** Probes of a server. */
export interface ProbesPlan {
  readonly startup: ProbePlan;
  readonly readiness: ProbePlan;
  readonly liveness: ProbePlan;
}

/** One probe. */
export type ProbePlan = HttpProbePlan | ExecProbePlan;

/** A probe that asks over HTTP. */
export interface HttpProbePlan extends ProbeTimes {
  readonly kind?: 'http';
  readonly path: string;
  /** Name of the container's port. */
  readonly port: string;
}

/** A probe that runs a program in the container, for what no path can tell. */
export interface ExecProbePlan extends ProbeTimes {
  readonly kind: 'exec';
  readonly command: readonly string[];
}

/** When a probe asks, and how often it may be told no. */
interface ProbeTimes {
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}
