import { apiVersions, type Kind } from '../../catalog/apis';
import type { ProjectKindPlan } from '../types/project';

/** Kinds that the Application of a team delivers into its namespace. */
const kindsOfTeam = [
  'AnalysisTemplate',
  'BackendTrafficPolicy',
  'ConfigMap',
  'Deployment',
  'ExternalSecret',
  'HTTPRoute',
  'HorizontalPodAutoscaler',
  'Job',
  'JobSet',
  'LimitRange',
  'LocalQueue',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'PodMonitor',
  'PrometheusRule',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'Rollout',
  'ScaledObject',
  'SecretStore',
  'SecurityPolicy',
  'Service',
  'ServiceAccount',
] as const satisfies readonly Kind[];

/** Kinds that the Application of the platform delivers into the namespaces of gateways and operators. */
const kindsOfGateways = [
  'BackendTrafficPolicy',
  'Certificate',
  'ClientTrafficPolicy',
  'ConfigMap',
  'EnvoyProxy',
  'ExternalSecret',
  'Gateway',
  'HTTPRoute',
  'Issuer',
  'NetworkPolicy',
  'PodMonitor',
  'PrometheusRule',
  'SecretStore',
  'SecurityPolicy',
] as const satisfies readonly Kind[];

/** Cluster-scoped kinds that the Application of the platform delivers. */
const clusterKinds = [
  'AdmissionCheck',
  'Cohort',
  'GatewayClass',
  'Namespace',
  'PriorityClass',
  'ProvisioningRequestConfig',
  'ResourceFlavor',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'WorkloadPriorityClass',
] as const satisfies readonly Kind[];

/**
 * The kinds are those that the library can render, not those that a platform has: otherwise a project would forbid the
 * deletion of the last object of a kind.
 */
export const deliveredKinds = {
  team: kindsOfTeam.map(projectKind),
  gateways: kindsOfGateways.map(projectKind),
  cluster: clusterKinds.map(projectKind),
  argocd: (['AppProject', 'Application'] as const).map(projectKind),
} as const;

/** A kind of the catalog with its API group. */
export function projectKind(kind: Kind): ProjectKindPlan {
  const apiVersion: string = apiVersions[kind];
  return { group: apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '', kind };
}
