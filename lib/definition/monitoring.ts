/** Receivers of alerts, and the Prometheus that evaluates them. */
export interface MonitoringSpec {
  /**
   * Webhooks of Alertmanager. Every alert in the cluster has a receiver.
   * @default - alerts are visible only in Alertmanager, which is an error if a service has an objective
   */
  readonly alerts?: {
    /**
     * Webhook for alerts that need a person immediately: those with severity `page` or `critical`.
     * @default - the webhook of `ticket`
     */
    readonly pager?: WebhookSpec;
    /**
     * Webhook for alerts that can wait until the next working day: those with any other severity, such as `ticket`,
     * `warning` and `info`.
     * @default - the webhook of `pager`
     */
    readonly ticket?: WebhookSpec;
    /**
     * Webhook that gets a message every minute as long as Prometheus and Alertmanager work. Use a service that raises an
     * alarm when the messages stop (a dead man's switch), and run it outside the cluster.
     * @default - none; if monitoring fails, nothing reports it
     */
    readonly heartbeat?: WebhookSpec;
  };
  /**
   * Prometheus of the cluster.
   * @default { kind: 'managed' }
   */
  readonly prometheus?: PrometheusSpec;
}

/** Prometheus of the cluster: installed by the platform, or in the cluster already. */
export type PrometheusSpec = ManagedPrometheusSpec | ExistingPrometheusSpec;

/** kube-prometheus-stack, installed by the platform. Its size follows from the number of series. */
export interface ManagedPrometheusSpec {
  readonly kind: 'managed';
  /**
   * StorageClass of its volume and of those of Alertmanager, with access mode ReadWriteOnce.
   * @default - the default class of the cluster; on EKS the one of the EBS CSI driver
   */
  readonly storageClass?: string;
}

/** A Prometheus with its operator that is in the cluster already. kube-prometheus-stack is not installed. */
export interface ExistingPrometheusSpec extends PrometheusTargetSpec {
  readonly kind: 'existing';
}

/** Where a Prometheus is, and what it selects. */
export interface PrometheusTargetSpec extends PrometheusSelectionSpec {
  /**
   * Scheme, host and port at which pods of the cluster reach its API: `http://prometheus.observability.svc:9090`.
   * Autoscalers and canary analyses query it.
   */
  readonly address: string;
  /** Namespace of its pods: a DNS label of at most 63 characters. */
  readonly namespace: string;
  /**
   * Labels of its pods by key. Network policies allow these pods to scrape.
   * @default { 'app.kubernetes.io/name': 'prometheus' }
   */
  readonly pods?: Readonly<Record<string, string>>;
}

/** What the operator of a Prometheus selects. */
export interface PrometheusSelectionSpec {
  /**
   * Labels by key that its selectors of PodMonitors, ServiceMonitors and PrometheusRules require: `{ release: monitoring }`.
   * @default {}
   */
  readonly selectorLabels?: Readonly<Record<string, string>>;
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
