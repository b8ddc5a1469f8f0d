/** A syntax error in a JSON text, with its position. */
interface JsonProblem {
  readonly problem: string;
  readonly line?: number;
  readonly column?: number;
}

/** Finds YAML syntax that JSON does not allow: comments, unquoted names, trailing commas. `undefined` for valid JSON. */
export function positionOfJsonError(text: string): JsonProblem | undefined {
  if (text.trim() === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const offset = / at position ([0-9]+)/.exec(error.message)?.[1];
    const end = /end of JSON input/.test(error.message) ? text.length : undefined;
    const position = offset === undefined ? end : Number(offset);
    return { problem: problemOf(text, position), ...(position === undefined ? {} : placeAt(text, position)) };
  }
}

// The engine's own messages differ between Node versions.
function problemOf(text: string, position: number | undefined): string {
  if (position === undefined) return 'invalid JSON';
  const character = text[position];
  return character === undefined ? 'unexpected end of JSON' : `unexpected ${JSON.stringify(character)} in JSON`;
}

function placeAt(text: string, position: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
