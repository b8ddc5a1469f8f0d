import type { Change, CostChange, Effect, FieldChange, PlatformDiff } from '../diff/change';
import type { CostRange } from '../plan/types/cost';
import { count, usd } from './amounts';
import { byImportance, onlyLabels } from './field-order';
import { section } from './section';
import { plainStyle, type Style } from './style';
import { table } from './table';
import { unlistedLines } from './tree';
import { reportJson, valueText } from './values';
import { wrap } from './wrap';

/** Maximum number of printed fields per object; the rest is counted. JSON has all fields. */
const maxFields = 8;

/** Maximum number of printed characters per value. An image with its digest is shorter. */
const maxValueLength = 160;

/** Number of characters before the first difference of two longer values. */
const sameBefore = 40;

const headings: Readonly<Record<Effect, string>> = {
  deleted: 'Deleted',
  replaced: 'Replaced (old one deleted, new one created)',
  restarted: 'Restarted (pods are replaced by a rollout)',
  changed: 'Changed in place',
  created: 'Created',
};

/** The changes as text: most severe effect first, then the cost. */
export function diffText(diff: PlatformDiff, style: Style = plainStyle): string {
  const order = Object.keys(headings) as readonly Effect[];
  const parts = [
    summary(diff, style),
    unlistedLines(diff.unlisted, style).join('\n'),
    ...order.map((effect) => effectText(effect, diff.changes, style)),
    diff.cost
      ? costText(diff.cost, style)
      : style.dim('  only Kubernetes objects are compared: manifests have no cloud resources'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The changes as JSON. */
export function diffJson(diff: PlatformDiff): string {
  return reportJson(diff);
}

function summary({ changes, unlisted }: PlatformDiff, style: Style): string {
  if (changes.length === 0 && unlisted.length > 0) {
    return style.bold(`${count(unlisted.length, 'file')} that synth did not write, no other changes`);
  }
  if (changes.length === 0) return style.green('no changes');
  const order = Object.keys(headings) as readonly Effect[];
  const counts = order.flatMap((effect) => {
    const number = changes.filter((change) => change.effect === effect).length;
    return number === 0 ? [] : [`${number} ${effect}`];
  });
  return style.bold(counts.join(', '));
}

function effectText(effect: Effect, changes: readonly Change[], style: Style): string {
  const own = changes.filter((change) => change.effect === effect);
  if (own.length === 0) return '';
  const lines = grouped(own).flatMap((group) => groupLines(group, style));
  return section(headings[effect], lines.join('\n'), style);
}

/** Changes that only give objects of a namespace the same labels are one group, at the end. All others are alone. */
function grouped(changes: readonly Change[]): readonly (readonly [Change, ...Change[]])[] {
  const alone: [Change][] = [];
  const labelled = new Map<string, [Change, ...Change[]]>();
  for (const change of changes) {
    const key = JSON.stringify([change.namespace, change.fields, change.why]);
    const group = labelled.get(key);
    if (change.danger !== undefined || !onlyLabels(change.fields)) alone.push([change]);
    else if (group) group.push(change);
    else labelled.set(key, [change]);
  }
  return [...alone, ...labelled.values()];
}

function groupLines([first, ...others]: readonly [Change, ...Change[]], style: Style): readonly string[] {
  if (others.length === 0) return changeLines(first, style);
  const all = [first, ...others];
  const place = first.namespace === undefined ? '' : ` in namespace ${first.namespace}`;
  return [
    ...indented(`${count(all.length, 'object')}${place}, only labels`, 2, style),
    ...first.fields.flatMap((field) => indented(fieldText(field), 4, style)),
    ...indented(all.map(({ kind, name }) => `${kind} ${name}`).join(', '), 4, style, style.dim),
  ];
}

function changeLines(change: Change, style: Style): readonly string[] {
  const { fields, danger, why } = change;
  const rest = fields.length - maxFields;
  return [
    ...(danger === undefined ? [] : indented(`!! ${nameOf(change)}: ${danger}`, 2, style, style.red)),
    ...(danger === undefined ? indented(nameOf(change), 2, style) : []),
    ...(why === undefined ? [] : indented(why, 4, style, style.yellow)),
    ...byImportance(fields)
      .slice(0, maxFields)
      .flatMap((field) => indented(fieldText(field), 4, style)),
    ...(rest > 0 ? indented(`and ${count(rest, 'more field')}`, 4, style, style.dim) : []),
  ];
}

function nameOf({ of, kind, namespace, name }: Change): string {
  const full = namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
  return of === 'cloud' ? `${full} (cloud)` : full;
}

function fieldText(field: FieldChange): string {
  const [old, now] = [field.old, field.new].map((value) => (value === undefined ? 'none' : valueText(value)));
  return `${field.path}: ${shortened(old, now)} → ${shortened(now, old)}`;
}

/** A part of a long value that has its first difference from another one, so that two values never look the same. */
function shortened(text = '', other = ''): string {
  if (text.length <= maxValueLength) return text;
  const difference = firstDifference(text, other);
  const start = difference < maxValueLength ? 0 : difference - sameBefore;
  const end = start + maxValueLength;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

function firstDifference(text: string, other: string): number {
  let index = 0;
  while (index < text.length && text[index] === other[index]) index++;
  return index;
}

function indented(
  text: string,
  by: number,
  style: Style,
  paint: (text: string) => string = (plain) => plain,
): readonly string[] {
  return wrap(text, style.width - by - 2).map(
    (line, index) => `${' '.repeat(index === 0 ? by : by + 2)}${paint(line)}`,
  );
}

function costText({ hourlyUsd, pools, unknown }: CostChange, style: Style): string {
  const rows = [
    ...pools.map(({ pool, old, new: now }) => [pool, ...states(old, now)]),
    ['total/hour', ...states(hourlyUsd.old, hourlyUsd.new)],
  ];
  const columns = [
    { title: 'pool or service' },
    { title: 'idle', align: 'right' },
    { title: 'min scale', align: 'right' },
    { title: 'max scale', align: 'right' },
  ] as const;
  const notes = unknown.length > 0 ? [style.dim(`  excludes ${unknown.join(', ')}: no known price`)] : [];
  return section('Cost', [table(columns, rows, style), ...notes].join('\n'), style);
}

function states(old: CostRange | undefined, now: CostRange | undefined): readonly string[] {
  return (['idle', 'min', 'max'] as const).map((state) => {
    const [before, after] = [old, now].map((range) => (range === undefined ? 'none' : usd(range[state])));
    return before === after ? String(after) : `${before} → ${after}`;
  });
}
