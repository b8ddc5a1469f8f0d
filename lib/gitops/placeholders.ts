import { resolve, sep } from 'node:path';
import { type Finding, PlatformError } from '../errors';
import type { Manifest } from '../manifests/manifest';
import { annotationKeys } from '../plan/facts/label-keys';
import { isWithinFolder } from '../units/folders';
import { treePath } from './tree';

/** Paths of the files with placeholders of values that only the cloud knows, sorted. */
export function placeholderPaths(objects: readonly Manifest[]): readonly string[] {
  return objects
    .filter(({ metadata }) => metadata.annotations?.[annotationKeys.placeholder] !== undefined)
    .map(treePath)
    .sort();
}

/**
 * Refuses to write placeholders to the folder that the GitOps tool reads, which would apply them.
 *
 * @throws PlatformError with `gitops/placeholder`
 */
export function refuseDelivery(paths: readonly string[], directory: string, delivered: string | undefined): void {
  if (paths.length === 0 || delivered === undefined || !isWithinFolder(absolute(directory), absolute(delivered)))
    return;
  const finding: Finding = {
    rule: 'gitops/placeholder',
    path: ['delivery', 'path'],
    problem: `Argo CD reads this folder and would apply the ${paths.length === 1 ? 'placeholder' : `${paths.length} placeholders`}`,
    value: delivered,
    fix: 'write a preview to another folder with --output, or pass the outputs of the stack with --outputs',
    places: [{ file: directory }],
  };
  throw new PlatformError([finding]);
}

/** An absolute path with slashes on every system. */
function absolute(folder: string): string {
  return resolve(folder).split(sep).join('/');
}
