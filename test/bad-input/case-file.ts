import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Finding, formatFinding } from '../../lib/errors';

// A case is one text file: the files of a wrong definition and, side by side with them, all that is said about
// them. Sections begin with `=== NAME`; `=== says` is the last. What is read is `platform.*` and then, as layers,
// every `layer*`; other files are there to be included. With a section `=== rules` the definition has the right shape,
// and what is said is what the rules with the ids in it find.

/** A wrong definition and what must be said about it. */
export interface Case {
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  /** Ids of the rules that the case is about; none where reading finds the faults. */
  readonly rules: readonly string[];
  readonly says: string;
}

const folder = join(__dirname, 'cases');

/** All cases, in the order of their names. */
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

/** Writes the files of a case into a folder and gives the paths that are to be read. */
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

/** Whether a case has to run a program, which a test does in a process of its own. */
export function isProgram(one: Case): boolean {
  return [...one.files.keys()].some((name) => /^(?:platform|layer).*\.[cm]?[jt]s$/.test(name));
}

/** Findings as one text, with paths as somebody would see who stands in the folder of the case. */
export function asText(findings: readonly Finding[], target: string): string {
  return findings.map(formatFinding).join('\n\n').replaceAll(`${target}/`, '');
}
