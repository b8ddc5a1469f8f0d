import { ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ServiceAccountPlan } from '../plan/types/workload';

/** Who a workload's pods are. No token of the Kubernetes API is mounted: nothing that we plan speaks to it. */
export function serviceAccount(scope: Construct, plan: ServiceAccountPlan): ServiceAccount {
  return new ServiceAccount(scope, 'service-account', {
    metadata: {
      name: plan.name,
      namespace: plan.namespace,
      labels: { ...plan.labels },
      annotations: { ...plan.annotations },
    },
    automountToken: false,
  });
}
