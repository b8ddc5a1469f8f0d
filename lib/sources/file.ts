import { readFileSync, statSync } from 'node:fs';
import type { DefinitionSource } from '../definition/source';
import type { Finding, Path } from '../errors';

/** A source, or the findings that prevented reading it. */
export type ReadSource = { readonly source: DefinitionSource } | { readonly findings: readonly Finding[] };

/** A file of a definition with its parts. */
export interface ReadFile {
  /** The file and then its parts; empty if the file could not be read. */
  readonly sources: readonly DefinitionSource[];
  readonly findings: readonly Finding[];
  /** Entries without files, and parts that could not be read: `include["teams/ranking.yaml"]`. */
  readonly unread: readonly Path[];
}

/** Maximum file size in bytes. A definition with forty teams has a tenth of this. */
const maxBytes = 5_000_000;

/** The text of a file, or the findings that prevented reading it. */
type ReadText = { readonly text: string } | { readonly findings: readonly Finding[] };

/** Reads a file that passed {@link fileProblem} as UTF-8, without its byte order mark. */
export function readText(file: string): ReadText {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return { findings: [unreadable(file, error)] };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.startsWith('\ufeff')) return { text };
    const problem = `${file} has more than one byte order mark`;
    return { findings: [fileFinding('source/encoding', file, problem, 'save it without byte order marks')] };
  } catch {
    return { findings: [fileFinding('source/encoding', file, `${file} is not UTF-8`, 'save it as UTF-8')] };
  }
}

/** Why a file cannot be read, as far as its metadata shows; `undefined` if there is no problem. */
export function fileProblem(file: string): Finding | undefined {
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) {
      return fileFinding('source/not-a-file', file, `${file} is a directory`, 'name a file in it');
    }
    if (!stat.isFile()) return fileFinding('source/not-a-file', file, `${file} is not a regular file`, 'name a file');
    if (stat.size > maxBytes) {
      const problem = `${file} has ${stat.size} bytes, the maximum is ${maxBytes}`;
      return fileFinding('source/too-large', file, problem, 'split it into parts');
    }
    return undefined;
  } catch (error) {
    return unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): Finding {
  // Not `instanceof`: file system errors may come from another realm.
  const code = typeof error === 'object' && error !== null ? String(Reflect.get(error, 'code')) : String(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return fileFinding(
      'source/missing-file',
      file,
      `${file} does not exist`,
      'check the path and the working directory',
    );
  }
  const fix = code === 'ELOOP' ? 'correct the symbolic links, which form a loop' : 'check the permissions of the file';
  return fileFinding('source/unreadable', file, `${file} cannot be read (${code})`, fix);
}

function fileFinding(rule: string, file: string, problem: string, fix: string): Finding {
  return { rule, path: [], problem, fix, places: [{ file }] };
}
