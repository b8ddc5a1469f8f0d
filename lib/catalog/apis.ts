import type { ChartName } from './charts';
import type { Source } from './source';

/**
 * What installs a custom resource definition (CRD): a chart of the catalog, or a program that is installed another way.
 */
type ApiOwner = ChartName | 'gateway-api' | 'kubeflow-trainer' | 'kuberay' | 'lws' | 'flux';

const builtIn = {
  ConfigMap: 'v1',
  LimitRange: 'v1',
  Namespace: 'v1',
  PersistentVolume: 'v1',
  PersistentVolumeClaim: 'v1',
  Pod: 'v1',
  ResourceQuota: 'v1',
  Secret: 'v1',
  Service: 'v1',
  ServiceAccount: 'v1',
  DaemonSet: 'apps/v1',
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  CronJob: 'batch/v1',
  Job: 'batch/v1',
  Ingress: 'networking.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  ResourceClaimTemplate: 'resource.k8s.io/v1',
  PriorityClass: 'scheduling.k8s.io/v1',
  StorageClass: 'storage.k8s.io/v1',
  ValidatingAdmissionPolicy: 'admissionregistration.k8s.io/v1',
  ValidatingAdmissionPolicyBinding: 'admissionregistration.k8s.io/v1',
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
} as const;

const custom = {
  Application: ['argoproj.io/v1alpha1', 'argo-cd'],
  ApplicationSet: ['argoproj.io/v1alpha1', 'argo-cd'],
  AppProject: ['argoproj.io/v1alpha1', 'argo-cd'],
  AnalysisTemplate: ['argoproj.io/v1alpha1', 'argo-rollouts'],
  Rollout: ['argoproj.io/v1alpha1', 'argo-rollouts'],
  Certificate: ['cert-manager.io/v1', 'cert-manager'],
  ClusterIssuer: ['cert-manager.io/v1', 'cert-manager'],
  Issuer: ['cert-manager.io/v1', 'cert-manager'],
  ClusterSecretStore: ['external-secrets.io/v1', 'external-secrets'],
  ExternalSecret: ['external-secrets.io/v1', 'external-secrets'],
  SecretStore: ['external-secrets.io/v1', 'external-secrets'],
  BackendTLSPolicy: ['gateway.networking.k8s.io/v1', 'gateway-api'],
  Gateway: ['gateway.networking.k8s.io/v1', 'gateway-api'],
  GatewayClass: ['gateway.networking.k8s.io/v1', 'gateway-api'],
  HTTPRoute: ['gateway.networking.k8s.io/v1', 'gateway-api'],
  ReferenceGrant: ['gateway.networking.k8s.io/v1', 'gateway-api'],
  BackendTrafficPolicy: ['gateway.envoyproxy.io/v1alpha1', 'envoy-gateway'],
  ClientTrafficPolicy: ['gateway.envoyproxy.io/v1alpha1', 'envoy-gateway'],
  EnvoyProxy: ['gateway.envoyproxy.io/v1alpha1', 'envoy-gateway'],
  SecurityPolicy: ['gateway.envoyproxy.io/v1alpha1', 'envoy-gateway'],
  JobSet: ['jobset.x-k8s.io/v1alpha2', 'jobset'],
  ScaledObject: ['keda.sh/v1alpha1', 'keda'],
  TriggerAuthentication: ['keda.sh/v1alpha1', 'keda'],
  PodMonitor: ['monitoring.coreos.com/v1', 'kube-prometheus-stack'],
  PrometheusRule: ['monitoring.coreos.com/v1', 'kube-prometheus-stack'],
  ServiceMonitor: ['monitoring.coreos.com/v1', 'kube-prometheus-stack'],
  AdmissionCheck: ['kueue.x-k8s.io/v1beta2', 'kueue'],
  ClusterQueue: ['kueue.x-k8s.io/v1beta2', 'kueue'],
  Cohort: ['kueue.x-k8s.io/v1beta2', 'kueue'],
  LocalQueue: ['kueue.x-k8s.io/v1beta2', 'kueue'],
  ProvisioningRequestConfig: ['kueue.x-k8s.io/v1beta2', 'kueue'],
  ResourceFlavor: ['kueue.x-k8s.io/v1beta2', 'kueue'],
  Topology: ['kueue.x-k8s.io/v1beta2', 'kueue'],
  WorkloadPriorityClass: ['kueue.x-k8s.io/v1beta2', 'kueue'],
  ClusterTrainingRuntime: ['trainer.kubeflow.org/v1alpha1', 'kubeflow-trainer'],
  TrainingRuntime: ['trainer.kubeflow.org/v1alpha1', 'kubeflow-trainer'],
  TrainJob: ['trainer.kubeflow.org/v1alpha1', 'kubeflow-trainer'],
  RayCluster: ['ray.io/v1', 'kuberay'],
  RayJob: ['ray.io/v1', 'kuberay'],
  RayService: ['ray.io/v1', 'kuberay'],
  LeaderWorkerSet: ['leaderworkerset.x-k8s.io/v1', 'lws'],
  GitRepository: ['source.toolkit.fluxcd.io/v1', 'flux'],
  HelmRepository: ['source.toolkit.fluxcd.io/v1', 'flux'],
  OCIRepository: ['source.toolkit.fluxcd.io/v1', 'flux'],
  HelmRelease: ['helm.toolkit.fluxcd.io/v2', 'flux'],
  Kustomization: ['kustomize.toolkit.fluxcd.io/v1', 'flux'],
} as const satisfies Readonly<Record<string, readonly [apiVersion: string, owner: ApiOwner]>>;

