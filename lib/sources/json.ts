/** What is wrong with a text as JSON, and where; nothing if it is JSON. */
export interface JsonProblem {
  readonly problem: string;
  readonly line?: number;
  readonly column?: number;
}

/** Looks for what JSON does not have and YAML does: comments, names without quotes, commas too many. */
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

// The words of the engine differ between versions of Node; these do not.
function problemOf(text: string, position: number | undefined): string {
  if (position === undefined) return 'this is not JSON';
  const character = text[position];
  return character === undefined ? 'the JSON ends too early' : `${JSON.stringify(character)} cannot stand here in JSON`;
}

function placeAt(text: string, position: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
