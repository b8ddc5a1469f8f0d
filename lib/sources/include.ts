import { dirname, join } from 'node:path';
import { kindOf, shown } from '../definition/schema/values';
import type { DefinitionSource } from '../definition/source';
import type { Finding } from '../errors';
import { isMap } from '../units/values';
import { expandPattern, patternProblem } from './glob';

/** A source without its `include` field, and the files that it includes. */
interface Included {
  readonly source: DefinitionSource;
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

/** Maximum number of patterns. Each of them reads folders. */
const maxPatterns = 1000;

/**
 * Finds the parts that a YAML or JSON file includes. Patterns are relative to the folder of the file. The files of a
 * pattern are sorted by name; a file that matches two patterns is read once.
 */
export function findIncluded(source: DefinitionSource): Included {
  const { value } = source;
  if (!isMap(value) || !Array.isArray(value.include)) return { source, files: [], findings: [] };
  const { include, ...rest } = value;
  if (include.length > maxPatterns)
    return { source: { ...source, value: rest }, files: [], findings: [tooMany(source, include)] };
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

function tooMany(source: DefinitionSource, include: readonly unknown[]): Finding {
  const place = source.locate?.(['include']);
  return {
    rule: 'source/include',
    path: ['include'],
    problem: `has ${include.length} patterns`,
    allowed: `at most ${maxPatterns} patterns`,
    fix: 'use patterns that match several files',
    ...(place === undefined ? {} : { places: [place] }),
  };
}

function includeFinding(source: DefinitionSource, pattern: unknown, index: number, problem: string): Finding {
  const place = source.locate?.(['include', index]);
  return {
    rule: 'source/include',
    path: ['include', index],
    problem: `the pattern ${problem}`,
    ...shown(pattern),
    allowed: 'a path relative to this file, with * inside a name and ** for any number of folders',
    fix: 'write a pattern that matches the part files, or remove it',
    ...(place === undefined ? {} : { places: [place] }),
  };
}
