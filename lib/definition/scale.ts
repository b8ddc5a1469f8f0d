/** How many replicas there may be, and what decides it. */
export interface ScaleSpec {
  /** 0 or more; 0 only where something holds requests until a replica is there. @default 2 */
  readonly min?: number;
  /** At least `min`, and at least 1. @default - the larger of `min` and 4 */
  readonly max?: number;
  /**
   * What tells that there are too few.
   * @default - what the runtime is short of first: CPU for scikit-learn, waiting requests for Triton and vLLM
   */
  readonly signal?: ScaleSignalSpec;
}

/** A number that rises with the load of each replica. */
export type ScaleSignalSpec =
  | {
      /** CPU use, in percent of the request: 10 to 95. */
      readonly kind: 'cpu';
      /** @default 70 */
      readonly percent?: number;
    }
  | {
      /** Requests that wait in the server's own queue. Not every runtime has one. */
      readonly kind: 'waiting-requests';
      /** How many may wait at each replica: 1 or more. @default 4 */
      readonly perReplica?: number;
    }
  | {
      /** Requests a second. */
      readonly kind: 'request-rate';
      /** How many a replica takes: more than 0. */
      readonly perReplica: number;
    };
