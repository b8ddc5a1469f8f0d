/** Who is told when a service misses its objective. */
export interface MonitoringSpec {
  /** @default - alerts are seen in Alertmanager only */
  readonly alerts?: {
    /** Webhook for what cannot wait. */
    readonly pager?: WebhookSpec;
    /** Webhook for what can wait until the morning. */
    readonly ticket?: WebhookSpec;
  };
}

/** Address that alerts are sent to. It stands in the repository as it is written, unless a Secret holds it. */
export type WebhookSpec =
  | string
  | {
      /** Secret in the namespace of kube-prometheus-stack, which people make. */
      readonly secret: string;
      /** Key in it whose value is the address. */
      readonly key: string;
    };
