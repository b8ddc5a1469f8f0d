import type { ModelPlatformDefinition } from '../../../definition/platform';
import { assertNever } from '../../../units/assert-never';
import type { DeliveryPlan, ForeignFieldsPlan, SyncPlan } from '../../types/delivery';
import type { ModelServicePlan } from '../../types/service';
import { revisionLabel } from '../service/series';

/** Namespace of Argo CD, as in its documentation. */
const argocdNamespace = 'argocd';

/**
 * Argo CD enforces the state of the repository. A failed sync is retried for about an hour, because CRDs come from
 * other applications of the same tree.
 */
const sync: SyncPlan = {
  prune: true,
  selfHeal: true,
  retry: { limit: 15, firstSeconds: 10, factor: 2, maxSeconds: 300 },
};

/** Delivery of the manifests by Argo CD. Undefined if the definition does not configure it. */
export function resolveDelivery(
  { name, delivery }: ModelPlatformDefinition,
  services: readonly ModelServicePlan[],
): DeliveryPlan | undefined {
  if (!delivery) return undefined;
  return {
    gitops: delivery.gitops,
    namespace: argocdNamespace,
    repository: delivery.repository,
    path: delivery.path ?? `clusters/${name}`,
    revision: delivery.revision ?? 'main',
    sync,
    ignoredFields: services.flatMap(setByRollouts),
  };
}

/** Fields that Argo Rollouts sets during a rollout: selectors of Services and weights of routes. */
function setByRollouts({ namespace, rollout }: ModelServicePlan): readonly ForeignFieldsPlan[] {
  switch (rollout.kind) {
    case 'rolling':
      return [];
    case 'canary':
      return [
        ...[rollout.stableService, rollout.canaryService].map((name) => selectorOf(namespace, name)),
        ...rollout.routes.map((name) => weightsOf(namespace, name)),
      ];
    case 'blue-green':
      return [rollout.activeService, rollout.previewService].map((name) => selectorOf(namespace, name));
    default:
      return assertNever(rollout);
  }
}

function selectorOf(namespace: string, name: string): ForeignFieldsPlan {
  return {
    group: '',
    kind: 'Service',
    namespace,
    name,
    fields: { kind: 'json-pointer', pointer: `/spec/selector/${revisionLabel}` },
    why: 'Argo Rollouts sets the revision in the selector of a Service',
  };
}

function weightsOf(namespace: string, name: string): ForeignFieldsPlan {
  return {
    group: 'gateway.networking.k8s.io',
    kind: 'HTTPRoute',
    namespace,
    name,
    fields: { kind: 'jq', expression: '.spec.rules[].backendRefs[].weight' },
    why: 'Argo Rollouts sets the weights of the revisions',
  };
}
