import { type Finding, PlatformError } from '../errors';
import { formatManifestName, type Manifest, manifestName } from '../manifests/manifest';
import { shortHash } from '../units/names';
import { toYaml } from './yaml';

/** Most file systems take 255 bytes for a name; some room is left for what others append. */
const maxNameLength = 200;

const hashDigits = 8;

/**
 * The objects of a tree by the paths of their files, in order; one file for each object. Pure.
 *
 * @throws PlatformError with `gitops/collision` where two objects would stand in the same file, also on a file
 * system that does not tell upper from lower case.
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
  return new Map(places.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * The files of a tree, content by path, in the order of their paths. Pure. Holds all contents at once: what writes
 * them takes one object after the other from {@link placeObjects}.
 *
 * @throws PlatformError as {@link placeObjects} does.
 */
export function planTree(objects: readonly Manifest[]): ReadonlyMap<string, string> {
  return new Map([...placeObjects(objects)].map(([path, object]) => [path, toYaml(object)]));
}

/**
 * Where an object stands: `namespaces/risk/deployment-churn.yaml`, or `cluster/namespace-risk.yaml` for one of the
 * cluster. With slashes on every system.
 */
export function treePath({ kind, metadata: { name, namespace } }: Manifest): string {
  const folder = namespace === undefined ? 'cluster' : `namespaces/${segment(namespace)}`;
  return `${folder}/${segment(`${kind.toLowerCase()}-${name}`)}.yaml`;
}

/** A text as a name of a file or folder: no separators, no hidden files, nothing that a file system forbids. */
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
    problem: `two objects would stand in the file ${path}`,
    value: [one, other].map((object) => `${object.apiVersion} ${formatManifestName(manifestName(object))}`),
    fix: 'rename one of them, or take away the one that is given twice',
  };
}