/** A kind that requires a CRD. */
type CustomKind = keyof typeof custom;

/** A kind in the catalog, built-in or custom. */
export type Kind = keyof typeof builtIn | CustomKind;

/** API version of a custom kind and the owner of its CRD. */
interface CustomKindRow {
  readonly apiVersion: string;
  readonly owner: ApiOwner;
}

/** Sources of the group versions, at the tag that the chart in the catalog installs unless stated otherwise. */
export const apiSources: readonly Source[] = [
  { name: 'built-in kinds', from: 'kubernetes/kubernetes:pkg/apis@v1.36.3', date: '2026-11-24' },
  { name: 'Kueue', from: 'kubernetes-sigs/kueue:config/components/crd/bases@v0.19.2', date: '2026-11-23' },
  { name: 'JobSet', from: 'kubernetes-sigs/jobset:config/components/crd/bases@v0.12.0', date: '2026-11-24' },
  { name: 'Kubeflow Trainer', from: 'kubeflow/trainer:manifests/base/crds@v2.3.0', date: '2026-11-24' },
  { name: 'KubeRay', from: 'ray-project/kuberay:ray-operator/config/crd/bases@v1.7.0', date: '2026-11-23' },
  { name: 'LeaderWorkerSet', from: 'kubernetes-sigs/lws:config/crd/bases@v0.10.0', date: '2026-11-23' },
  { name: 'Argo Rollouts', from: 'argoproj/argo-rollouts:manifests/crds@v1.9.1', date: '2026-11-24' },
  { name: 'Argo CD', from: 'argoproj/argo-cd:manifests/crds@v3.4.4', date: '2026-11-24' },
  { name: 'Flux', from: 'fluxcd/flux2:manifests@v2.9.4', date: '2026-11-23' },
  { name: 'KEDA', from: 'kedacore/keda:config/crd/bases@v2.20.2', date: '2026-11-24' },
  {
    name: 'Prometheus operator',
    from: 'prometheus-operator/prometheus-operator:example/prometheus-operator-crd@v0.93.1',
    date: '2026-11-24',
  },
  { name: 'cert-manager', from: 'cert-manager/cert-manager:deploy/crds@v1.21.1', date: '2026-11-24' },
  {
    name: 'External Secrets',
    from: 'external-secrets/external-secrets:config/crds/bases@v2.9.0',
    date: '2026-11-23',
  },
  { name: 'Gateway API', from: 'kubernetes-sigs/gateway-api:config/crd/standard@v1.6.1', date: '2026-11-24' },
  {
    name: 'Envoy Gateway',
    from: 'envoyproxy/gateway:charts/gateway-helm/charts/crds/crds/generated@v1.9.1',
    date: '2026-11-24',
  },
];

type ApiVersions = { readonly [K in keyof typeof builtIn]: (typeof builtIn)[K] } & {
  readonly [K in CustomKind]: (typeof custom)[K][0];
};

/**
 * `apiVersion` of each kind. A kind that exists in several groups is listed once, with the group that the library uses.
 */
export const apiVersions: ApiVersions = {
  ...builtIn,
  ...(Object.fromEntries(Object.entries(custom).map(([kind, [apiVersion]]) => [kind, apiVersion])) as {
    readonly [K in CustomKind]: (typeof custom)[K][0];
  }),
};

/** The custom kinds. */
export const customKinds: Readonly<Record<CustomKind, CustomKindRow>> = Object.fromEntries(
  Object.entries(custom).map(([kind, [apiVersion, owner]]) => [kind, { apiVersion, owner }]),
) as Readonly<Record<CustomKind, CustomKindRow>>;

/** Whether a kind requires a CRD. */
export function isCustomKind(kind: string): kind is CustomKind {
  return Object.hasOwn(custom, kind);
}
