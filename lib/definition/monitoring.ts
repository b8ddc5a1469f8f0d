/** Who is told when a service misses its objective. */
export interface MonitoringSpec {
  /** @default - alerts are seen in Alertmanager only */
  readonly alerts?: {
    /** Webhook for what cannot wait. */
    readonly pager?: string;
    /** Webhook for what can wait until the morning. */
    readonly ticket?: string;
  };
}
