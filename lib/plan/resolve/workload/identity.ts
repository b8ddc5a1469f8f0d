import { bucketFolders } from '../../../definition/bucket-folders';
import type { ModelSpec } from '../../../definition/model';
import type { TrainingJobSpec } from '../../../definition/training';
import { folderPrefix } from '../../../units/folders';
import { byCodeUnit } from '../../../units/order';
import { isOneObject } from '../../facts/grant-keys';
import { placeholderClientId } from '../../facts/identity-mechanisms';
import type { Provider } from '../../providers/provider';
import type { BucketGrant, GrantedIdentity, IdentityMechanism } from '../../types/identity';
import type { ClusterOutputsFile } from '../../types/outputs';
import type { WorkloadPlan } from '../../types/workload';
import { dataPrefix } from '../training/paths';
import { type FolderOwners, modelPrefixes } from './model-folders';

/** How a service account authenticates with the cloud, including values that only the cloud knows. */
export function mechanismOf(
  { namespace, serviceAccount }: Pick<GrantedIdentity, 'namespace' | 'serviceAccount'>,
  provider: Provider,
  outputs: ClusterOutputsFile | undefined,
): IdentityMechanism {
  return provider.identity(namespace, serviceAccount, clientIdOf(`${namespace}/${serviceAccount}`, outputs));
}

/** The workload of an identity. */
type IdentityOwner = Pick<WorkloadPlan, 'namespace' | 'serviceAccount'>;

function clientIdOf(name: string, outputs: ClusterOutputsFile | undefined): string | undefined {
  const known = outputs?.outputs?.identities?.[name]?.clientId;
  return known ?? (outputs?.placeholders ? placeholderClientId : undefined);
}

/**
 * The identity of a service, which may only read its own models. If a folder holds a single model and nothing of another
 * team, the grant covers the folder, so that a new version or a rollback needs no change of permissions. In a shared
 * folder each version has a grant.
 */
export function serviceIdentity(
  service: IdentityOwner & Pick<WorkloadPlan, 'team'>,
  models: readonly ModelSpec[],
  owners: FolderOwners,
  mechanism: IdentityMechanism,
): GrantedIdentity {
  const grants = models.flatMap((model) =>
    modelPrefixes(service.team, model, owners).map((prefix) => readGrant(model.bucket, prefix)),
  );
  return {
    ...accountOf(service),
    grants: distinct(grants),
    mechanism,
  };
}

/**
 * The identity of a job, which reads its data and writes the checkpoints and outputs of all its runs, so that another
 * run needs no change of permissions. None for a job without data, checkpoints and output.
 */
export function trainingIdentities(
  job: IdentityOwner,
  spec: Pick<TrainingJobSpec, 'data' | 'checkpoint' | 'output'>,
  mechanism: IdentityMechanism,
): readonly GrantedIdentity[] {
  const grants = bucketFolders('training', spec).flatMap(({ access, bucket, path }) =>
    access === 'write'
      ? [writeGrant(bucket, folderPrefix(path))]
      : dataPrefixes(path).map((prefix) => readGrant(bucket, prefix)),
  );
  if (grants.length === 0) return [];
  // The last grant for a folder wins: write access includes read access.
  return [{ ...accountOf(job), grants: distinct(grants), mechanism }];
}

function accountOf({ namespace, serviceAccount: { name } }: IdentityOwner) {
  return { name: `${namespace}/${name}`, namespace, serviceAccount: name };
}

/** A path that can be an object or a folder has a grant for each, and for no other key that begins with it. */
function dataPrefixes(path: string): readonly string[] {
  const prefix = dataPrefix(path);
  return isOneObject({ prefix }) ? [prefix, folderPrefix(prefix)] : [prefix];
}

function readGrant(bucket: string, prefix: string): BucketGrant {
  return { bucket, access: 'read', prefix };
}

function writeGrant(bucket: string, prefix: string): BucketGrant {
  return { bucket, access: 'read-write', prefix };
}

/** Distinct grants, sorted by bucket and prefix. */
function distinct(grants: readonly BucketGrant[]): readonly BucketGrant[] {
  const byText = new Map(grants.map((grant) => [`${grant.bucket}\n${grant.prefix}`, grant]));
  return [...byText].sort(([a], [b]) => byCodeUnit(a, b)).map(([, grant]) => grant);
}
