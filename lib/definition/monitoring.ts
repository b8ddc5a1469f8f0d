/** Receivers of alerts. */
export interface MonitoringSpec {
  /**
   * Webhooks of Alertmanager.
   * @default - alerts are visible only in Alertmanager
   */
  readonly alerts?: {
    /** Webhook for alerts that need a person immediately. @default - none */
    readonly pager?: WebhookSpec;
    /** Webhook for alerts that can wait until the next working day. @default - none */
    readonly ticket?: WebhookSpec;
  };
}

/** An https URL, or the Secret that holds it. A URL that is itself a credential, as of Slack, must be in a Secret. */
export type WebhookSpec =
  | string
  | {
      /** Secret in the namespace of kube-prometheus-stack, which you create: `pager`. */
      readonly secret: string;
      /** Key of the Secret whose value is the URL: `url`. */
      readonly key: string;
    };
