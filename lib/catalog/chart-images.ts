import type { ChartName } from './charts';

/** An image of a chart, and the Helm values that name it. */
export interface ChartImage {
  /** Registry and repository, without the version. */
  readonly image: string;
  /** Path of the values. */
  readonly at: readonly string[];
  /** What the values contain. */
  readonly form:
    | { readonly kind: 'repository' }
    | { readonly kind: 'registry and repository' }
    /** The complete reference, with this version. */
    | { readonly kind: 'reference'; readonly version: string };
}

/**
 * Images that pods of a chart run with the values that the platform sets. Empty for charts whose images have no such values, or
 * are in a registry of the cloud.
 *
 * Sources: the values of each chart at the version in `charts.ts`: cert-manager, gateway-helm, jobset, kueue,
 * metrics-server and kube-prometheus-stack in their repositories, kedacore/charts 2.20.2, argo-helm, external-secrets, k8s-device-plugin
 * and dcgm-exporter at older commits with the same values. Releases of jobset and kueue set the repository below
 * registry.k8s.io. The images of the sub-chart of Grafana were not read. 2026-11-30.
 */
export const chartImages: Readonly<Record<ChartName, readonly ChartImage[]>> = {
  'argo-cd': [],
  'argo-rollouts': [separate('quay.io/argoproj/argo-rollouts', 'controller', 'image')],
  'aws-efa-k8s-device-plugin': [],
  'cert-manager': [
    joined('quay.io/jetstack/cert-manager-controller', 'image', 'repository'),
    joined('quay.io/jetstack/cert-manager-webhook', 'webhook', 'image', 'repository'),
    joined('quay.io/jetstack/cert-manager-cainjector', 'cainjector', 'image', 'repository'),
    joined('quay.io/jetstack/cert-manager-acmesolver', 'acmesolver', 'image', 'repository'),
    joined('quay.io/jetstack/cert-manager-startupapicheck', 'startupapicheck', 'image', 'repository'),
  ],
  'cluster-autoscaler': [joined('registry.k8s.io/autoscaling/cluster-autoscaler', 'image', 'repository')],
  'dcgm-exporter': [joined('nvcr.io/nvidia/k8s/dcgm-exporter', 'image', 'repository')],
  'envoy-gateway': [
    complete('docker.io/envoyproxy/gateway', ':v1.9.1', 'global', 'images', 'envoyGateway', 'image'),
    complete(
      'docker.io/envoyproxy/envoy',
      ':distroless-v1.39.1@sha256:eb2c01c13125d1629637cb4e4cce7207009fb7cc2c8027f9742758549d15b6f4',
      ...['global', 'images', 'envoyProxy', 'image'],
    ),
    complete('docker.io/envoyproxy/ratelimit', ':8fe6ea42', 'global', 'images', 'ratelimit', 'image'),
  ],
  'external-secrets': [
    joined('ghcr.io/external-secrets/external-secrets', 'image', 'repository'),
    joined('ghcr.io/external-secrets/external-secrets', 'webhook', 'image', 'repository'),
    joined('ghcr.io/external-secrets/external-secrets', 'certController', 'image', 'repository'),
  ],
  'gpu-operator': [],
  jobset: [joined('registry.k8s.io/jobset/jobset', 'image', 'repository')],
  keda: [
    separate('ghcr.io/kedacore/keda', 'image', 'keda'),
    separate('ghcr.io/kedacore/keda-metrics-apiserver', 'image', 'metricsApiServer'),
    separate('ghcr.io/kedacore/keda-admission-webhooks', 'image', 'webhooks'),
  ],
  'kube-prometheus-stack': [
    separate('quay.io/prometheus/alertmanager', 'alertmanager', 'alertmanagerSpec', 'image'),
    separate('docker.io/grafana/grafana', 'grafana', 'image'),
    separate('docker.io/kiwigrid/k8s-sidecar', 'grafana', 'sidecar', 'image'),
    separate('registry.k8s.io/kube-state-metrics/kube-state-metrics', 'kube-state-metrics', 'image'),
    separate('quay.io/prometheus/prometheus', 'prometheus', 'prometheusSpec', 'image'),
    separate('quay.io/prometheus/node-exporter', 'prometheus-node-exporter', 'image'),
    separate('ghcr.io/jkroepke/kube-webhook-certgen', 'prometheusOperator', 'admissionWebhooks', 'patch', 'image'),
    separate('quay.io/prometheus-operator/prometheus-operator', 'prometheusOperator', 'image'),
    separate(
      'quay.io/prometheus-operator/prometheus-config-reloader',
      ...['prometheusOperator', 'prometheusConfigReloader', 'image'],
    ),
  ],
  kueue: [joined('registry.k8s.io/kueue/kueue', 'controllerManager', 'manager', 'image', 'repository')],
  'metrics-server': [joined('registry.k8s.io/metrics-server/metrics-server', 'image', 'repository')],
  'nvidia-device-plugin': [joined('nvcr.io/nvidia/k8s-device-plugin', 'image', 'repository')],
  opencost: [],
};

function joined(image: string, ...at: readonly string[]): ChartImage {
  return { image, at, form: { kind: 'repository' } };
}

function separate(image: string, ...at: readonly string[]): ChartImage {
  return { image, at, form: { kind: 'registry and repository' } };
}

function complete(image: string, version: string, ...at: readonly string[]): ChartImage {
  return { image, at, form: { kind: 'reference', version } };
}
