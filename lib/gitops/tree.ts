import { type Finding, PlatformError } from '../errors';
import { formatManifestName, type Manifest, manifestName } from '../manifests/manifest';
import { labelKeys } from '../plan/facts/label-keys';
import { clusterFolder, namespacesFolder, teamsFolder } from '../plan/facts/tree-folders';
import { shortHash } from '../units/names';
import { byCodeUnit } from '../units/order';
import { toYaml } from './yaml';

/** Most file systems allow names of 255 bytes. The rest is left for suffixes that other tools append. */
const maxNameLength = 200;

const hashDigits = 8;

/**
 * Maps the path of each file to its object, in the order of paths. Each file contains one object. Pure.
 *
 * @throws PlatformError with `gitops/collision` if two objects have the same path. Paths are compared without case,
 * because some file systems ignore case.
 */
export function placeObjects(objects: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  const owners = new Map<string, Manifest>();
  const places: [path: string, object: Manifest][] = [];
  const findings: Finding[] = [];
  for (const object of objects) {
    const path = treePath(object);
    const key = path.toLowerCase();
    const owner = owners.get(key);
    if (owner) {
      findings.push(collision(path, owner, object));
      continue;
    }
    owners.set(key, object);
    places.push([path, object]);
  }
  if (findings.length > 0) throw new PlatformError(findings);
  return new Map(places.sort(([one], [other]) => byCodeUnit(one, other)));
}

/**
 * Maps the path of each file to its content, in the order of paths. Pure. It keeps all contents in memory; the writer
 * uses {@link placeObjects} instead and renders one object at a time.
 *
 * @throws PlatformError as {@link placeObjects} does.
 */
export function planTree(objects: readonly Manifest[]): ReadonlyMap<string, string> {
  return new Map([...placeObjects(objects)].map(([path, object]) => [path, toYaml(object)]));
}

/**
 * Path of an object's file: `namespaces/risk/deployment-churn.yaml`, or `cluster/priorityclass-acme.yaml` for a
 * cluster-scoped object, or `teams/risk/namespace-risk.yaml` for one of a team. Uses slashes on every operating system.
 */
export function treePath({ kind, metadata }: Manifest): string {
  return `${folderOf(metadata)}/${segment(`${kind.toLowerCase()}-${metadata.name}`)}.yaml`;
}

function folderOf({ namespace, labels }: Manifest['metadata']): string {
  if (namespace !== undefined) return `${namespacesFolder}/${segment(namespace)}`;
  const team = labels?.[labelKeys.team];
  return team === undefined ? clusterFolder : `${teamsFolder}/${segment(team)}`;
}

/** Encodes text as the name of a file or folder: no separators, no leading dot, no characters that a file system forbids. */
function segment(text: string): string {
  const safe = encodeURIComponent(text)
    .replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
    .replace(/^\./, '%2E');
  if (safe.length <= maxNameLength) return safe;
  return `${safe.slice(0, maxNameLength - hashDigits - 1)}-${shortHash(text, hashDigits)}`;
}

function collision(path: string, one: Manifest, other: Manifest): Finding {
  return {
    rule: 'gitops/collision',
    path: [],
    problem: `two objects have the same path ${path}`,
    value: [one, other].map((object) => `${object.apiVersion} ${formatManifestName(manifestName(object))}`),
    fix: 'rename one of them, or remove the duplicate',
  };
}
