import { assertNever } from '../../../units/assert-never';
import { connectionValue } from '../../../units/escape/rclone';
import type { BucketLocation } from '../../types/bucket';
import type { MountPlan } from '../../types/container';
import type { IdentityMechanism } from '../../types/identity';
import type { Labels } from '../../types/labels';
import type { VolumePlan } from '../../types/pod';

const credentialsDirectory = '/etc/object-store';
const credentialsVolume = 'object-store-credentials';

/**
 * A path in a bucket as an on-the-fly remote of rclone, with the identity of the pod. A slash at the end marks a
 * folder. Without it rclone first looks for an object of that name, for which it can lack permission.
 */
export function remote(location: BucketLocation, path: string): string {
  return `${bucketRemote(location)}/${path}`;
}

function bucketRemote(location: BucketLocation): string {
  switch (location.kind) {
    case 's3':
      return `:s3,provider=AWS,env_auth=true,region=${connectionValue(location.region)}:${location.bucket}`;
    case 'gcs':
      return `:gcs,env_auth=true,bucket_policy_only=true:${location.bucket}`;
    case 'azure-blob':
      return `:azureblob,env_auth=true,account=${connectionValue(location.account)}:${location.container}`;
    case 's3-compatible':
      return `:s3,provider=Other,env_auth=true,endpoint=${connectionValue(location.endpoint)}:${location.bucket}`;
    default:
      return assertNever(location);
  }
}

/** Variables for rclone: no configuration file, and the path of a credentials file. */
export function objectStoreEnv(identity: IdentityMechanism): Labels {
  return {
    RCLONE_CONFIG: '/dev/null',
    ...(identity.kind === 'secret' && { AWS_SHARED_CREDENTIALS_FILE: `${credentialsDirectory}/credentials` }),
  };
}

/** Additional variables for writers. Buckets exist, so rclone does not check or create them. */
export const writerEnv: Labels = {
  RCLONE_AZUREBLOB_NO_CHECK_CONTAINER: 'true',
  // The default, sixteen chunks of each of four files, would take 256 MiB.
  RCLONE_AZUREBLOB_UPLOAD_CONCURRENCY: '4',
  RCLONE_GCS_NO_CHECK_BUCKET: 'true',
  RCLONE_S3_NO_CHECK_BUCKET: 'true',
};

/** Mount of the object store's credentials. Empty if the cloud authenticates the pod. */
export function credentialsMounts(identity: IdentityMechanism): readonly MountPlan[] {
  return identity.kind === 'secret' ? [{ volume: credentialsVolume, path: credentialsDirectory, readOnly: true }] : [];
}

/** The volume of {@link credentialsMounts}. */
export function credentialsVolumes(identity: IdentityMechanism): readonly VolumePlan[] {
  return identity.kind === 'secret' ? [{ kind: 'secret', name: credentialsVolume, secret: identity.secret }] : [];
}
