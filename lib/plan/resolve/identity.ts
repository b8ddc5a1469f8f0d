import type { ModelSpec } from '../../definition/model';
import type { IdentityMechanism, IdentityPlan } from '../identity';
import type { ModelServicePlan } from '../model-service';
import type { Labels } from '../pod';

/** What a service account must carry for the cloud to recognise it. */
export function identityAnnotations(mechanism: IdentityMechanism): Labels {
  return mechanism.kind === 'aks-federated' && mechanism.clientId !== undefined
    ? { 'azure.workload.identity/client-id': mechanism.clientId }
    : {};
}

/** What a pod must carry; Azure's webhook looks at pods, not at their service account. */
export function identityPodLabels(mechanism: IdentityMechanism): Labels {
  return mechanism.kind === 'aks-federated' ? { 'azure.workload.identity/use': 'true' } : {};
}

/**
 * The identity of a service: it may read the folders of its own model, in all versions, and nothing else. So the
 * next version, and the way back to the last one, need no change of rights in the cloud.
 */
export function serviceIdentity(
  service: Pick<ModelServicePlan, 'namespace' | 'name'>,
  model: ModelSpec,
  mechanism: IdentityMechanism,
): IdentityPlan {
  const folders = new Set(Object.values(model.versions).map(({ path }) => modelFolder(path)));
  return {
    name: `${service.namespace}/${service.name}`,
    namespace: service.namespace,
    serviceAccount: service.name,
    grants: [...folders].sort().map((prefix) => ({ bucket: model.bucket, access: 'read', prefix })),
    mechanism,
  };
}

/** `churn/` of `churn/v1/model.joblib` and of `churn/v1`; the object itself where it is in no folder. */
function modelFolder(path: string): string {
  const folders = path.split('/').slice(0, -1);
  const model = folders.length > 1 ? folders.slice(0, -1) : folders;
  return model.length > 0 ? `${model.join('/')}/` : path;
}
