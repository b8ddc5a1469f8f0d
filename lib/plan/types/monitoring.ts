import type { Labels } from './labels';

/** What is watched about one service. */
export interface MonitoringPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly scrape: {
    readonly selector: Labels;
    /** Name of the pods' port. */
    readonly port: string;
    readonly path: string;
    readonly intervalSeconds: number;
    /** Labels of the pods that their series carry too. @default [] */
    readonly podLabels?: readonly string[];
  };
  readonly slo?: SloPlan;
  readonly recordings: readonly RecordingRulePlan[];
  readonly alerts: readonly AlertPlan[];
  readonly dashboard: DashboardPlan;
}

/** Alerts about something that does not answer requests. */
export interface MonitoringAlertsPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly alerts: readonly AlertPlan[];
}

/** A promise in numbers. */
export interface SloPlan {
  /** Percent, such as 99.9. */
  readonly availability: number;
  /** Share of requests that may fail: 1 - availability / 100. */
  readonly errorBudget: number;
  readonly windowDays: 30;
  readonly latency?: {
    readonly percentile: number;
    readonly targetSeconds: number;
    /** Bound of the histogram that the target is measured at: the smallest that is no less. */
    readonly bucketSeconds: number;
    /**
     * What is timed: whole answers at the server, or as the gateways see them; of language models the first token.
     * `nothing`: neither the server nor a gateway keeps a histogram, which is a finding.
     * @default 'answer'
     */
    readonly measures?: 'answer' | 'answer-at-gateway' | 'first-token' | 'nothing';
    readonly errorBudget: number;
  };
}

/** A series that Prometheus computes in advance. */
export interface RecordingRulePlan {
  readonly record: string;
  readonly expr: string;
  readonly labels: Labels;
}

/** An alert on two windows at once: the long one shows that it matters, the short one that it goes on. */
export interface AlertPlan {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly severity: 'page' | 'ticket';
  readonly summary: string;
  readonly description: string;
}

/** A Grafana dashboard: panels from top to bottom. */
export interface DashboardPlan {
  readonly title: string;
  /** At most 40 characters. */
  readonly uid: string;
  readonly panels: readonly PanelPlan[];
}

/** One panel. */
export interface PanelPlan {
  readonly title: string;
  /** Grafana's unit: `reqps`, `percentunit`, `s`, `bytes`, `short`. */
  readonly unit: string;
  readonly queries: readonly { readonly legend: string; readonly expr: string }[];
  /** Value above which it is drawn in red. */
  readonly threshold?: number;
}
