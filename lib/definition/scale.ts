/** Number of replicas, and the metric that changes it. */
export interface ScaleSpec {
  /**
   * Minimum number of replicas, 0 to 100000. Use 0 only if something in front of the service holds requests until a
   * replica is ready.
   * @default 2
   */
  readonly min?: number;
  /** Maximum number of replicas: 1 to 100000, and at least `min`. @default - the larger of `min` and 4 */
  readonly max?: number;
  /**
   * Metric that adds and removes replicas.
   * @default - CPU for scikit-learn, waiting requests for Triton and vLLM
   */
  readonly signal?: ScaleSignalSpec;
}

/** A metric that rises with the load of each replica. */
export type ScaleSignalSpec =
  | {
      /** CPU utilization. */
      readonly kind: 'cpu';
      /** Target in percent of the CPU request, 10 to 95. @default 70 */
      readonly percent?: number;
    }
  | {
      /** Requests that wait in the queue of the server. Not every runtime has one. */
      readonly kind: 'waiting-requests';
      /** Target number of waiting requests per replica, 1 to 100000. @default 4 */
      readonly perReplica?: number;
    }
  | {
      /** Requests per second. */
      readonly kind: 'request-rate';
      /** Requests per second that one replica can serve: 0.001 to 100000. */
      readonly perReplica: number;
    };
