import type { FieldChange } from '../diff/change';

/** What people look for first: what pods run, then what they request, then everything else; labels at the end. */
const ranks: readonly RegExp[] = [
  /(?:\.image|\.command|\.args|\.env)(?:$|[.[])/,
  /\.(?:resources|replicas|minReplicas|maxReplicas|minReplicaCount|maxReplicaCount)(?:$|[.[])/,
];

/** Labels and annotations of an object, of its pods and of its selectors. */
const labels = /(?:^|\.)(?:labels|annotations|matchLabels)(?:$|[.[])/;

/** Fields from the most important to the least; fields of equal importance keep their order. */
export function byImportance(fields: readonly FieldChange[]): readonly FieldChange[] {
  return [...fields].sort((one, other) => rank(one) - rank(other));
}

function rank({ path }: FieldChange): number {
  if (labels.test(path)) return ranks.length + 1;
  const found = ranks.findIndex((pattern) => pattern.test(path));
  return found === -1 ? ranks.length : found;
}

/** Whether only the labels of the object itself differ. */
export function onlyLabels(fields: readonly FieldChange[]): boolean {
  return fields.length > 0 && fields.every(({ path }) => path.startsWith('metadata.labels'));
}
