import type { ModelPlatformDefinition } from '../../definition/platform';
import type { DeliveryPlan, SyncPlan } from '../platform';

/** Namespace of Argo CD: the one of its own documentation. */
const argocdNamespace = 'argocd';

/**
 * The repository is what holds. What fails is tried again for about an hour: the definitions of custom kinds come from
 * other applications of the same tree.
 */
const sync: SyncPlan = {
  prune: true,
  selfHeal: true,
  retry: { limit: 15, firstSeconds: 10, factor: 2, mostSeconds: 300 },
};

/** How the manifests reach the cluster, where the definition says that something brings them. */
export function resolveDelivery({ name, delivery }: ModelPlatformDefinition): DeliveryPlan | undefined {
  if (!delivery) return undefined;
  return {
    gitops: delivery.gitops,
    namespace: argocdNamespace,
    repository: delivery.repository,
    path: delivery.path ?? `clusters/${name}`,
    revision: delivery.revision ?? 'main',
    sync,
  };
}
