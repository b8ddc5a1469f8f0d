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
 * The paths of a tree. Each file contains one object. Paths are compared without case, because some file systems ignore
 * case. It keeps names and no objects.
 */
export class TreePaths {
  /** `gitops/collision` for each object with the path of another one. */
  readonly collisions: Finding[] = [];
  private readonly owners = new Map<string, string>();

  /** The path of an object; undefined if another object has it. */
  add(object: Manifest): string | undefined {
    const path = treePath(object);
    const key = path.toLowerCase();
    const owner = this.owners.get(key);
    const name = `${object.apiVersion} ${formatManifestName(manifestName(object))}`;
    if (owner !== undefined) {
      this.collisions.push(collision(path, [owner, name]));
      return undefined;
    }
    this.owners.set(key, name);
    return path;
  }

  /** Adds the path of an object that is not known. */
  addPath(path: string): void {
    const key = path.toLowerCase();
    const owner = this.owners.get(key);
    if (owner === undefined) this.owners.set(key, path);
    else this.collisions.push(collision(path, [owner, path]));
  }
}

/**
 * Maps the path of each file to its object, in the order of paths. Pure.
 *
 * @throws PlatformError with `gitops/collision` if two objects have the same path.
 */
function placeObjects(objects: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  const paths = new TreePaths();
  const places: [path: string, object: Manifest][] = [];
  for (const object of objects) {
    const path = paths.add(object);
    if (path !== undefined) places.push([path, object]);
  }
  if (paths.collisions.length > 0) throw new PlatformError(paths.collisions);
  return new Map(places.sort(([one], [other]) => byCodeUnit(one, other)));
}

/**
 * Maps the path of each file to its content, in the order of paths. Pure. It keeps all contents in memory; the writer
 * writes one object at a time instead.
 *
 * @throws PlatformError with `gitops/collision` if two objects have the same path.
 */
export function planTree(objects: readonly Manifest[]): ReadonlyMap<string, string> {
  return new Map([...placeObjects(objects)].map(([path, object]) => [path, toYaml(object)]));
}

/**
 * Path of an object's file: `namespaces/risk/deployment-churn.yaml`, or `cluster/priorityclass-acme.yaml` for a
 * cluster-scoped object, or `teams/risk/namespace-risk.yaml` for one of a team. Uses slashes on every operating system.
 */
export function treePath(object: Manifest): string {
  return `${folderOf(object.metadata)}/${fileName(object)}`;
}

/** Whether this or an earlier release can have written an object to a path: its name and its kind of folder are those of the object. */
export function isPathOf(path: string, object: Manifest): boolean {
  return isTreePath(path) && path.endsWith(`/${fileName(object)}`);
}

/** Whether a path can be the path of some object: by its folders and its extension. */
export function isTreePath(path: string): boolean {
  const [folder = '', ...rest] = path.split('/');
  const depths: Readonly<Record<string, number>> = { [clusterFolder]: 1, [namespacesFolder]: 2, [teamsFolder]: 2 };
  return Object.hasOwn(depths, folder) && depths[folder] === rest.length && path.endsWith('.yaml');
}

function fileName({ kind, metadata }: Manifest): string {
  return `${segment(`${kind.toLowerCase()}-${metadata.name}`)}.yaml`;
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

function collision(path: string, names: readonly [string, string]): Finding {
  return {
    rule: 'gitops/collision',
    path: [],
    problem: `two objects have the same path ${path}`,
    value: names,
    fix: 'rename one of them, or remove the duplicate',
  };
}
