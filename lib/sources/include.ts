import { realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { shapeFindings } from '../definition/schema/findings';
import { includedFilesSchema } from '../definition/schema/included-files';
import { shown } from '../definition/schema/values';
import { type DefinitionSource, type IncludeEntry, placesIn } from '../definition/source';
import type { Finding, Path } from '../errors';
import { isMap } from '../units/values';
import { expandPattern, Folders, patternProblem } from './glob';

/** A file that a definition includes, and the entry that gives it to its team. */
interface IncludedFile {
  readonly file: string;
  readonly entry: IncludeEntry;
}

/** A source without its `include` field, and the files that it includes. */
interface Included {
  readonly source: DefinitionSource;
  readonly files: readonly IncludedFile[];
  readonly findings: readonly Finding[];
}

type Issues = Parameters<typeof shapeFindings>[1];

/** Files of one entry, or its findings. */
type OfEntry = Omit<Included, 'source'>;

/** Maximum number of entries. Each of them reads folders. */
const maxEntries = 1000;

/**
 * Finds the parts that a YAML or JSON file includes. Patterns are relative to the folder of the file. The files of a
 * pattern are sorted by name; a file that matches two patterns of its team is read once.
 */
export function findIncluded(source: DefinitionSource): Included {
  const { value } = source;
  if (!isMap(value) || !Array.isArray(value.include)) return { source, files: [], findings: [] };
  const { include, ...rest } = value;
  const without: DefinitionSource = { ...source, value: rest };
  if (include.length > maxEntries) return { source: without, files: [], findings: [tooMany(source, include)] };
  const included = new Entries(source);
  for (const [index, entry] of include.entries()) included.add(entry, ['include', index]);
  return { source: without, files: included.files, findings: included.findings };
}

/** The entries of a file so far. */
class Entries {
  readonly files: IncludedFile[] = [];
  readonly findings: Finding[] = [];
  /** Teams by file. */
  private readonly owners = new Map<string, string>();
  private readonly folders = new Folders();

  constructor(private readonly source: DefinitionSource) {}

  /** Adds the files of the next entry. A file that already belongs to another team is a finding. */
  add(entry: unknown, path: Path): void {
    const { source, owners } = this;
    const { files, findings } = filesOf(source, entry, path, this.folders);
    const shared = files.find(({ file, entry: { team } }) => (owners.get(file) ?? team) !== team);
    this.findings.push(...findings);
    if (shared !== undefined) this.findings.push(sharedFile(source, shared, owners.get(shared.file) ?? ''));
    for (const included of files) {
      if (owners.has(included.file)) continue;
      this.files.push(included);
      owners.set(included.file, included.entry.team);
    }
  }
}

function filesOf(source: DefinitionSource, written: unknown, path: Path, folders: Folders): OfEntry {
  const parsed = includedFilesSchema.safeParse(written, { reportInput: true });
  if (!parsed.success) return failed(wrongShape(source, written, path, parsed.error.issues));
  const { team, files: pattern } = parsed.data;
  const at: Path = [...path, 'files'];
  const problem = patternProblem(pattern);
  if (problem !== undefined) return failed([wrongPattern(source, pattern, at, problem)]);
  const folder = dirname(source.name);
  const found = expandPattern(folder, pattern, folders).map((file) => join(folder, file));
  if (found.length === 0) return failed([wrongPattern(source, pattern, at, 'matches no file')]);
  if (found.includes(join(source.name))) return failed([wrongPattern(source, pattern, at, 'matches this file itself')]);
  const links = new Set(found.filter((file) => isLink(folder, file)));
  return {
    files: found.filter((file) => !links.has(file)).map((file) => ({ file, entry: { team, source, path } })),
    findings: [...links].map(linked),
  };
}

function failed(findings: readonly Finding[]): OfEntry {
  return { files: [], findings };
}

/**
 * Whether a file is a symbolic link, or is in a folder below the definition that is one. With a link, a team could give its
 * name to a file of another team, or read any file of the machine. A file that does not exist is reported when it is read.
 */
function isLink(folder: string, file: string): boolean {
  try {
    return realpathSync.native(file) !== join(realpathSync.native(folder), relative(folder, file));
  } catch {
    return false;
  }
}

function linked(file: string): Finding {
  return {
    rule: 'source/link',
    path: [],
    problem: `${file} is a symbolic link, or is in a folder that is one`,
    allowed: 'files that are not behind symbolic links',
    fix: 'include the file itself',
    places: [{ file }],
  };
}

function tooMany(source: DefinitionSource, include: readonly unknown[]): Finding {
  return {
    rule: 'source/include',
    path: ['include'],
    problem: `has ${include.length} entries`,
    allowed: `at most ${maxEntries} entries`,
    fix: 'use patterns that match several files',
    ...placesIn(source, ['include']),
  };
}

function wrongShape(source: DefinitionSource, written: unknown, path: Path, issues: Issues): readonly Finding[] {
  const below = issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
  const findings = shapeFindings(source.value, below);
  const fix = `write { team: NAME, files: ${String(written)} }`;
  return findings.map((finding) => ({
    ...finding,
    ...(typeof written === 'string' ? { fix } : {}),
    ...placesIn(source, finding.path),
  }));
}

function wrongPattern(source: DefinitionSource, pattern: string, path: Path, problem: string): Finding {
  return {
    rule: 'source/include',
    path,
    problem: `the pattern ${problem}`,
    ...shown(pattern),
    allowed: 'a path relative to this file, with * inside a name and ** for any number of folders',
    fix: 'write a pattern that matches the part files, or remove the entry',
    ...placesIn(source, path),
  };
}

function sharedFile(source: DefinitionSource, { file, entry }: IncludedFile, owner: string): Finding {
  const path: Path = [...entry.path, 'files'];
  return {
    rule: 'source/include',
    path,
    problem: `the pattern of the team ${entry.team} matches ${file}, which belongs to the team ${owner}`,
    allowed: 'patterns of different teams that have no file in common',
    fix: 'change one of the patterns',
    ...placesIn(source, path),
  };
}
