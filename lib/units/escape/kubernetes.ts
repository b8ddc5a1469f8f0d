/**
 * Text that Kubernetes passes on unchanged in `command`, `args`, the command of a probe, and the value of a variable, where
 * it replaces `$(NAME)` by the value of NAME and `$$` by `$`.
 * Source: kubernetes/kubernetes v1.36, third_party/forked/golang/expansion/expand.go, `Expand`.
 */
export function escapeExpansion(text: string): string {
  // A single `$` that does not open a reference stays. In a longer run Kubernetes reads pairs.
  return text.replace(/\${2,}|\$(?=\()/g, (dollars) => dollars + dollars);
}
