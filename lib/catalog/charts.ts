import type { Source } from './source';

/** Helm charts that the platform may install. */
export const chartNames = [
  'argo-cd',
  'argo-rollouts',
  'aws-efa-k8s-device-plugin',
  'cert-manager',
  'cluster-autoscaler',
  'dcgm-exporter',
  'envoy-gateway',
  'external-secrets',
  'gpu-operator',
  'jobset',
  'keda',
  'kube-prometheus-stack',
  'kueue',
  'metrics-server',
  'nvidia-device-plugin',
  'opencost',
] as const;

/** Name of a chart in the catalog, which may differ from its name in the repository. */
export type ChartName = (typeof chartNames)[number];

/** A Helm chart at a pinned version. */
export interface Chart {
  readonly name: ChartName;
  /** `https://…` of a chart repository, or `oci://…` of a registry, without the chart name. */
  readonly repository: string;
  /** Name of the chart in the repository. */
  readonly chart: string;
  /** Version of the chart (not of the program), with or without `v` as in the repository. */
  readonly version: string;
  /**
   * Program that runs, where the library relies on its source code. Every source of the library names this version.
   * @default - no source of the library is this program
   */
  readonly program?: Program;
  readonly source: Source;
}

/** A program of a chart. */
interface Program {
  /** `owner/name`. */
  readonly repository: string;
  /** Tag in the repository, such as `v1.9.1`. */
  readonly version: string;
}

function chart(
  name: ChartName,
  [repository, chartName, version]: readonly [string, string, string],
  source: Source,
  program?: readonly [string, string],
): Chart {
  const chosen = { name, repository, chart: chartName, version, source };
  return program ? { ...chosen, program: { repository: program[0], version: program[1] } } : chosen;
}

function releaseOf(repository: string, tag: string, date: string): Source {
  return { name: 'release', from: `${repository}@${tag}`, date };
}

/** Version of Argo Rollouts that the values of its chart set, which would run v1.9.0. */
export const argoRolloutsVersion = 'v1.9.1';

