import { modelDownloadImage } from '../../catalog/images';
import { MiB } from '../../units/quantity';
import type { BucketLocation } from '../bucket';
import type { IdentityMechanism } from '../identity';
import type { ModelArtifactPlan } from '../model-service';
import type { ContainerPlan, MountPlan, ResourcesPlan, VolumePlan } from '../pod';

/** Where a model's files are in its pod. */
export const modelDirectory = '/models/current';

const credentialsDirectory = '/etc/object-store';

const modelVolume = 'model';
const credentialsVolume = 'object-store-credentials';

/**
 * Fetches the one object, and stops the pod's start when it is not the one that was asked for, or not there at all.
 * It may run again on a volume that it has filled already, after a node's restart. An archive is unpacked and goes
 * away, so that the server never sees both.
 */
const script = [
  'set -eu',
  'cd "$MODEL_DIRECTORY"',
  'rclone copyto --retries 3 --low-level-retries 3 "$MODEL_SOURCE" "$MODEL_FILE"',
  'echo "$MODEL_SHA256  $MODEL_FILE" | sha256sum -c -',
  'case "$MODEL_FILE" in',
  '  *.tar.gz|*.tgz) tar -xzf "$MODEL_FILE"; rm "$MODEL_FILE" ;;',
  '  *.tar) tar -xf "$MODEL_FILE"; rm "$MODEL_FILE" ;;',
  'esac',
].join('\n');

/** The init container that brings the model. */
export function modelDownload(model: ModelArtifactPlan, identity: IdentityMechanism): ContainerPlan {
  const credentials: readonly MountPlan[] =
    identity.kind === 'secret' ? [{ volume: credentialsVolume, path: credentialsDirectory, readOnly: true }] : [];
  return {
    name: 'model-download',
    image: modelDownloadImage.reference,
    command: ['/bin/sh', '-c', script],
    env: {
      HOME: modelDirectory,
      MODEL_DIRECTORY: modelDirectory,
      MODEL_FILE: fileName(model),
      MODEL_SHA256: model.sha256,
      MODEL_SOURCE: `${remote(model.location)}/${model.path}`,
      RCLONE_CONFIG: '/dev/null',
      ...(identity.kind === 'secret' && { AWS_SHARED_CREDENTIALS_FILE: `${credentialsDirectory}/credentials` }),
    },
    ports: [],
    resources: downloadResources(model),
    mounts: [{ volume: modelVolume, path: modelDirectory, readOnly: false }, ...credentials],
  };
}

/** Where the server sees the model. */
export const modelMount: MountPlan = { volume: modelVolume, path: modelDirectory, readOnly: true };

/** Volumes that the download needs. */
export function modelVolumes(model: ModelArtifactPlan, identity: IdentityMechanism): readonly VolumePlan[] {
  return [
    { kind: 'scratch', name: modelVolume, bytes: modelScratchBytes(model) },
    ...(identity.kind === 'secret'
      ? [{ kind: 'secret' as const, name: credentialsVolume, secret: identity.secret }]
      : []),
  ];
}

/** Scratch space for a model: an archive and what is in it, which is taken to be at most twice as large. */
export function modelScratchBytes(model: ModelArtifactPlan): number {
  const copies = isArchive(model) ? 3 : 1;
  return Math.ceil((model.bytes * copies) / MiB + 16) * MiB;
}

/** Path of what the server loads: the file itself, or the folder that an archive was unpacked to. */
export function modelUri(model: ModelArtifactPlan, directory: string): string {
  return isArchive(model) ? directory : `${directory}/${fileName(model)}`;
}

function fileName(model: ModelArtifactPlan): string {
  return model.path.slice(model.path.lastIndexOf('/') + 1);
}

function isArchive(model: ModelArtifactPlan): boolean {
  return /\.(tar|tar\.gz|tgz)$/.test(model.path);
}

function downloadResources(model: ModelArtifactPlan): ResourcesPlan {
  return {
    cpuMilli: 250,
    memoryBytes: 256 * MiB,
    ephemeralBytes: modelScratchBytes(model) + 64 * MiB,
    devices: {},
  };
}

/** A bucket as an on-the-fly remote of rclone, which takes the pod's own identity. */
function remote(location: BucketLocation): string {
  switch (location.kind) {
    case 's3':
      return `:s3,provider=AWS,env_auth=true,region=${location.region}:${location.bucket}`;
    case 'gcs':
      return `:gcs,env_auth=true,bucket_policy_only=true:${location.bucket}`;
    case 'azure-blob':
      return `:azureblob,env_auth=true,account=${location.account}:${location.container}`;
    case 's3-compatible':
      return `:s3,provider=Other,env_auth=true,endpoint="${location.endpoint}":${location.bucket}`;
  }
}
