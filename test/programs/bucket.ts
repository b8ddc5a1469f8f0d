import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModelArtifactPlan } from '../../lib/plan/types/model-artifact';

/** Replaces buckets on Amazon S3 by a local folder: `:s3,…:BUCKET/KEY` becomes `FOLDER/BUCKET/KEY`. */
export function localBuckets(folder: string): (text: string) => string {
  return (text) => text.replace(/:s3,[^:\s]*:/g, `:local:${join(folder, '/')}`);
}

/**
 * Copies a trained file to the location of a model. Its digest replaces that of the definition: the same training gives
 * other bytes on another processor, because of rounding.
 *
 * @returns The digest in the manifest, and the digest to replace it by.
 */
export function putModel(folder: string, model: ModelArtifactPlan, file: string): readonly [string, string] {
  if (model.location.kind !== 's3') throw new Error(`${model.name} is not on Amazon S3`);
  const target = join(folder, model.location.bucket, model.path);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(file, target);
  return [model.sha256, createHash('sha256').update(readFileSync(file)).digest('hex')];
}
