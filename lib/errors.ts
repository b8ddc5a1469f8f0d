/** Where something stands in a definition, from its root: `['services', 'churn', 'scale', 'max']`. */
export type Path = readonly (string | number)[];

/** A position in a file that a person can open. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * One fault of a definition, complete enough to mend it without reading our code.
 *
 * Sentences are in lower case without a final period, because they are joined into lists.
 */
export interface Finding {
  /** Stable id `noun/what-must-hold`, such as `placement/fits-node`. */
  readonly rule: string;
  readonly path: Path;
  /** What is wrong. */
  readonly problem: string;
  /** The value that is wrong, as the user wrote it. */
  readonly value?: unknown;
  /** What would have been right: the names there are, or a description of the range. */
  readonly allowed?: readonly string[] | string;
  /** What to do about it. */
  readonly fix: string;
  /** Where the user wrote it; two places for a name given twice. Known for files, not for plain objects. */
  readonly places?: readonly Place[];
  /**
   * What must not happen while this finding stands. A fault blocks everything; something that only the
   * cloud can tell later (a client id) blocks the writing of manifests, not the making of the cluster.
   * @default 'everything'
   */
  readonly blocks?: 'everything' | 'synth';
}

/** A path as people write it: `services.churn.consumers[0].team`. */
export function formatPath(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

/** A place as editors and terminals make it clickable: `platform.yaml:12:7`. */
export function formatPlace(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

/** One finding as a block of text, without colour. */
export function formatFinding(finding: Finding): string {
  const lines = [`${finding.rule}  ${formatPath(finding.path) || '(the whole definition)'}`];
  if (finding.places?.length) lines.push(`  at       ${finding.places.map(formatPlace).join(' and ')}`);
  lines.push(`  problem  ${finding.problem}`);
  if (finding.value !== undefined) lines.push(`  value    ${JSON.stringify(finding.value)}`);
  if (finding.allowed !== undefined) {
    const { allowed } = finding;
    lines.push(`  allowed  ${typeof allowed === 'string' ? allowed : allowed.join(', ') || '(none there are)'}`);
  }
  lines.push(`  fix      ${finding.fix}`);
  return lines.join('\n');
}

/**
 * The user's definition is wrong. Carries every fault at once; its message lists them.
 * Anything else that is thrown by this library is a defect of the library.
 */
export class PlatformError extends Error {
  constructor(readonly findings: readonly Finding[]) {
    const count = findings.length === 1 ? '1 fault' : `${findings.length} faults`;
    super(`${count} in the definition\n\n${findings.map(formatFinding).join('\n\n')}`);
    this.name = 'PlatformError';
  }
}
