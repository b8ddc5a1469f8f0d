import { modelDownloadImage } from '../../../catalog/images';
import { MiB } from '../../../units/quantity';
import { fileName, isArchive, modelScratchBytes } from '../../facts/model-archive';
import type { ModelSettings, Models, Runtime } from '../../runtimes/runtime';
import type { ContainerPlan, MountPlan, ResourcesPlan } from '../../types/container';
import type { IdentityMechanism } from '../../types/identity';
import type { Labels } from '../../types/labels';
import type { ModelArtifactPlan } from '../../types/model-artifact';
import type { VolumePlan } from '../../types/pod';
import { credentialsMounts, credentialsVolumes, objectStoreEnv, remote } from '../workload/object-store';
import { fetchEachModel, fetchModel } from './model-download-script';

/** Folder of a pod's models: the only model itself, or a folder for each model. */
export const modelDirectory = '/models/current';

const modelVolume = 'model';

/** The init container that downloads the models. */
export function modelDownload(
  models: Models,
  runtime: Pick<Runtime, 'ownFolder' | 'settings' | 'onnxOnly'>,
  identity: IdentityMechanism,
): ContainerPlan {
  const [first] = models;
  return {
    name: 'model-download',
    image: modelDownloadImage.reference,
    command: ['/bin/sh', '-c', models.length === 1 ? fetchModel(first, runtime) : fetchEachModel(models, runtime)],
    env: {
      HOME: modelDirectory,
      MODEL_DIRECTORY: models.length === 1 && runtime.ownFolder === 'always' ? ownFolder(first) : modelDirectory,
      ...(models.length === 1
        ? oneModelEnv(first)
        : severalModelsEnv(models, runtime.settings?.(models, modelDirectory))),
      ...objectStoreEnv(identity),
    },
    ports: [],
    resources: downloadResources(models),
    mounts: [{ volume: modelVolume, path: modelDirectory, readOnly: false }, ...credentialsMounts(identity)],
  };
}

/** Mount of the models in the server. */
export const modelMount: MountPlan = { volume: modelVolume, path: modelDirectory, readOnly: true };

/** Volumes of the download. */
export function modelVolumes(models: Models, identity: IdentityMechanism): readonly VolumePlan[] {
  return [{ kind: 'scratch', name: modelVolume, bytes: modelScratchBytes(models) }, ...credentialsVolumes(identity)];
}

function ownFolder({ name }: ModelArtifactPlan): string {
  return `${modelDirectory}/${name}`;
}

function oneModelEnv(model: ModelArtifactPlan): Labels {
  return {
    ...(!isArchive(model) && { MODEL_FILE: fileName(model) }),
    MODEL_SHA256: model.sha256,
    MODEL_SOURCE: remote(model.location, model.path),
  };
}

/** A line for each model: digest, name and source. The source is last, because it can contain spaces. */
function severalModelsEnv(models: Models, settings: ModelSettings | undefined): Labels {
  return {
    MODELS: models.map((model) => [model.sha256, model.name, remote(model.location, model.path)].join(' ')).join('\n'),
    ...(settings && {
      MODEL_SETTINGS: models.map(({ name }, index) => `${name} ${settings.contents[index]}`).join('\n'),
      MODEL_SETTINGS_DIRECTORY: `${modelDirectory}/${settings.folder}`,
      MODEL_SETTINGS_FILE: settings.file,
    }),
  };
}

function downloadResources(models: Models): ResourcesPlan {
  return {
    cpuMilli: 250,
    memoryBytes: 256 * MiB,
    ephemeralBytes: modelScratchBytes(models) + 64 * MiB,
    devices: {},
  };
}
