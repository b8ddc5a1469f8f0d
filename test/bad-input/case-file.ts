import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Finding, formatFinding } from '../../lib/errors';

// A case is one text file with the files of an invalid definition and the expected output. Sections start with
// `=== NAME`; the last one, `=== says`, is the output. `platform.*` and then every `layer*` are read; other files are for
// `include`. With a section `=== rules` the definition matches the schema, and the output has the findings of the rules
// with these ids.

/** An invalid definition and the expected output. */
export interface Case {
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  /** Ids of the tested rules. Empty if the findings come from reading the files. */
  readonly rules: readonly string[];
  /** Expected output. */
  readonly says: string;
}

const folder = join(__dirname, 'cases');

/** All cases, sorted by name. */
export function allCases(): readonly Case[] {
  return readdirSync(folder)
    .sort()
    .map((name) => parseCase(name.replace(/\.txt$/, ''), readFileSync(join(folder, name), 'utf8')));
}

function parseCase(title: string, text: string): Case {
  const [, ...sections] = text.split(/^=== (.*)\n/m);
  const files = new Map<string, string>();
  for (let index = 0; index < sections.length; index += 2) files.set(sections[index] ?? '', sections[index + 1] ?? '');
  const says = files.get('says');
  if (says === undefined) throw new Error(`${title} has no section says`);
  const rules = (files.get('rules') ?? '').split('\n').filter((line) => line !== '');
  files.delete('says');
  files.delete('rules');
  return { title, files, rules, says: says.trimEnd() };
}

/** Writes the files of a case to a folder and returns the paths of the files to read. */
export function writeCase(one: Case, into: string): readonly string[] {
  const target = join(into, one.title);
  mkdirSync(target, { recursive: true });
  for (const [name, text] of one.files) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), text);
  }
  const named = (start: string) => [...one.files.keys()].filter((name) => name.startsWith(start)).sort();
  return [...named('platform.'), ...named('layer')].map((name) => join(target, name));
}

/** Whether a case contains a program, which the test runs in a separate process. */
export function isProgram(one: Case): boolean {
  return [...one.files.keys()].some((name) => /^(?:platform|layer).*\.[cm]?[jt]s$/.test(name));
}

/** Findings as text, with paths relative to the folder of the case. */
export function asText(findings: readonly Finding[], target: string): string {
  return findings.map(formatFinding).join('\n\n').replaceAll(`${target}/`, '');
}
