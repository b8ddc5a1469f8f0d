/** How a new version takes over. */
export type RolloutSpec = RollingRolloutSpec | CanaryRolloutSpec | BlueGreenRolloutSpec;

/** Replicas are replaced one after the other. The way back is another rolling update. */
export interface RollingRolloutSpec {
  readonly kind: 'rolling';
  /** Replicas above the wanted number while a rollout runs. @default 1 */
  readonly maxSurge?: number;
  /** Replicas that may be missing while a rollout runs. @default 0 */
  readonly maxUnavailable?: number;
}

/**
 * The new version gets a growing share of the requests that come through gateways, is held against the objective at each
 * step, and is taken back by itself when it misses it. Needs an objective and a gateway among the consumers.
 */
export interface CanaryRolloutSpec {
  readonly kind: 'canary';
  /** Percent of the requests at each step, rising, 1 to 99: `[5, 25, 50]`. */
  readonly steps: readonly number[];
  /**
   * How long each step is watched.
   * @default '10m'
   */
  readonly watch?: string;
  /**
   * What happens at a step that saw too few requests to judge: `wait` for a person, or `go-on`.
   * @default 'wait'
   */
  readonly withoutTraffic?: 'wait' | 'go-on';
}

/** All replicas of the new version start beside the old ones, and take over all at once when they serve. */
export interface BlueGreenRolloutSpec {
  readonly kind: 'blue-green';
}
