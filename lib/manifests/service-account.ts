import { ApiObject, JsonPatch } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ServiceAccountPlan } from '../plan/types/workload';
import { imagePullSecrets } from './plain-kinds';

/** The identity of a workload's pods. No API token is mounted, because no planned workload uses the Kubernetes API. */
export function serviceAccount(scope: Construct, plan: ServiceAccountPlan): ServiceAccount {
  const account = new ServiceAccount(scope, 'service-account', {
    metadata: {
      name: plan.name,
      namespace: plan.namespace,
      labels: { ...plan.labels },
      annotations: { ...plan.annotations },
    },
    automountToken: false,
  });
  // The class has no property for them.
  const { imagePullSecrets: secrets } = imagePullSecrets(plan);
  if (secrets) ApiObject.of(account).addJsonPatch(JsonPatch.add('/imagePullSecrets', secrets));
  return account;
}
