/** Label of pods that tells the revisions of a Rollout apart. Argo Rollouts puts it on them, and into Services. */
export const revisionLabel = 'rollouts-pod-template-hash';

/** What selects a service's own series. A PodMonitor's job is its namespace and name. */
export function serviceSeries({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
  return `namespace="${namespace}",job="${namespace}/${name}"`;
}

/**
 * What selects the series of one revision. Prometheus writes other characters than letters, digits and `_` of a label as
 * `_`.
 */
export function revisionSeries(
  service: { readonly name: string; readonly namespace: string },
  revision: string,
): string {
  return `${serviceSeries(service)},${revisionLabel.replace(/-/g, '_')}="${revision}"`;
}
