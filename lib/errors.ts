import { boundedList, boundedText } from './units/bounded';
import { printable } from './units/printable';

/** A path in a definition, from its root: `['services', 'churn', 'scale', 'max']`. */
export type Path = readonly (string | number)[];

/** A position in a source file. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * One problem of a definition, complete enough to fix it without reading the source of this library.
 *
 * All texts are in lower case without a final period, because they are joined into lists.
 */
export interface Finding {
  /** Stable id of the rule: `noun/requirement`, such as `placement/fits-node`. */
  readonly rule: string;
  readonly path: Path;
  /** What is wrong, with the values that conflict. */
  readonly problem: string;
  /** The invalid value, as written in the definition. */
  readonly value?: unknown;
  /** The allowed values: a list of names, or a description of the range. */
  readonly allowed?: readonly string[] | string;
  /** An instruction: what to change. */
  readonly fix: string;
  /** For an unknown reference: the path that it refers to, which the definition does not have. */
  readonly refersTo?: Path;
  /** Positions in the source files: two for a duplicate name or a removed one, none for a definition that is a plain object. */
  readonly places?: readonly Place[];
  /**
   * What this finding blocks. An error blocks everything. A warning, `synth`, blocks manifests but not the cluster: it
   * is about a value that is known only once the cluster exists, such as a client id. A warning, `strict`, blocks only
   * `check --strict`.
   * @default 'everything'
   */
  readonly blocks?: 'everything' | 'synth' | 'strict';
}

/** Whether a finding is an error, which blocks every command. */
export function isError({ blocks = 'everything' }: Finding): boolean {
  return blocks === 'everything';
}

/** Whether a finding blocks manifests: an error, or a warning about a value that they need. */
export function blocksManifests({ blocks }: Finding): boolean {
  return blocks !== 'strict';
}

/** Something that could not be checked, or not completely, because values are invalid or names unknown. */
export interface NotChecked {
  /** An invalid value, or something that depends on invalid values. Empty for the whole definition. */
  readonly path: Path;
  /**
   * Paths of the invalid values and unknown names: the path itself if the value is invalid, none if it can be any of
   * several.
   */
  readonly because: readonly Path[];
}

/** A path in dotted notation: `services.churn.consumers[0].team`. */
export function formatPath(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

/** A position in the format that editors and terminals link: `platform.yaml:12:7`. */
export function formatPlace(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

/** One finding as a block of plain text without colour. */
export function formatFinding(finding: Finding): string {
  const hasPlace = finding.places !== undefined && finding.places.length > 0;
  const at = findingText(formatPath(finding.path)) || (hasPlace ? '' : '(the whole definition)');
  const lines = [`${finding.rule}  ${at}`.trimEnd()];
  if (finding.places && hasPlace)
    lines.push(`  at       ${findingText(finding.places.map(formatPlace).join(' and '))}`);
  lines.push(`  problem  ${findingText(finding.problem)}`);
  if (finding.value !== undefined) lines.push(`  value    ${findingText(JSON.stringify(finding.value))}`);
  if (finding.allowed !== undefined) lines.push(`  allowed  ${allowedText(finding.allowed)}`);
  lines.push(`  fix      ${findingText(finding.fix)}`);
  return lines.join('\n');
}

/** A text of a finding for a terminal. It can contain names of the definition: they are escaped, and its length is limited. */
export function findingText(text: string): string {
  return printable(boundedText(text, maxTextLength));
}

/** The allowed values of a finding for a terminal. */
export function allowedText(allowed: readonly string[] | string): string {
  if (typeof allowed === 'string') return findingText(allowed);
  return allowed.length === 0 ? 'none' : boundedList(allowed.map(findingText), maxNames);
}

/** Number of findings that are printed. JSON has more. */
export const maxPrintedFindings = 50;

/** Maximum number of printed characters per text of a finding. */
const maxTextLength = 1000;

/** Maximum number of printed names of `allowed`, more than there are rules. */
const maxNames = 100;

/**
 * The definition has problems. `findings` holds all of them, and the message lists them.
 * Any other error that this library throws is a bug in the library.
 */
export class PlatformError extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(`${counted(findings)} in the definition\n\n${printedFindings(findings).join('\n\n')}`);
    this.name = 'PlatformError';
  }
}

function printedFindings(findings: readonly Finding[]): readonly string[] {
  const rest = findings.length - maxPrintedFindings;
  const printed = findings.slice(0, maxPrintedFindings).map(formatFinding);
  return rest > 0 ? [...printed, `and ${rest} more`] : printed;
}

/** `2 errors, 1 warning`; a severity without findings is left out. */
function counted(findings: readonly Finding[]): string {
  const warnings = findings.filter((finding) => !isError(finding)).length;
  const counts = [
    [findings.length - warnings, 'error'],
    [warnings, 'warning'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => `${count} ${noun}${count === 1 ? '' : 's'}`)
    .join(', ');
}
