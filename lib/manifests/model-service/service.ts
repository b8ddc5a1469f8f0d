import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ModelServicePlan } from '../../plan/types/service';
import { assertNever } from '../../units/assert-never';
import { kubeObject } from '../kube';

/** The address of a model service inside the cluster. */
export function service(scope: Construct, plan: ModelServicePlan): ApiObject {
  return addressOf(scope, 'service', plan, plan.name);
}

/**
 * The address of the version that is not the one which serves all: on trial, or not yet in use. Absent where a Deployment
 * replaces the replicas. Which pods each Service leads to, the controller of the rollout adds to its selector.
 */
export function otherService(scope: Construct, plan: ModelServicePlan): ApiObject | undefined {
  const { rollout } = plan;
  switch (rollout.kind) {
    case 'rolling':
      return undefined;
    case 'canary':
      return addressOf(scope, 'service-canary', plan, rollout.canaryService);
    case 'blue-green':
      return addressOf(scope, 'service-preview', plan, rollout.previewService);
    default:
      return assertNever(rollout);
  }
}

function addressOf(scope: Construct, id: string, plan: ModelServicePlan, serviceName: string): ApiObject {
  const { name, port } = plan.port;
  return kubeObject(scope, id, {
    kind: 'Service',
    metadata: { name: serviceName, namespace: plan.namespace, labels: plan.labels },
    spec: {
      type: 'ClusterIP',
      selector: plan.selector,
      ports: [{ name, port, targetPort: name, protocol: 'TCP' }],
    },
  });
}
