import type { PrometheusTargetSpec } from '../../definition/monitoring';
import type { ModelPlatformDefinition } from '../../definition/platform';
import type { Labels } from '../types/labels';
import type { NetworkPeerPlan } from '../types/network';

/** Name of the add-on that contains Prometheus. */
export const prometheusChart = 'kube-prometheus-stack';

/** Its namespace by default, as in its documentation. */
const defaultNamespace = 'monitoring';

/** Labels of the pods of Prometheus. Source: prometheus-operator v0.93.1, labels of its pods. */
const operatorPods: Labels = { 'app.kubernetes.io/name': 'prometheus' };

/** The Prometheus of a cluster, as its neighbours see it. */
export interface PrometheusTarget {
  /** Whether its operator and its configuration belong to the platform. */
  readonly manage: boolean;
  /** Whether the definition describes it, instead of the chart. */
  readonly described: boolean;
  readonly namespace: string;
  /** Address of its API inside the cluster. */
  readonly address: string;
  /** Its pods, which scrape metrics. */
  readonly peer: NetworkPeerPlan;
  /** Labels that its selectors of monitors and rules require. */
  readonly selectorLabels: Labels;
}

/** The Prometheus of a definition. */
export function prometheusOf({
  monitoring,
  addOns,
}: Pick<ModelPlatformDefinition, 'monitoring' | 'addOns'>): PrometheusTarget {
  const given = addOns?.[prometheusChart];
  const spec = monitoring?.prometheus;
  if (spec?.kind !== 'existing') return { ...prometheusIn(given?.namespace), manage: given?.manage ?? true };
  return prometheusAt(spec);
}

/** A Prometheus that is in the cluster already. */
export function prometheusAt(spec: PrometheusTargetSpec): PrometheusTarget {
  const { namespace, address, pods = operatorPods, selectorLabels = {} } = spec;
  return {
    manage: false,
    described: true,
    namespace,
    address,
    peer: { kind: 'pods', namespace, pods },
    selectorLabels,
  };
}

/**
 * Prometheus of the chart in a namespace. The chart names its Service after the release, whose name is that of the chart.
 * Source: prometheus-community/helm-charts@kube-prometheus-stack-88.5.3, `templates/prometheus/service.yaml`.
 */
export function prometheusIn(namespace = defaultNamespace): PrometheusTarget {
  return {
    manage: true,
    described: false,
    namespace,
    address: `http://${prometheusChart}-prometheus.${namespace}.svc:9090`,
    peer: { kind: 'pods', namespace, pods: operatorPods },
    selectorLabels: {},
  };
}

/** Values of a chart whose ServiceMonitor has labels of its own. Empty if Prometheus requires none. */
export function monitorLabels(definition: ModelPlatformDefinition, field: string): Readonly<Record<string, Labels>> {
  const { selectorLabels } = prometheusOf(definition);
  return Object.keys(selectorLabels).length === 0 ? {} : { [field]: selectorLabels };
}
