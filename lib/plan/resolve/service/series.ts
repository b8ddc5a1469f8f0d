/** Pod label with the hash of a revision. Argo Rollouts sets it on pods and in the selectors of Services. */
export const revisionLabel = 'rollouts-pod-template-hash';

/** The same label in Prometheus, which replaces all characters except letters, digits and `_`. */
export const revisionSeriesLabel = revisionLabel.replace(/-/g, '_');

/** Selector of the series of one service. The job of a PodMonitor is its namespace and name. */
export function serviceSeries({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
  return `namespace="${namespace}",job="${namespace}/${name}"`;
}

/** Selector of the series of one revision. */
export function revisionSeries(
  service: { readonly name: string; readonly namespace: string },
  revision: string,
): string {
  return `${serviceSeries(service)},${revisionSeriesLabel}="${revision}"`;
}
