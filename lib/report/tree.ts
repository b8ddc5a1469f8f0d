import { printable } from '../units/printable';
import { count } from './amounts';
import { section } from './section';
import { plainStyle, type Style } from './style';
import { table } from './table';
import { reportJson } from './values';

/** Files of a manifest folder by what a run did to them. Paths are relative to the folder, with slashes. */
export interface TreeChanges {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly restored: readonly string[];
  readonly removed: readonly string[];
  /** YAML, JSON and Jsonnet files that no run wrote. @default [] */
  readonly unlisted?: readonly string[];
  /** Files with placeholders of values that only the cloud knows. @default [] */
  readonly placeholders?: readonly string[];
}

/** Written and removed files as text, by folder; unchanged files are only counted. */
export function treeText(directory: string, changes: TreeChanges, style: Style = plainStyle): string {
  const summary = [
    `${count(changes.written.length, 'file')} written`,
    `${changes.unchanged.length} unchanged`,
    ...(changes.restored.length > 0 ? [`${changes.restored.length} restored`] : []),
    `${changes.removed.length} removed`,
  ].join(', ');
  const lists = [
    ...listing('written', changes.written, style),
    ...listing('removed', changes.removed, style),
    ...(changes.restored.length > 0 ? [restoredNote, ''] : []),
    `  ${style.green(summary)}`,
    ...unlistedLines(changes.unlisted ?? [], style),
    ...placeholderLines(changes.placeholders ?? [], style),
  ];
  return `${section(`Manifests in ${directory}`, lists.join('\n'), style)}\n`;
}

const restoredNote =
  '  Restored files differed only in line ends or a byte order mark, as after a checkout with core.autocrlf.';

/** Files that `synth` did not write, with a heading. Empty without such files. */
export function unlistedLines(paths: readonly string[], style: Style): readonly string[] {
  if (paths.length === 0) return [];
  return [
    `  ${style.yellow(`not written by synth: ${count(paths.length, 'file')}`)}`,
    ...paths.map((path) => `    ${printable(path)}`),
  ];
}

/** Written, unchanged, restored and removed files as JSON, and those not written by `synth` or with placeholders if any. */
export function treeJson(directory: string, changes: TreeChanges): string {
  const { written, unchanged, restored, removed, unlisted = [], placeholders = [] } = changes;
  return reportJson({
    directory,
    written,
    unchanged,
    restored,
    removed,
    ...(unlisted.length > 0 && { unlisted }),
    ...(placeholders.length > 0 && { placeholders }),
  });
}

/** How many files or objects have placeholders, as a message. Empty without placeholders. */
export function placeholderText(placeholders: readonly string[], noun: 'file' | 'object'): string {
  if (placeholders.length === 0) return '';
  const verb = placeholders.length === 1 ? 'has' : 'have';
  return `${count(placeholders.length, noun)} ${verb} placeholders (annotation model-platform.dev/placeholder); do not apply them\n`;
}

function placeholderLines(placeholders: readonly string[], style: Style): readonly string[] {
  if (placeholders.length === 0) return [];
  return [
    `  ${style.yellow(placeholderText(placeholders, 'file').trimEnd())}`,
    ...placeholders.map((path) => `    ${path}`),
  ];
}

function listing(verb: string, paths: readonly string[], style: Style): readonly string[] {
  if (paths.length === 0) return [];
  const folders = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const slash = path.lastIndexOf('/');
    const folder = slash === -1 ? '.' : path.slice(0, slash);
    folders.set(folder, [...(folders.get(folder) ?? []), path.slice(slash + 1)]);
  }
  const rows = [...folders].map(([folder, files]) => [folder, files.join(', ')]);
  return [table([{ title: 'folder' }, { title: verb, wrap: true }], rows, style)];
}
