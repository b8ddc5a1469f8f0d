import { assertNever } from '../../../units/assert-never';
import { connectionValue } from '../../../units/escape/rclone';
import type { BucketLocation } from '../../types/bucket';
import type { MountPlan } from '../../types/container';
import type { CertificateAuthorityPlan, IdentityMechanism } from '../../types/identity';
import type { Labels } from '../../types/labels';
import type { VolumePlan } from '../../types/pod';

const credentialsDirectory = '/etc/object-store';
const credentialsVolume = 'object-store-credentials';

const authorityDirectory = '/etc/object-store-ca';
const authorityVolume = 'object-store-ca';

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

/**
 * Variables for rclone: no configuration file, and the paths of a credentials file and of certificates. rclone has an HTTP
 * client of its own, which does not read AWS_CA_BUNDLE.
 */
export function objectStoreEnv(identity: IdentityMechanism): Labels {
  const authority = authorityOf(identity);
  return {
    RCLONE_CONFIG: '/dev/null',
    ...(identity.kind === 'secret' && { AWS_SHARED_CREDENTIALS_FILE: `${credentialsDirectory}/credentials` }),
    ...(authority && { RCLONE_CA_CERT: `${authorityDirectory}/${authority.key}` }),
  };
}

function authorityOf(identity: IdentityMechanism): CertificateAuthorityPlan | undefined {
  return identity.kind === 'secret' ? identity.certificateAuthority : undefined;
}

/** Additional variables for writers. Buckets exist, so rclone does not check or create them. */
export const writerEnv: Labels = {
  RCLONE_AZUREBLOB_NO_CHECK_CONTAINER: 'true',
  // The default, sixteen chunks of each of four files, would take 256 MiB.
  RCLONE_AZUREBLOB_UPLOAD_CONCURRENCY: '4',
  RCLONE_GCS_NO_CHECK_BUCKET: 'true',
  RCLONE_S3_NO_CHECK_BUCKET: 'true',
};

/** Mounts of the object store's credentials and certificates. Empty if the cloud authenticates the pod. */
export function credentialsMounts(identity: IdentityMechanism): readonly MountPlan[] {
  if (identity.kind !== 'secret') return [];
  return [
    { volume: credentialsVolume, path: credentialsDirectory, readOnly: true },
    ...(authorityOf(identity) ? [{ volume: authorityVolume, path: authorityDirectory, readOnly: true }] : []),
  ];
}

/** The volumes of {@link credentialsMounts}. */
export function credentialsVolumes(identity: IdentityMechanism): readonly VolumePlan[] {
  if (identity.kind !== 'secret') return [];
  const authority = authorityOf(identity);
  return [
    { kind: 'secret', name: credentialsVolume, secret: identity.secret },
    ...(authority ? [authorityVolumeOf(authority)] : []),
  ];
}

function authorityVolumeOf({ kind, name }: CertificateAuthorityPlan): VolumePlan {
  return kind === 'secret'
    ? { kind, name: authorityVolume, secret: name }
    : { kind, name: authorityVolume, configMap: name };
}
