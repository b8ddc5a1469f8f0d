import { formatPath, formatPlace, type Path } from '../errors';
import type { Explanation, Origin } from '../plan/explain/explanation';
import { assertNever } from '../units/assert-never';
import { canonicalJson } from '../units/canonical-json';
import { section } from './section';
import { plainStyle, type Style } from './style';
import { table } from './table';

type Subject = Explanation['subject'];

/** Explanations for people: a table for each thing, with a row for each of its decisions. */
export function explanationsText(explanations: readonly Explanation[], style: Style = plainStyle): string {
  return `${explanations.map((explanation) => explanationText(explanation, style)).join('\n\n')}\n`;
}

/** The same for programs: a list under `explanations`. */
export function explanationsJson(explanations: readonly Explanation[]): string {
  return `${canonicalJson({ explanations }, 2)}\n`;
}

function explanationText({ subject, lines }: Explanation, style: Style): string {
  const rows = lines.map(({ field, value, why, from }) => [field, value, why, originText(from, subject)]);
  const columns = [
    { title: 'field', wrap: true },
    { title: 'value', wrap: true },
    { title: 'why', wrap: true },
    { title: 'from', wrap: true },
  ];
  return section(`${subject.kind} ${subject.name}`, table(columns, rows, style), style);
}

/** Where a decision comes from: a place that editors open where one is known, the path of the definition otherwise. */
function originText(from: Origin, subject: Subject): string {
  switch (from.kind) {
    case 'definition':
      return definitionText(from, subject);
    case 'default':
      return `default of ${shortPath(from.path, subject)}`;
    case 'computed':
      return from.path === undefined ? 'computed' : `computed, unless ${shortPath(from.path, subject)}`;
    case 'catalog':
      return 'catalog';
    default:
      return assertNever(from);
  }
}

/** A file alone, without a line, says less than the path. */
function definitionText({ path, places }: Extract<Origin, { readonly kind: 'definition' }>, subject: Subject): string {
  const place = places.find(({ line }) => line !== undefined);
  return place === undefined ? shortPath(path, subject) : formatPlace(place);
}

/** Where each kind of thing stands in a definition. */
const rooms: Readonly<Record<Subject['kind'], Path>> = {
  service: ['services'],
  training: ['training'],
  pool: ['cluster', 'nodePools'],
  team: ['teams'],
  bucket: ['buckets'],
  gateway: ['gateways'],
};

/** A path from the thing on, which stands in the heading; the whole path for what stands elsewhere. */
function shortPath(path: Path, { kind, name }: Subject): string {
  const own = [...rooms[kind], name];
  const isOwn = path.length > own.length && own.every((step, index) => step === path[index]);
  return formatPath(isOwn ? path.slice(own.length) : path);
}
