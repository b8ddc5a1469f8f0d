import type { WebhookSpec } from '../../definition/monitoring';
import { groupBy } from '../../units/group-by';
import { endpointPort } from '../providers/existing';
import { anywhereRule } from '../providers/network-rules';
import type { Labels } from '../types/labels';
import type { NetworkRulePlan } from '../types/network';
import { type AddOnContext, clusterNamespace, type PodTraffic } from './add-on';
import { prometheusOf } from './prometheus';
import { apiServerCalls, podRule, scrapedPorts, scrapes } from './traffic';

const prometheusPods: Labels = { 'app.kubernetes.io/name': 'prometheus' };
const alertmanagerPods: Labels = { 'app.kubernetes.io/name': 'alertmanager' };

/**
 * Connections of Prometheus, Alertmanager, Grafana and their operator. People open Grafana and Prometheus with `kubectl
 * port-forward`, which network policies do not restrict. The node exporter uses the network of its node.
 * Source: prometheus-community/helm-charts@kube-prometheus-stack-88.5.3, `templates` and the charts that it contains;
 * prometheus-operator v0.93.1, ports of its pods.
 */
export function prometheusTraffic(context: AddOnContext, namespace: string): readonly PodTraffic[] {
  const alerts = podRule([namespace, alertmanagerPods], [9093], 'alerts');
  return [
    {
      name: 'prometheus',
      pods: prometheusPods,
      ingress: [scrapes(context, 9090, 8080)],
      egress: [...scrapedTargets(context), alerts],
      scrapesOperators: true,
    },
    {
      name: 'alertmanager',
      pods: alertmanagerPods,
      ingress: [scrapes(context, 9093, 8080)],
      egress: [mesh(namespace), ...receivers(context)],
    },
    {
      name: 'grafana',
      pods: { 'app.kubernetes.io/name': 'grafana' },
      ingress: [scrapes(context, 3000)],
      egress: [podRule([namespace, prometheusPods], [9090], 'queries of dashboards'), alerts],
    },
    {
      name: 'kube-state-metrics',
      pods: { 'app.kubernetes.io/name': 'kube-state-metrics' },
      ingress: [scrapes(context, 8080)],
    },
    {
      name: 'prometheus-operator',
      pods: { app: 'kube-prometheus-stack-operator' },
      // Its metrics have the same port.
      ingress: [apiServerCalls(10250, 'validation of rules')],
    },
  ];
}

/**
 * Targets of Prometheus besides operators and the Kubernetes API. No range of addresses matches nodes with every CNI plugin.
 * All pods of a namespace have one rule, so that its size does not depend on the number of services.
 */
function scrapedTargets({ provider, workloads, teams, definition }: AddOnContext): readonly NetworkRulePlan[] {
  const { peer } = prometheusOf(definition);
  const policies = groupBy(
    workloads.flatMap(({ networkPolicies }) => networkPolicies),
    ({ namespace }) => namespace,
  );
  const closed = new Set(teams.flatMap(({ manage, namespace }) => (manage ? [namespace] : [])));
  const ofWorkloads = [...policies].flatMap(([namespace, group]) => {
    const ports = new Set(group.flatMap(({ ingress = [] }) => scrapedPorts(ingress, peer)));
    const numbers = [...ports].sort((one, other) => one - other);
    if (numbers.length === 0) return [];
    const rule = podRule([namespace, {}], numbers, `metrics of workloads in ${namespace}`);
    // Policies of a managed namespace accept scrapes of fewer pods.
    return [closed.has(namespace) ? { ...rule, listed: false as const } : rule];
  });
  return [
    ...ofWorkloads,
    anywhereRule([kubeletPort, nodeExporterPort], 'metrics of nodes'),
    ...(provider.exportsDnsMetrics ? [podRule([clusterNamespace, dnsPods], [9153], 'metrics of DNS')] : []),
  ];
}

const kubeletPort = 10250;
const nodeExporterPort = 9100;

/** Pods that the chart expects to be those of CoreDNS. */
const dnsPods: Labels = { 'k8s-app': 'kube-dns' };

/** The replicas of Alertmanager tell each other what they have sent. */
function mesh(namespace: string): NetworkRulePlan {
  return {
    peers: [{ kind: 'pods', namespace, pods: alertmanagerPods }],
    ports: [
      { port: 9094, protocol: 'TCP' },
      { port: 9094, protocol: 'UDP' },
    ],
    why: 'connections between the replicas of Alertmanager',
  };
}

/** Receivers of alerts. The address of a receiver in a Secret is not known. */
function receivers({ definition }: AddOnContext): readonly NetworkRulePlan[] {
  const specs: readonly WebhookSpec[] = Object.values(definition.monitoring?.alerts ?? {});
  if (specs.length === 0) return [];
  const addresses = specs.flatMap((spec) => (typeof spec === 'string' ? [spec] : []));
  return addresses.length < specs.length
    ? [anywhereRule(['all'], 'receivers of alerts, whose addresses are in Secrets')]
    : [anywhereRule([...new Set(addresses.map(endpointPort))].sort(), 'receivers of alerts')];
}
