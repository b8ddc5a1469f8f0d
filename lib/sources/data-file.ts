import type { DefinitionSource, IncludeEntry } from '../definition/source';
import { dataExtensions, problemOf } from './extension';
import type { ReadFile, ReadSource } from './file';
import { findIncluded } from './include';
import { readYaml } from './yaml';

/** Reads a file of data with its parts. */
export function readDataFile(file: string, role: DefinitionSource['role']): ReadFile {
  const read = readYaml(file, role);
  if ('findings' in read) return { sources: [], findings: read.findings, unread: [] };
  const included = findIncluded(read.source);
  const parts = included.files.map(({ file, entry }) => ({ file, ...readPart(file, entry) }));
  const unread = parts.flatMap((part) => ('findings' in part ? [['include', part.file]] : []));
  return {
    sources: [included.source, ...parts.flatMap((part) => ('source' in part ? [part.source] : []))],
    findings: [...included.findings, ...parts.flatMap((part) => ('findings' in part ? part.findings : []))],
    unread: [...included.findings.map(({ path }) => path), ...unread],
  };
}

function readPart(file: string, entry: IncludeEntry): ReadSource {
  const problem = problemOf(file, dataExtensions);
  if (problem !== undefined) return { findings: [problem] };
  const read = readYaml(file, 'part');
  return 'source' in read ? { source: { ...read.source, entry } } : read;
}
