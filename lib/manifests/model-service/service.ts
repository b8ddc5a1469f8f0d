import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ModelServicePlan } from '../../plan/model-service';
import { kubeObject } from '../kube';

/** The address of a model service inside the cluster. */
export function service(scope: Construct, plan: ModelServicePlan): ApiObject {
  const { name, port } = plan.port;
  return kubeObject(scope, 'service', {
    kind: 'Service',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      type: 'ClusterIP',
      selector: plan.selector,
      ports: [{ name, port, targetPort: name, protocol: 'TCP' }],
    },
  });
}
