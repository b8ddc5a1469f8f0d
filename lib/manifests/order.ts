import { customKinds, isCustomKind } from '../catalog/apis';
import type { AddOnPlan } from '../plan/add-on';
import type { ManifestName } from './manifest';

/**
 * Waves in which Argo CD applies a tree, one after another; it takes objects away in the reverse order.
 * Far apart, so that another add-on changes the wave of no other object.
 */
const waves = { namespaces: -100, addOns: -50, platform: -10, workloads: 0, monitoring: 10, root: 20 } as const;

/**
 * Stage of each kind that is not a workload. A ConfigMap of ours is a dashboard. An Application that is no add-on is
 * that of the tree itself, which comes last: Argo CD may be told to wait for the health of applications, and nothing
 * must wait for the whole. Training comes last as well, because it is well only when it has ended. A Gateway is a
 * workload: it is well only when a load balancer is there, and the rest of the platform must not wait for that. A
 * Rollout comes last, because Argo CD waits for what it applied before the next wave, and until a canary is through, the
 * commit that takes it back would wait too; so does what scales it, which is not well before it is there. A certificate
 * comes when its authority has looked at the gateway.
 */
const waveOfKind: Readonly<Record<string, number>> = {
  Namespace: waves.namespaces,
  Application: waves.root,
  Certificate: waves.root,
  HorizontalPodAutoscaler: waves.root,
  Issuer: waves.root,
  Job: waves.root,
  JobSet: waves.root,
  Rollout: waves.root,
  ScaledObject: waves.root,
  ResourceQuota: waves.platform,
  LimitRange: waves.platform,
  Role: waves.platform,
  RoleBinding: waves.platform,
  ServiceAccount: waves.platform,
  NetworkPolicy: waves.platform,
  GatewayClass: waves.platform,
  AnalysisTemplate: waves.platform,
  SecretStore: waves.platform,
  ExternalSecret: waves.platform,
  PriorityClass: waves.platform,
  ResourceFlavor: waves.platform,
  Cohort: waves.platform,
  ClusterQueue: waves.platform,
  LocalQueue: waves.platform,
  WorkloadPriorityClass: waves.platform,
  PodMonitor: waves.monitoring,
  ServiceMonitor: waves.monitoring,
  PrometheusRule: waves.monitoring,
  ConfigMap: waves.monitoring,
};

/** Annotation that holds the wave, as a string. */
export const syncWaveAnnotation = 'argocd.argoproj.io/sync-wave';

/** Annotation with what Argo CD shall do otherwise for one object. */
export const syncOptionsAnnotation = 'argocd.argoproj.io/sync-options';

/**
 * How many add-ons must be there before each one, counted along the longest way.
 *
 * @throws Error if add-ons need each other in a circle.
 */
export function addOnDepths(addOns: readonly AddOnPlan[]): ReadonlyMap<string, number> {
  const plans = new Map(addOns.map((plan) => [plan.name, plan]));
  const depths = new Map<string, number>();
  const depthOf = (name: string, above: readonly string[]): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    if (above.includes(name)) throw new Error(`add-ons need each other: ${[...above, name].join(', ')}`);
    const needs = plans.get(name)?.needs ?? [];
    const depth = needs.reduce((most, need) => Math.max(most, depthOf(need, [...above, name]) + 1), 0);
    depths.set(name, depth);
    return depth;
  };
  for (const { name } of addOns) depthOf(name, []);
  return depths;
}

/** The wave of an object: namespaces, add-ons by what they need, platform, workloads, monitoring. */
export function syncWave({ kind, name }: ManifestName, depths: ReadonlyMap<string, number>): number {
  const depth = kind === 'Application' ? depths.get(name) : undefined;
  if (depth !== undefined) return waves.addOns + depth;
  return waveOfKind[kind] ?? waves.workloads;
}

/**
 * What Argo CD must know to bring an object at its time. The definition of a custom kind may come in the same
 * synchronization, so that a dry run before it must be forgiven; the kinds of Argo CD itself are there.
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
