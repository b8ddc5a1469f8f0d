/** Namespace of Argo CD, as in its documentation. */
export const argocdNamespace = 'argocd';

/** Namespaces with pods that belong to no add-on, whichever add-ons are installed there. */
export const sharedNamespaces: readonly string[] = [
  argocdNamespace,
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
];
