import type { ModelSpec } from '../../definition/model';
import type { IdentityMechanism, IdentityPlan } from '../identity';
import type { ModelServicePlan } from '../model-service';
import type { ClusterOutputsFile } from '../outputs';
import type { Labels } from '../pod';
import type { Provider } from '../providers/provider';

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

/** How a service proves who it is, with what the cloud has told of it. */
export function mechanismOf(
  { namespace, name }: Pick<ModelServicePlan, 'namespace' | 'name'>,
  provider: Provider,
  outputs: ClusterOutputsFile | undefined,
): IdentityMechanism {
  return provider.identity(namespace, name, outputs?.outputs?.identities?.[`${namespace}/${name}`]?.clientId);
}

/**
 * The identity of a service: it may read its own model and nothing else. Where a folder holds that model alone, all of
 * it may be read, so that the next version, and the way back to the last one, need no change of rights in the cloud;
 * where models share a folder, each version is named.
 */
export function serviceIdentity(
  service: Pick<ModelServicePlan, 'namespace' | 'name'>,
  model: ModelSpec,
  owners: FolderOwners,
  mechanism: IdentityMechanism,
): IdentityPlan {
  const prefixes = Object.entries(model.versions).map(([version, { path }]) => {
    const folder = modelFolder(path, version);
    return owners.get(folderKey(model.bucket, folder))?.size === 1 ? folder : path;
  });
  return {
    name: `${service.namespace}/${service.name}`,
    namespace: service.namespace,
    serviceAccount: service.name,
    grants: [...new Set(prefixes)].sort().map((prefix) => ({ bucket: model.bucket, access: 'read', prefix })),
    mechanism,
  };
}

/** Models that have a version somewhere below a folder, by the folder with its bucket. */
export type FolderOwners = ReadonlyMap<string, ReadonlySet<string>>;

/** Who has what in the buckets. */
export function folderOwners(models: Readonly<Record<string, ModelSpec>>): FolderOwners {
  const owners = new Map<string, Set<string>>();
  for (const [name, { bucket, versions }] of Object.entries(models)) {
    for (const { path } of Object.values(versions)) {
      for (const folder of foldersOf(path)) {
        const key = folderKey(bucket, folder);
        const known = owners.get(key);
        if (known) known.add(name);
        else owners.set(key, new Set([name]));
      }
    }
  }
  return owners;
}

function folderKey(bucket: string, folder: string): string {
  return `${bucket}:${folder}`;
}

/** `churn/` and `churn/v1/` of `churn/v1/model.joblib`. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

/**
 * The folder that holds all versions: the one above the folder of the version's name, or the one that the object is
 * in; the object itself where it is in none.
 */
function modelFolder(path: string, version: string): string {
  const folders = foldersOf(path);
  const own = folders.findIndex((folder) => folder.endsWith(`/${version}/`));
  return (own > 0 ? folders[own - 1] : folders.at(-1)) ?? path;
}
