import { customKinds, isCustomKind } from '../catalog/apis';
import type { AddOnPlan } from '../plan/types/add-on';
import type { ManifestName } from './manifest';

/**
 * Sync waves, in the order in which Argo CD applies a tree; it deletes objects in reverse order. The numbers are far
 * apart, so that a new add-on does not change the waves of other objects.
 */
const waves = { namespaces: -100, addOns: -50, platform: -10, monitoring: 10, last: 20 } as const;

/**
 * Waves of kinds that other objects need or that monitor them, and whose health Argo CD does not assess. Before each wave
 * Argo CD waits until all applied objects are healthy, and fails the sync if one is degraded; after the last wave it does
 * not wait. So every kind that can become unhealthy on its own is in the last wave, which is also the default for all other
 * kinds: a server of one team that does not start does not block a rollback of another team, a canary in progress does not
 * block the commit that reverts it, and a gateway gets its certificate although it is unhealthy without it.
 *
 * Argo CD waits for the health of an Application only if it is configured to, so the waves of add-ons order only their
 * start. Objects that are applied before their CustomResourceDefinition or webhook exists are retried.
 *
 * The ConfigMaps are dashboards and files of pods in the last wave. Sources: argoproj/gitops-engine@97ad5b59a627,
 * `pkg/sync/sync_context.go` (`Sync`) and `pkg/health`; for additional kinds with health checks, argoproj/argo-cd@v3.4.4,
 * `resource_customizations`; read 2026-11-24.
 */
const waveOfKind: Readonly<Record<string, number>> = {
  Namespace: waves.namespaces,
  AppProject: waves.namespaces,
  ResourceQuota: waves.platform,
  LimitRange: waves.platform,
  Role: waves.platform,
  RoleBinding: waves.platform,
  ValidatingAdmissionPolicy: waves.platform,
  ValidatingAdmissionPolicyBinding: waves.platform,
  ServiceAccount: waves.platform,
  NetworkPolicy: waves.platform,
  EnvoyProxy: waves.platform,
  GatewayClass: waves.platform,
  AnalysisTemplate: waves.platform,
  PriorityClass: waves.platform,
  ResourceFlavor: waves.platform,
  ProvisioningRequestConfig: waves.platform,
  AdmissionCheck: waves.platform,
  Cohort: waves.platform,
  ClusterQueue: waves.platform,
  LocalQueue: waves.platform,
  WorkloadPriorityClass: waves.platform,
  PodMonitor: waves.monitoring,
  ServiceMonitor: waves.monitoring,
  PrometheusRule: waves.monitoring,
  ConfigMap: waves.monitoring,
};

/** Annotation for the sync wave, as a string. */
export const syncWaveAnnotation = 'argocd.argoproj.io/sync-wave';

/** Annotation for sync options of one object. */
const syncOptionsAnnotation = 'argocd.argoproj.io/sync-options';

/**
 * Depth of each add-on: the length of its longest chain of required add-ons.
 *
 * @throws Error for a dependency cycle.
 */
export function addOnDepths(addOns: readonly AddOnPlan[]): ReadonlyMap<string, number> {
  const plans = new Map(addOns.map((plan) => [plan.name, plan]));
  const depths = new Map<string, number>();
  const depthOf = (name: string, above: readonly string[]): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    if (above.includes(name)) throw new Error(`dependency cycle of add-ons: ${[...above, name].join(', ')}`);
    const needs = plans.get(name)?.needs ?? [];
    const depth = needs.reduce((max, need) => Math.max(max, depthOf(need, [...above, name]) + 1), 0);
    depths.set(name, depth);
    return depth;
  };
  for (const { name } of addOns) depthOf(name, []);
  return depths;
}

/** Sync wave of an object. The waves of add-ons follow their dependencies. */
export function syncWave({ kind, name }: ManifestName, depths: ReadonlyMap<string, number>): number {
  const depth = kind === 'Application' ? depths.get(name) : undefined;
  if (depth !== undefined) return waves.addOns + depth;
  return waveOfKind[kind] ?? waves.last;
}

/**
 * Argo CD annotations for the order of an object. The CustomResourceDefinition of a custom kind may be part of the same
 * sync, so its dry run is skipped while the kind is missing. The kinds of Argo CD itself always exist.
 */
export function orderAnnotations(
  object: ManifestName,
  depths: ReadonlyMap<string, number>,
): Readonly<Record<string, string>> {
  const wave = { [syncWaveAnnotation]: String(syncWave(object, depths)) };
  const { kind } = object;
  return isCustomKind(kind) && customKinds[kind].owner !== 'argo-cd'
    ? { ...wave, [syncOptionsAnnotation]: 'SkipDryRunOnMissingResource=true' }
    : wave;
}
