import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { apiVersions } from '../../catalog/apis';
import type { AutoscalerPlan, ModelServicePlan } from '../../plan/model-service';
import { type KubeValue, kubeObject } from '../kube';

/** What sets the number of replicas between the least and the most. */
export function autoscaler(scope: Construct, plan: ModelServicePlan, scaling: AutoscalerPlan): ApiObject {
  return kubeObject(scope, 'autoscaler', {
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      scaleTargetRef: { apiVersion: apiVersions.Deployment, kind: 'Deployment', name: plan.name },
      minReplicas: plan.replicas.min,
      maxReplicas: plan.replicas.max,
      metrics: [metric(scaling)],
      behavior: { scaleDown: { stabilizationWindowSeconds: scaling.scaleDownStabilizationSeconds } },
    },
  });
}

function metric({ kind, targetPercent }: AutoscalerPlan): KubeValue {
  switch (kind) {
    case 'cpu':
      return {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: targetPercent } },
      };
    default:
      throw new Error(`unknown autoscaler ${kind satisfies never}`);
  }
}
