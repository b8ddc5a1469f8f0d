import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModelArtifactPlan } from '../../lib/plan/types/model-artifact';

/** Puts a local folder in the place of all buckets on Amazon S3: `:s3,…:BUCKET/KEY` is `FOLDER/BUCKET/KEY`. */
export function localBuckets(folder: string): (text: string) => string {
  return (text) => text.replace(/:s3,[^:\s]*:/g, `:local:${join(folder, '/')}`);
}

/**
 * Puts a trained file where a service looks for its model. Its digest takes the place of the one in the definition: other
 * processors round differently, so the same training gives other bytes.
 *
 * @returns what the digest of the manifest is here
 */
export function putModel(folder: string, model: ModelArtifactPlan, file: string): readonly [string, string] {
  if (model.location.kind !== 's3') throw new Error(`${model.name} is not on Amazon S3`);
  const target = join(folder, model.location.bucket, model.path);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(file, target);
  return [model.sha256, createHash('sha256').update(readFileSync(file)).digest('hex')];
}
