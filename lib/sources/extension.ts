import { extname } from 'node:path';
import type { Finding } from '../errors';
import { fileProblem } from './file';

/** Extensions of files of data, which can have parts and be parts. */
export const dataExtensions: readonly string[] = ['.yaml', '.yml', '.json'];

/** Why a file cannot be read, as far as its metadata and its extension show. */
export function problemOf(file: string, extensions: readonly string[]): Finding | undefined {
  return fileProblem(file) ?? (extensions.includes(extname(file)) ? undefined : unknownExtension(file, extensions));
}

function unknownExtension(file: string, extensions: readonly string[]): Finding {
  return {
    rule: 'source/extension',
    path: [],
    problem: `a ${extensions.length > dataExtensions.length ? 'definition' : 'part'} cannot be read from ${file}: unsupported file extension`,
    allowed: extensions,
    fix: 'rename the file to the extension of its content',
    places: [{ file }],
  };
}
