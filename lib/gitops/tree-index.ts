import { sortKeys } from '../units/sort-keys';
import { isMap } from '../units/values';

/**
 * Name of the index. It has no extension, because Argo CD and `kubectl apply -R` read every `.json` and `.yaml` of a
 * folder as objects.
 */
export const indexName = '.model-platform-index';

/** Files of earlier runs: SHA-256 of the content as it was written, by path. Paths use slashes. */
export interface TreeIndex {
  /** The platform that the files belong to. Undefined if the program that wrote them named none. */
  readonly platform?: string;
  readonly files: Readonly<Record<string, string>>;
  /**
   * Files that a run in progress writes. After an interrupted run, each of these files has either the old or the new
   * content. Both are owned by the writer.
   */
  readonly pending: Readonly<Record<string, string>>;
}

/** Index of a folder without an index file. */
export const emptyIndex: TreeIndex = { files: {}, pending: {} };

/** Content of the index file. */
export function formatIndex({ platform, files, pending }: TreeIndex): string {
  const inProgress = Object.keys(pending).length === 0 ? undefined : pending;
  return `${JSON.stringify(sortKeys({ version: 1, platform, files, pending: inProgress }), null, 2)}\n`;
}

/**
 * Parses an index file. Returns undefined if it is not a valid index. Paths that lead out of the folder are invalid,
 * because the writer overwrites and removes the files that the index lists.
 */
export function parseIndex(text: string): TreeIndex | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Reflect.get(value, 'version') !== 1) return undefined;
  const files = digests(Reflect.get(value, 'files'));
  const pending = digests(Reflect.get(value, 'pending') ?? {});
  const platform: unknown = Reflect.get(value, 'platform');
  return files && pending ? { ...(typeof platform === 'string' && { platform }), files, pending } : undefined;
}

function digests(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isMap(value)) return undefined;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return entries.every(isDigestOfPath) ? Object.fromEntries(entries) : undefined;
}

function isDigestOfPath(entry: readonly [string, unknown]): entry is readonly [string, string] {
  const [path, digest] = entry;
  const inside = path.split('/').every((step) => step !== '' && step !== '.' && step !== '..' && !step.includes('\\'));
  return inside && typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest);
}
