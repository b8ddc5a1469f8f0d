/** Limits of the requests from a gateway to one service. */
export interface RequestLimitsSpec {
  /**
   * Maximum number of requests per second, minute or hour: `100/s`. Requests above it get status 429. Each proxy of the
   * gateway allows an equal part, and counts on its own.
   * @default - not limited
   */
  readonly requests?: string;
  /**
   * Maximum size of a request body: `2Mi`. Larger requests get status 413. The gateway buffers a request up to this size
   * before it forwards it.
   * @default - not limited
   */
  readonly body?: string;
}
