import { rolloutFacts } from '../../plan/facts/rollouts';
import type { ModelServicePlan } from '../../plan/types/service';
import { assertNever } from '../../units/assert-never';
import type { Create } from '../kube';

/** The Service of a model service inside the cluster. */
export function service<T>(create: Create<T>, plan: ModelServicePlan): T {
  return clusterService(create, 'service', plan, plan.name);
}

/**
 * The Service of the canary or preview revision. Absent for a Deployment. Argo Rollouts adds the revision to the selector
 * of both Services.
 */
export function otherService<T>(create: Create<T>, plan: ModelServicePlan): T | undefined {
  const { rollout } = plan;
  switch (rollout.kind) {
    case 'rolling':
      return undefined;
    case 'canary':
      return clusterService(create, 'service-canary', plan, rollout.canaryService);
    case 'blue-green':
      return clusterService(create, 'service-preview', plan, rollout.previewService);
    default:
      return assertNever(rollout);
  }
}

/**
 * A sync on the server side would replace the complete selector, and the Service would select the pods of all revisions
 * until the controller adds the revision again. A sync on the client side changes only the labels of the manifest.
 * Sources: kubernetes/api v1.36, core/v1, ServiceSpec.Selector (mapType=atomic); argoproj/argo-cd v3.4.4,
 * `gitops-engine/pkg/sync/sync_context.go`, shouldUseServerSideApply.
 */
const appliedByClient = { 'argocd.argoproj.io/sync-options': 'ServerSideApply=false' };

function clusterService<T>(create: Create<T>, id: string, plan: ModelServicePlan, serviceName: string): T {
  const { name, port } = plan.port;
  return create(id, {
    kind: 'Service',
    metadata: {
      name: serviceName,
      namespace: plan.namespace,
      labels: plan.labels,
      ...(rolloutFacts(plan.rollout).setsSelectors && { annotations: appliedByClient }),
    },
    spec: {
      type: 'ClusterIP',
      selector: plan.selector,
      ports: [{ name, port, targetPort: name, protocol: 'TCP' }],
    },
  });
}