/** The newest version of each chart on the date of its source. */
export const charts: Readonly<Record<ChartName, Chart>> = {
  'argo-cd': chart(
    'argo-cd',
    ['https://argoproj.github.io/argo-helm', 'argo-cd', '10.1.1'],
    releaseOf('argoproj/argo-helm:charts/argo-cd/Chart.yaml', 'argo-cd-10.1.1', '2026-11-23'),
    ['argoproj/argo-cd', 'v3.4.4'],
  ),
  'argo-rollouts': chart(
    'argo-rollouts',
    ['https://argoproj.github.io/argo-helm', 'argo-rollouts', '2.41.0'],
    releaseOf('argoproj/argo-helm:charts/argo-rollouts/Chart.yaml', 'argo-rollouts-2.41.0', '2026-11-23'),
    ['argoproj/argo-rollouts', argoRolloutsVersion],
  ),
  // The newest version with a public package and digest. The chart's own repository was read at v0.5.5.
  'aws-efa-k8s-device-plugin': chart(
    'aws-efa-k8s-device-plugin',
    ['https://aws.github.io/eks-charts', 'aws-efa-k8s-device-plugin', 'v0.5.29'],
    releaseOf('aws/eks-charts:stable/aws-efa-k8s-device-plugin/Chart.yaml', 'v0.5.29', '2026-11-24'),
  ),
  'cert-manager': chart(
    'cert-manager',
    ['oci://quay.io/jetstack/charts', 'cert-manager', 'v1.21.1'],
    releaseOf('cert-manager/cert-manager:deploy/charts/cert-manager', 'v1.21.1', '2026-11-23'),
    ['cert-manager/cert-manager', 'v1.21.1'],
  ),
  'cluster-autoscaler': chart(
    'cluster-autoscaler',
    ['https://kubernetes.github.io/autoscaler', 'cluster-autoscaler', '9.59.0'],
    {
      name: 'release',
      from: 'kubernetes/autoscaler:charts/cluster-autoscaler@cluster-autoscaler-chart-9.59.0',
      date: '2026-11-24',
    },
  ),
  'dcgm-exporter': chart(
    'dcgm-exporter',
    ['https://nvidia.github.io/dcgm-exporter/helm-charts', 'dcgm-exporter', '4.8.2'],
    releaseOf('NVIDIA/dcgm-exporter:deployment/Chart.yaml', '4.8.2', '2026-11-23'),
  ),
  'envoy-gateway': chart(
    'envoy-gateway',
    ['oci://docker.io/envoyproxy', 'gateway-helm', 'v1.9.1'],
    releaseOf('envoyproxy/gateway:charts/gateway-helm', 'v1.9.1', '2026-08-28'),
    ['envoyproxy/gateway', 'v1.9.1'],
  ),
  'external-secrets': chart(
    'external-secrets',
    ['https://charts.external-secrets.io', 'external-secrets', '2.9.0'],
    releaseOf('external-secrets/external-secrets:deploy/charts/external-secrets/Chart.yaml', 'v2.9.0', '2026-11-23'),
    ['external-secrets/external-secrets', 'v2.9.0'],
  ),
  'gpu-operator': chart(
    'gpu-operator',
    ['https://helm.ngc.nvidia.com/nvidia', 'gpu-operator', 'v26.7.0'],
    releaseOf('NVIDIA/gpu-operator:deployments/gpu-operator/Chart.yaml', 'v26.7.0', '2026-11-23'),
  ),
  jobset: chart(
    'jobset',
    ['oci://registry.k8s.io/jobset/charts', 'jobset', '0.12.0'],
    releaseOf('kubernetes-sigs/jobset:charts/jobset/Chart.yaml', 'v0.12.0', '2026-11-23'),
    ['kubernetes-sigs/jobset', 'v0.12.0'],
  ),
  keda: chart(
    'keda',
    ['https://kedacore.github.io/charts', 'keda', '2.20.2'],
    releaseOf('kedacore/charts:keda/Chart.yaml', 'v2.20.2', '2026-11-23'),
    ['kedacore/keda', 'v2.20.2'],
  ),
  'kube-prometheus-stack': chart(
    'kube-prometheus-stack',
    ['https://prometheus-community.github.io/helm-charts', 'kube-prometheus-stack', '88.5.3'],
    releaseOf(
      'prometheus-community/helm-charts:charts/kube-prometheus-stack/Chart.yaml',
      'kube-prometheus-stack-88.5.3',
      '2026-11-23',
    ),
    ['prometheus-operator/prometheus-operator', 'v0.93.1'],
  ),
  kueue: chart(
    'kueue',
    ['oci://registry.k8s.io/kueue/charts', 'kueue', '0.19.2'],
    releaseOf('kubernetes-sigs/kueue:charts/kueue/Chart.yaml', 'v0.19.2', '2026-08-20'),
    ['kubernetes-sigs/kueue', 'v0.19.2'],
  ),
  'metrics-server': chart(
    'metrics-server',
    ['https://kubernetes-sigs.github.io/metrics-server/', 'metrics-server', '3.13.1'],
    releaseOf(
      'kubernetes-sigs/metrics-server:charts/metrics-server/Chart.yaml',
      'metrics-server-helm-chart-3.13.1',
      '2026-11-24',
    ),
  ),
  'nvidia-device-plugin': chart(
    'nvidia-device-plugin',
    ['https://nvidia.github.io/k8s-device-plugin', 'nvidia-device-plugin', '0.20.0'],
    releaseOf('NVIDIA/k8s-device-plugin:deployments/helm/nvidia-device-plugin/Chart.yaml', 'v0.20.0', '2026-11-23'),
  ),
  opencost: chart(
    'opencost',
    ['https://opencost.github.io/opencost-helm-chart', 'opencost', '2.5.17'],
    releaseOf('opencost/opencost-helm-chart:charts/opencost/Chart.yaml', 'opencost-2.5.17', '2026-11-23'),
  ),
};
