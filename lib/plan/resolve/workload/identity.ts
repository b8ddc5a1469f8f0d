import type { ModelSpec } from '../../../definition/model';
import type { TrainingJobSpec } from '../../../definition/training';
import { byCodeUnit } from '../../../units/order';
import type { Provider } from '../../providers/provider';
import type { BucketGrant, IdentityMechanism, IdentityPlan } from '../../types/identity';
import type { Labels } from '../../types/labels';
import type { ClusterOutputsFile } from '../../types/outputs';
import type { ModelServicePlan } from '../../types/service';
import type { TrainingJobPlan } from '../../types/training-job';
import { dataPrefix, folderPrefix } from '../training/paths';

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
 * The identity of a service: it may read its own models and nothing else. Where a folder holds that model alone, all of
 * it may be read, so that the next version, and the way back to the last one, need no change of rights in the cloud;
 * where models share a folder, each version is named.
 */
export function serviceIdentity(
  service: Pick<ModelServicePlan, 'namespace' | 'name'>,
  models: readonly ModelSpec[],
  owners: FolderOwners,
  mechanism: IdentityMechanism,
): IdentityPlan {
  const grants = models.flatMap((model) =>
    modelPrefixes(model, owners).map((prefix) => readGrant(model.bucket, prefix)),
  );
  return {
    name: `${service.namespace}/${service.name}`,
    namespace: service.namespace,
    serviceAccount: service.name,
    grants: distinct(grants),
    mechanism,
  };
}

/**
 * The identity of a job: it reads its data, and writes where its checkpoints and outputs are kept, of all its runs, so that
 * another run needs no change of rights in the cloud. A job without any of them needs none.
 */
export function trainingIdentities(
  { namespace, name }: Pick<TrainingJobPlan, 'namespace' | 'name'>,
  { data, checkpoint, output }: Pick<TrainingJobSpec, 'data' | 'checkpoint' | 'output'>,
  mechanism: IdentityMechanism,
): readonly IdentityPlan[] {
  const kept = [checkpoint, output].flatMap((each) => (each ? [writeGrant(each.bucket, folderPrefix(each.path))] : []));
  const read = Object.values(data ?? {}).map(({ bucket, path }) => readGrant(bucket, dataPrefix(path)));
  if (kept.length + read.length === 0) return [];
  // Of two grants for the same folder the last stays: who may write may read.
  return [
    { name: `${namespace}/${name}`, namespace, serviceAccount: name, grants: distinct([...read, ...kept]), mechanism },
  ];
}

/** What of a bucket holds the versions of one model. */
function modelPrefixes(model: ModelSpec, owners: FolderOwners): readonly string[] {
  return Object.entries(model.versions).map(([version, { path }]) => {
    const folder = modelFolder(path, version);
    return owners.get(folderKey(model.bucket, folder))?.size === 1 ? folder : path;
  });
}

function readGrant(bucket: string, prefix: string): BucketGrant {
  return { bucket, access: 'read', prefix };
}

function writeGrant(bucket: string, prefix: string): BucketGrant {
  return { bucket, access: 'read-write', prefix };
}

/** Each grant once, in the order of buckets and prefixes. */
function distinct(grants: readonly BucketGrant[]): readonly BucketGrant[] {
  const byText = new Map(grants.map((grant) => [`${grant.bucket}\n${grant.prefix}`, grant]));
  return [...byText].sort(([a], [b]) => byCodeUnit(a, b)).map(([, grant]) => grant);
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
