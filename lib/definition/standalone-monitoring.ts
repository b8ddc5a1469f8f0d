import type { PrometheusSelectionSpec } from './monitoring';
import type { RuntimeSpec } from './runtime';
import type { SloSpec } from './service';

/** Monitoring of an existing Deployment with a model server, without a platform. */
export interface StandaloneMonitoringSpec {
  /** Namespace of the Deployment: a DNS label of at most 63 characters. */
  readonly namespace: string;
  /** Labels of its pods by key, at least one: `{ app: churn }`. */
  readonly pods: Readonly<Record<string, string>>;
  /** The server program. Its metrics are known; the other fields have no effect. */
  readonly runtime: RuntimeSpec;
  /** Name of the container port with the metrics. @default 'metrics', or 'http' for a server with one port for both */
  readonly port?: string;
  /** Prometheus of the cluster, with its operator. @default {} - it selects monitors and rules without further labels */
  readonly prometheus?: PrometheusSelectionSpec;
  /** Service-level objective, which alerts follow from. @default - none: dashboard and alerts on the Deployment only */
  readonly slo?: SloSpec;
}
