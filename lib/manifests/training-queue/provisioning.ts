import type { Labels } from '../../plan/types/labels';
import type { ProvisioningPlan } from '../../plan/types/training-queue';
import type { Create } from '../kube';

/**
 * How Kueue requests the nodes of a job: all of its pods in one request, and pods only on the nodes of their request. The
 * retries are the defaults of Kueue; the autoscaler keeps a request that it cannot fulfil yet, so they count only failures.
 * Source: kubernetes-sigs/kueue@v0.19.2, `apis/kueue/v1beta2/provisioningrequestconfig_types.go`, read 2026-11-30.
 */
export function provisioningRequestConfig<T>(create: Create<T>, plan: ProvisioningPlan, labels: Labels): T {
  return create('provisioning-request-config', {
    kind: 'ProvisioningRequestConfig',
    metadata: { name: plan.name, labels },
    spec: {
      provisioningClassName: plan.className,
      podSetUpdates: { nodeSelector: [{ key: plan.nodeLabel, valueFromProvisioningClassDetail: plan.detail }] },
      retryStrategy: { backoffLimitCount: 3, backoffBaseSeconds: 60, backoffMaxSeconds: 1800 },
    },
  });
}

/** Admits a job when the autoscaler has provided all of its nodes. */
export function admissionCheck<T>(create: Create<T>, { name }: ProvisioningPlan, labels: Labels): T {
  return create('admission-check', {
    kind: 'AdmissionCheck',
    metadata: { name, labels },
    spec: {
      controllerName: 'kueue.x-k8s.io/provisioning-request',
      parameters: { apiGroup: 'kueue.x-k8s.io', kind: 'ProvisioningRequestConfig', name },
    },
  });
}
