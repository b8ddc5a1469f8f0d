import { assertNever } from '../../../units/assert-never';
import type { BucketLocation } from '../../types/bucket';
import type { MountPlan } from '../../types/container';
import type { IdentityMechanism } from '../../types/identity';
import type { Labels } from '../../types/labels';
import type { VolumePlan } from '../../types/pod';

const credentialsDirectory = '/etc/object-store';
const credentialsVolume = 'object-store-credentials';

/**
 * A path in a bucket as an on-the-fly remote of rclone, which takes the pod's own identity. A slash at the end says that
 * it is a folder: without it rclone first asks whether there is an object of that name, which it may not be allowed to.
 */
export function remote(location: BucketLocation, path: string): string {
  return `${bucketRemote(location)}/${path}`;
}

function bucketRemote(location: BucketLocation): string {
  switch (location.kind) {
    case 's3':
      return `:s3,provider=AWS,env_auth=true,region=${location.region}:${location.bucket}`;
    case 'gcs':
      return `:gcs,env_auth=true,bucket_policy_only=true:${location.bucket}`;
    case 'azure-blob':
      return `:azureblob,env_auth=true,account=${location.account}:${location.container}`;
    case 's3-compatible':
      return `:s3,provider=Other,env_auth=true,endpoint="${location.endpoint}":${location.bucket}`;
    default:
      return assertNever(location);
  }
}

/** What rclone is told by variables: no file of settings, and where the credentials are if they are in a file. */
export function objectStoreEnv(identity: IdentityMechanism): Labels {
  return {
    RCLONE_CONFIG: '/dev/null',
    ...(identity.kind === 'secret' && { AWS_SHARED_CREDENTIALS_FILE: `${credentialsDirectory}/credentials` }),
  };
}

/** What rclone is told besides where it writes: buckets are there, so it neither looks for them nor makes them. */
export const writerEnv: Labels = {
  RCLONE_AZUREBLOB_NO_CHECK_CONTAINER: 'true',
  // Sixteen pieces of each of four files at once would take 256 MiB.
  RCLONE_AZUREBLOB_UPLOAD_CONCURRENCY: '4',
  RCLONE_GCS_NO_CHECK_BUCKET: 'true',
  RCLONE_S3_NO_CHECK_BUCKET: 'true',
};

/** Where a container finds the credentials of the object store; nowhere where the cloud knows the pod. */
export function credentialsMounts(identity: IdentityMechanism): readonly MountPlan[] {
  return identity.kind === 'secret' ? [{ volume: credentialsVolume, path: credentialsDirectory, readOnly: true }] : [];
}

/** The volume that {@link credentialsMounts} mount. */
export function credentialsVolumes(identity: IdentityMechanism): readonly VolumePlan[] {
  return identity.kind === 'secret' ? [{ kind: 'secret', name: credentialsVolume, secret: identity.secret }] : [];
}
