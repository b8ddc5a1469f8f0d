import { MiB } from '../../units/quantity';
import type { ModelArtifactPlan } from '../types/model-artifact';

/** An object in a bucket, as far as its name tells what it is. */
type Artifact = Pick<ModelArtifactPlan, 'path' | 'bytes'>;

/** Path of what the server loads: the file itself, or the folder that an archive was unpacked to. */
export function modelUri(model: Artifact, directory: string): string {
  return isArchive(model) ? directory : `${directory}/${fileName(model)}`;
}

/** The last part of an object's key. */
export function fileName({ path }: Pick<Artifact, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether it is unpacked beside the server. */
export function isArchive({ path }: Pick<Artifact, 'path'>): boolean {
  return /\.(tar|tar\.gz|tgz)$/.test(path);
}

/** Whether it is packed more tightly than it lies on the disk. */
function isCompressed({ path }: Pick<Artifact, 'path'>): boolean {
  return /\.(tar\.gz|tgz)$/.test(path);
}

/** What is written to disk of a model: what is in a compressed archive is taken to be at most twice as large. */
export function unpackedBytes(model: Artifact): number {
  return model.bytes * (isCompressed(model) ? 2 : 1);
}

/** Scratch space for models. Archives are unpacked while they come in, so that they never lie there themselves. */
export function modelScratchBytes(models: readonly Artifact[]): number {
  return Math.ceil(models.reduce((sum, model) => sum + unpackedBytes(model), 0) / MiB + 16) * MiB;
}
