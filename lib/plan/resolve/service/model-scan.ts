import type { ModelScanSpec } from '../../../definition/model-scan';
import { type Group, groupBy } from '../../../units/group-by';
import { MiB, parseBytes, parseCpu } from '../../../units/quantity';
import { modelScratchBytes, modelUri, unpackedBytes } from '../../facts/model-archive';
import type { Models, Runtime } from '../../runtimes/runtime';
import type { ContainerPlan, MountPlan } from '../../types/container';
import type { ModelArtifactPlan, ModelScanPlan } from '../../types/model-artifact';
import type { VolumePlan } from '../../types/pod';
import { modelDirectory, modelMount } from './model-download';

type ScannedModel = ModelArtifactPlan & { readonly scan: ModelScanPlan };

/** `/tmp` of the scanner. It is not that of the server, which would load files from there. */
const scratch = { name: 'model-scan-tmp', path: '/tmp', bytes: 256 * MiB } as const;

/** Start of a scanner in Python: 0.4 s on an idle CPU, and more on a busy node. Assumed. */
const startSeconds = 10;

/** Bytes that a scanner reads per second, at least: `fickling` reads 40 MB/s, `modelscan` 600 MB/s; measured 2026-11-30. */
const bytesPerSecond = 25 * MiB;

/** The scan of one model, with its defaults. */
export function resolveScan(
  spec: ModelScanSpec | undefined,
  model: Pick<ModelArtifactPlan, 'path' | 'bytes'>,
): Pick<ModelArtifactPlan, 'scan'> {
  if (!spec) return {};
  return {
    scan: {
      image: spec.image,
      command: spec.command,
      cpuMilli: spec.cpu ? parseCpu(spec.cpu) : 500,
      memoryBytes: spec.memory ? parseBytes(spec.memory) : Math.ceil((256 * MiB + unpackedBytes(model)) / MiB) * MiB,
    },
  };
}

/** Seconds that all scans of a server take, one after the other. */
export function scanSeconds(models: Models): number {
  const read = (group: Group<ScannedModel>) =>
    group.reduce((sum, model) => sum + unpackedBytes(model), 0) / bytesPerSecond;
  return groupsOf(models).reduce((sum, group) => sum + startSeconds + Math.ceil(read(group)), 0);
}

/** Bytes of the volume of {@link scanVolumes}, which stays until the pod ends. */
export function scanScratchBytes(models: Models): number {
  return groupsOf(models).length === 0 ? 0 : scratch.bytes;
}

/** Volumes of the scanners. */
export function scanVolumes(models: Models): readonly VolumePlan[] {
  return scanScratchBytes(models) === 0 ? [] : [{ kind: 'scratch', name: scratch.name, bytes: scratch.bytes }];
}

/** The init containers that scan the models after their download. */
export function modelScans(models: Models, runtime: Pick<Runtime, 'ownFolder'>): readonly ContainerPlan[] {
  return groupsOf(models).map((group, index) => {
    const [{ scan }] = group;
    return {
      name: index === 0 ? 'model-scan' : `model-scan-${index + 1}`,
      image: scan.image,
      command: [...scan.command, scannedPath(group, models, runtime)],
      workingDirectory: scratch.path,
      env: { HOME: scratch.path },
      ports: [],
      resources: {
        cpuMilli: Math.max(...group.map((model) => model.scan.cpuMilli)),
        memoryBytes: Math.max(...group.map((model) => model.scan.memoryBytes)),
        ephemeralBytes: modelScratchBytes(models) + scratch.bytes + 64 * MiB,
        devices: {},
      },
      scans: group.map((model) => model.name),
      mounts: [...modelMounts(group, models), { volume: scratch.name, path: scratch.path, readOnly: false }],
    };
  });
}

/** The file or folder of the only model, or the folder with one folder for each model. */
function scannedPath([model]: Group<ScannedModel>, models: Models, { ownFolder }: Pick<Runtime, 'ownFolder'>): string {
  if (models.length > 1) return modelDirectory;
  return modelUri(model, ownFolder === 'always' ? `${modelDirectory}/${model.name}` : modelDirectory);
}

/** A scanner of some models of a server sees no others. */
function modelMounts(group: Group<ScannedModel>, models: Models): readonly MountPlan[] {
  if (models.length === group.length) return [modelMount];
  return group.map(({ name }) => ({ ...modelMount, path: `${modelDirectory}/${name}`, subPath: name }));
}

/** Models with the same scanner, which one container runs. */
function groupsOf(models: Models): readonly Group<ScannedModel>[] {
  const scanned = models.flatMap(({ scan, ...model }) => (scan ? [{ ...model, scan }] : []));
  return [...groupBy(scanned, ({ scan }) => JSON.stringify([scan.image, scan.command])).values()];
}
