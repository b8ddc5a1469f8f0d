import { formatPath, formatPlace, type Path } from '../errors';
import type { Explanation, Origin } from '../plan/explain/explanation';
import { assertNever } from '../units/assert-never';
import { isBelow } from '../units/paths';
import { section } from './section';
import { plainStyle, type Style } from './style';
import { table } from './table';
import { reportJson } from './values';

type Subject = Explanation['subject'];

/** Explanations as text: one table per subject, one row per decision. */
export function explanationsText(explanations: readonly Explanation[], style: Style = plainStyle): string {
  return `${explanations.map((explanation) => explanationText(explanation, style)).join('\n\n')}\n`;
}

/** Explanations as JSON: a list under `explanations`. */
export function explanationsJson(explanations: readonly Explanation[]): string {
  return reportJson({ explanations });
}

function explanationText({ subject, lines }: Explanation, style: Style): string {
  const rows = lines.map(({ field, value, why, from }) => [field, value, why, originText(from, subject)]);
  const columns = [
    { title: 'field', wrap: true },
    { title: 'value', wrap: true },
    { title: 'reason', wrap: true },
    { title: 'source', wrap: true },
  ];
  return section(`${subject.kind} ${subject.name}`, table(columns, rows, style), style);
}

/** The source of a decision: `file:line:column`, which editors open, or else the path of the field. */
function originText(from: Origin, subject: Subject): string {
  switch (from.kind) {
    case 'definition':
      return definitionText(from, subject);
    case 'default':
      return `default (${shortPath(from.path, subject)})`;
    case 'computed':
      return from.path === undefined ? 'computed' : `computed (override: ${shortPath(from.path, subject)})`;
    case 'catalog':
      return 'catalog';
    default:
      return assertNever(from);
  }
}

/** A file without a line, as for TypeScript, is less useful than the path of the field. */
function definitionText({ path, places }: Extract<Origin, { readonly kind: 'definition' }>, subject: Subject): string {
  const place = places.find(({ line }) => line !== undefined);
  return place === undefined ? shortPath(path, subject) : formatPlace(place);
}

/** The path of each kind of subject in a definition. */
const parents: Readonly<Record<Subject['kind'], Path>> = {
  service: ['services'],
  training: ['training'],
  pool: ['cluster', 'nodePools'],
  team: ['teams'],
  bucket: ['buckets'],
  gateway: ['gateways'],
};

/** A path relative to the subject, which the heading names; the full path for fields outside of it. */
function shortPath(path: Path, { kind, name }: Subject): string {
  const own = [...parents[kind], name];
  const isOwn = path.length > own.length && isBelow(path, own);
  return formatPath(isOwn ? path.slice(own.length) : path);
}
