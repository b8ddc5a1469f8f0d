import { dirname, join } from 'node:path';
import { isMap, kindOf, shown } from '../definition/schema/values';
import type { DefinitionSource } from '../definition/source';
import type { Finding } from '../errors';
import { expandPattern, patternProblem } from './glob';

/** A file without its `include`, and the files that it includes. */
export interface Included {
  readonly source: DefinitionSource;
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Finds the parts that a YAML or JSON file includes. Patterns are relative to the folder of the file; the files of
 * a pattern are in alphabetical order, and a file that two patterns match is read once.
 */
export function findIncluded(source: DefinitionSource): Included {
  const { value } = source;
  if (!isMap(value) || !Array.isArray(value.include)) return { source, files: [], findings: [] };
  const { include, ...rest } = value;
  const found = include.map((pattern: unknown, index) => filesOf(source, pattern, index));
  return {
    source: { ...source, value: rest },
    files: [...new Set(found.flatMap((each) => each.files))],
    findings: found.flatMap((each) => each.findings),
  };
}

function filesOf(source: DefinitionSource, pattern: unknown, index: number): Omit<Included, 'source'> {
  if (typeof pattern !== 'string') {
    return { files: [], findings: [includeFinding(source, pattern, index, `is ${kindOf(pattern)}`)] };
  }
  const problem = patternProblem(pattern);
  if (problem !== undefined) return { files: [], findings: [includeFinding(source, pattern, index, problem)] };
  const folder = dirname(source.name);
  const files = expandPattern(folder, pattern).map((file) => join(folder, file));
  return { files, findings: files.length > 0 ? [] : [includeFinding(source, pattern, index, 'matches no file')] };
}

function includeFinding(source: DefinitionSource, pattern: unknown, index: number, problem: string): Finding {
  const place = source.locate?.(['include', index]);
  return {
    rule: 'source/include',
    path: ['include', index],
    problem: `the pattern ${problem}`,
    ...shown(pattern),
    allowed: 'a path of files relative to this file, with * inside of a name and ** for any folders',
    fix: 'write a pattern that matches the files of the parts, or take it out',
    ...(place === undefined ? {} : { places: [place] }),
  };
}
