import type { LineCounter, YAMLError } from 'yaml';
import type { Finding, Place } from '../errors';

/** Fixes by error code of the parser. */
const fixes: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'indent with spaces',
  BAD_INDENT: 'indent fields of the same level by the same number of spaces',
  BLOCK_AS_IMPLICIT_KEY: 'quote the text if it contains `: `, or start a new line',
  TAG_RESOLVE_FAILED: 'remove the tag',
};

/** An error or warning of the YAML parser as a finding. */
export function yamlFinding(file: string, error: YAMLError, lines: LineCounter): Finding {
  return {
    rule: 'source/yaml',
    path: [],
    problem: asSentence(error.message),
    fix: fixes[error.code] ?? 'correct the YAML syntax',
    places: [placeAt(file, lines, error.pos[0])],
  };
}

/** A key that its map already has. */
export function repeatedKey(place: Place): Finding {
  return {
    rule: 'source/yaml',
    path: [],
    problem: 'map keys must be unique',
    fix: 'remove one of them',
    places: [place],
  };
}

function asSentence(message: string): string {
  const [first = ''] = message.split('\n');
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`.replace(/\.$/, '');
}

/** The line and column of an offset. */
export function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}
