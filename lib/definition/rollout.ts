/** How a new version takes over. */
export type RolloutSpec = RollingRolloutSpec | CanaryRolloutSpec | BlueGreenRolloutSpec;

/** Replaces replicas one by one. A rollback is another rolling update. */
export interface RollingRolloutSpec {
  readonly kind: 'rolling';
  /** Number of replicas above the desired number during a rollout, 0 to 100000. @default 1 */
  readonly maxSurge?: number;
  /** Number of replicas that can be missing during a rollout, 0 to 100000. @default 0 */
  readonly maxUnavailable?: number;
}

/**
 * Sends a growing share of the requests from gateways to the new version and checks it against the objective at each
 * step. A version that misses the objective is rolled back automatically. Requires `slo` and a gateway among
 * `consumers`.
 */
export interface CanaryRolloutSpec {
  readonly kind: 'canary';
  /** Percentage of the requests at each step, ascending, each 1 to 99: `[5, 25, 50]`. */
  readonly steps: readonly number[];
  /**
   * Duration of each step.
   * @default '10m'
   */
  readonly watch?: string;
  /**
   * What happens at a step with too few requests to judge: `wait` pauses until a person decides, `go-on` continues.
   * @default 'wait'
   */
  readonly withoutTraffic?: 'wait' | 'go-on';
}

/**
 * Starts all replicas of the new version beside the old ones, checks them against the objective, then switches all
 * requests at once. A version that misses the objective is never switched to. Requires `slo` or `request`.
 */
export interface BlueGreenRolloutSpec {
  readonly kind: 'blue-green';
  /**
   * A request that a Job in the namespace sends to the new version before the switch, often enough for the objective.
   * Without it only requests to the Service NAME-preview count, which other programs must send.
   * @default - none
   */
  readonly request?: RolloutRequestSpec;
  /**
   * Duration of the check before the switch.
   * @default - 10 minutes, or more if `request` has to be sent so often
   */
  readonly watch?: string;
  /**
   * What happens with too few requests to judge: `wait` pauses until a person decides, `go-on` switches.
   * @default 'wait'
   */
  readonly withoutTraffic?: 'wait' | 'go-on';
}

/**
 * A POST request with a JSON body. Any status except 2xx is an error, also a redirect, which is not followed. Five errors in
 * a row abort the rollout. Responses are not stored.
 */
export interface RolloutRequestSpec {
  /** Path on the server, without a query: `/v2/models/churn/infer`. */
  readonly path: string;
  /** JSON text of at most 1000000 bytes. */
  readonly body: string;
}
