import { MiB } from '../../units/quantity';
import type { ModelArtifactPlan } from '../types/model-artifact';

/** The part of a model artifact that shows its format. */
type Artifact = Pick<ModelArtifactPlan, 'path' | 'bytes'>;

/** Path that the server loads: the file, or the folder into which an archive is unpacked. */
export function modelUri(model: Artifact, directory: string): string {
  return isArchive(model) ? directory : `${directory}/${fileName(model)}`;
}

/** The last part of an object's key. */
export function fileName({ path }: Pick<Artifact, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether the object is unpacked next to the server. */
export function isArchive({ path }: Pick<Artifact, 'path'>): boolean {
  return /\.(tar|tar\.gz|tgz)$/.test(path);
}

/** Whether the object is smaller than its files on disk. */
function isCompressed({ path }: Pick<Artifact, 'path'>): boolean {
  return /\.(tar\.gz|tgz)$/.test(path);
}

/** Bytes that a model takes on disk. The content of a compressed archive is assumed to be at most twice as large. */
export function unpackedBytes(model: Artifact): number {
  return model.bytes * (isCompressed(model) ? 2 : 1);
}

/** Scratch space for models. Archives are unpacked while they are downloaded, so they are never stored themselves. */
export function modelScratchBytes(models: readonly Artifact[]): number {
  return Math.ceil(models.reduce((sum, model) => sum + unpackedBytes(model), 0) / MiB + 16) * MiB;
}
