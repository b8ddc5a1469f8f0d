import { hash } from 'node:crypto';
import { canonicalJson } from '../units/canonical-json';

/**
 * Name of the index. Without an extension, because Argo CD and `kubectl apply -R` read every `.json` and `.yaml`
 * of a folder as objects.
 */
export const indexName = '.model-platform-index';

/** What an earlier run wrote: SHA-256 of each file's content by its path, with slashes. */
export interface TreeIndex {
  readonly files: Readonly<Record<string, string>>;
  /**
   * What a run that is under way writes in their place. It is there after a run that was interrupted: each file then
   * is the old one or the new one, and ours in both cases.
   */
  readonly pending: Readonly<Record<string, string>>;
}

/** The index of a folder that has none. */
export const emptyIndex: TreeIndex = { files: {}, pending: {} };

/** SHA-256 of a content, as the index has it. */
export function contentDigest(content: string | Buffer): string {
  return hash('sha256', content);
}

/** The index as its file holds it. */
export function formatIndex({ files, pending }: TreeIndex): string {
  const underWay = Object.keys(pending).length === 0 ? undefined : pending;
  return `${canonicalJson({ version: 1, files, pending: underWay }, 2)}\n`;
}

/**
 * The index from its file, or nothing if that is not an index. Paths that lead out of the folder make it none: what
 * the index names may be overwritten and removed.
 */
export function parseIndex(text: string): TreeIndex | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Reflect.get(value, 'version') !== 1) return undefined;
  const files = digests(Reflect.get(value, 'files'));
  const pending = digests(Reflect.get(value, 'pending') ?? {});
  return files && pending ? { files, pending } : undefined;
}

function digests(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return entries.every(isDigestOfPath) ? Object.fromEntries(entries) : undefined;
}

function isDigestOfPath(entry: readonly [string, unknown]): entry is readonly [string, string] {
  const [path, digest] = entry;
  const inside = path.split('/').every((step) => step !== '' && step !== '.' && step !== '..' && !step.includes('\\'));
  return inside && typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest);
}
