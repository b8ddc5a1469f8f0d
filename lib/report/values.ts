/** A value as the user wrote it, on one line; anything that is not JSON is named instead of failing. */
export function valueText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** The same for a JSON document: what JSON cannot hold becomes a text. */
export function valueJson(value: unknown): unknown {
  try {
    const text = JSON.stringify(value);
    return text === undefined ? String(value) : JSON.parse(text);
  } catch {
    return String(value);
  }
}
