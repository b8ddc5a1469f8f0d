import { ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ServiceAccountPlan } from '../plan/types/workload';

/** The identity of a workload's pods. No API token is mounted, because no planned workload uses the Kubernetes API. */
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
