import type { Labels } from './labels';

/** How Prometheus scrapes the pods of a workload. */
export interface ScrapePlan {
  readonly selector: Labels;
  /** Name of the port of the pods. */
  readonly port: string;
  readonly path: string;
  readonly intervalSeconds: number;
  /** Pod labels that are copied to the series. @default [] */
  readonly podLabels?: readonly string[];
  readonly limits: ScrapeLimitsPlan;
  /** The only series that Prometheus keeps. @default - all that are within the limits, because the names of models are not known */
  readonly kept?: readonly KeptSeriesPlan[];
}

/**
 * Metrics of which Prometheus keeps series, by the labels that these can have besides those of the target. Without such a
 * table a program can export other series in each scrape, each below the limits, and fill the memory of Prometheus.
 */
export interface KeptSeriesPlan {
  /** Names of metrics whose series have the same labels. */
  readonly metrics: readonly string[];
  /** Values of each label by its name. A series without the label, or with another label of the table, is not kept. */
  readonly labels: Readonly<Record<string, LabelValuesPlan>>;
}

/** Allowed values of a label, a limited number. */
export type LabelValuesPlan =
  /** A series with another value is not kept. */
  | { readonly kind: 'only'; readonly values: readonly string[] }
  /** Another value becomes `other`: it is still counted, and only the first such series of a scrape. */
  | { readonly kind: 'or-other'; readonly values: readonly string[] }
  /** Three digits from 100 to 599. */
  | { readonly kind: 'status-codes' };

/**
 * What Prometheus stores of one scrape of a pod. A scrape with more fails as a whole, so a program can neither fill the
 * volume nor the memory of Prometheus.
 */
export interface ScrapeLimitsPlan {
  readonly samples: number;
  /** Of the response, without compression. */
  readonly bytes: number;
  /** Labels of a sample, with those of its target. */
  readonly labels: number;
  readonly labelNameLength: number;
  readonly labelValueLength: number;
}

/** Monitoring of one service. */
export interface MonitoringPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly scrape: ScrapePlan;
  readonly slo?: SloPlan;
  readonly recordings: readonly RecordingRulePlan[];
  readonly alerts: readonly AlertPlan[];
  readonly dashboard: DashboardPlan;
  /**
   * The ConfigMap with the dashboard. It is in the namespace of Grafana if the platform installs it, because that Grafana reads
   * ConfigMaps of no other; otherwise it is in that of the service.
   */
  readonly dashboardObject: { readonly name: string; readonly namespace: string };
}

/** Alerts of a training job, or of the platform. */
export interface MonitoringAlertsPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly alerts: readonly AlertPlan[];
}

/** A service level objective. */
export interface SloPlan {
  /** Percent, such as 99.9. */
  readonly availability: number;
  /** Share of requests that may fail: 1 - availability / 100. */
  readonly errorBudget: number;
  readonly windowDays: 30;
  readonly latency?: {
    readonly percentile: number;
    readonly targetSeconds: number;
    /** Bound of the histogram at which the target is measured: the smallest bound that is at least the target. */
    readonly bucketSeconds: number;
    /**
     * Bound at which the gateways measure the target as well. Absent without gateways, if the server measures something
     * else than complete responses, and if the gateways have no bound close to the target.
     */
    readonly gatewayBucketSeconds?: number;
    /**
     * What is measured: complete responses at the server or at the gateways; for language models the first token.
     * `nothing`: neither the server nor a gateway has a histogram, which a rule reports.
     * @default 'answer'
     */
    readonly measures?: 'answer' | 'answer-at-gateway' | 'first-token' | 'nothing';
    readonly errorBudget: number;
  };
}

/** A recording rule of Prometheus. */
export interface RecordingRulePlan {
  readonly record: string;
  readonly expr: string;
  readonly labels: Labels;
}

/** A multi-window alert: the long window shows that the problem is significant, the short one that it continues. */
export interface AlertPlan {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly severity: 'page' | 'ticket';
  readonly summary: string;
  readonly description: string;
}

/** A Grafana dashboard with its panels from top to bottom. */
export interface DashboardPlan {
  readonly title: string;
  /** At most 40 characters. */
  readonly uid: string;
  readonly panels: readonly PanelPlan[];
}

/** One panel. */
export interface PanelPlan {
  readonly title: string;
  /** Unit in Grafana: `reqps`, `percentunit`, `s`, `bytes`, `short`. */
  readonly unit: string;
  readonly queries: readonly { readonly legend: string; readonly expr: string }[];
  /** Value above which the panel is red. */
  readonly threshold?: number;
}
