import { customKinds, isCustomKind } from '../catalog/apis';
import type { AddOnPlan } from '../plan/types/add-on';
import type { ManifestName } from './manifest';

/**
 * Waves in which Argo CD applies a tree, one after another; it takes objects away in the reverse order.
 * Far apart, so that another add-on changes the wave of no other object.
 */
const waves = { namespaces: -100, addOns: -50, platform: -10, monitoring: 10, last: 20 } as const;

/**
 * Stage of what others need or what watches them, and of nothing that Argo CD looks after the health of. Before each wave
 * Argo CD waits until all that it applied is well, and gives the whole synchronization up when some of it is not; after
 * the last wave it waits for nothing. So whatever can be unwell for a reason of its own is in the last wave, all together:
 * one team's server that does not start keeps no other team from going back to an older version, a canary under way does
 * not hold up the commit that takes it back, and a gateway gets its certificate although it is not well without it. What
 * is not named here is there too.
 *
 * For the health of an Application Argo CD waits only where it is told to, so that the order of add-ons is that of their
 * beginning. What comes too early for a definition or a webhook is tried again.
 *
 * A ConfigMap of ours is a dashboard. Sources: argoproj/gitops-engine@97ad5b59a627, `pkg/sync/sync_context.go` (`Sync`) and
 * `pkg/health`; for the kinds with a health besides, argoproj/argo-cd@v3.4.4, `resource_customizations`; read 2026-11-24.
 */
const waveOfKind: Readonly<Record<string, number>> = {
  Namespace: waves.namespaces,
  ResourceQuota: waves.platform,
  LimitRange: waves.platform,
  Role: waves.platform,
  RoleBinding: waves.platform,
  ServiceAccount: waves.platform,
  NetworkPolicy: waves.platform,
  EnvoyProxy: waves.platform,
  GatewayClass: waves.platform,
  AnalysisTemplate: waves.platform,
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
    const depth = needs.reduce((max, need) => Math.max(max, depthOf(need, [...above, name]) + 1), 0);
    depths.set(name, depth);
    return depth;
  };
  for (const { name } of addOns) depthOf(name, []);
  return depths;
}

/** The wave of an object: namespaces, add-ons by what they need, platform, monitoring, and then all that has a health. */
export function syncWave({ kind, name }: ManifestName, depths: ReadonlyMap<string, number>): number {
  const depth = kind === 'Application' ? depths.get(name) : undefined;
  if (depth !== undefined) return waves.addOns + depth;
  return waveOfKind[kind] ?? waves.last;
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
