/**
 * Limits of the requests from a gateway to one service. The proxies count for each path of a route, so a service with several
 * models has its own count for each model. Source: envoyproxy/gateway@d32f2829, `internal/gatewayapi/route.go`.
 */
export interface RequestLimitsSpec {
  /**
   * Maximum number of requests per second, minute or hour: `100/s`. Requests above it get status 429. Each proxy of the
   * gateway allows half of them, rounded down, and counts on its own, so the count is at least 2. Clients share the limit.
   * A service with several models has a count for each model, so its server receives up to the sum.
   * The count is also the number of requests that are allowed at once.
   * @default - not limited
   */
  readonly requests?: string;
  /**
   * Maximum number of requests of one client: `20/s`. It needs a gateway with `apiKeys`, whose clients have names. Counted like
   * `requests`, which still limits all clients together. Each proxy keeps the counts of the 20 clients that it saw last.
   * @default - not limited
   */
  readonly requestsPerClient?: string;
  /**
   * Maximum size of a request body: `2Mi`. Larger requests get status 413. The gateway buffers a request up to this size
   * before it forwards it, so a limit above 32Mi is a finding.
   * @default - not limited
   */
  readonly body?: string;
}
