import colors from 'picocolors';

/** How a report looks on its way to a reader: colours, and the width that tables fit into. */
export interface Style {
  /** Columns of the terminal or page, at least 80. */
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const narrowest = 80;
const widest = 120;

/**
 * A style for a terminal or a file.
 *
 * @param colour whether escape sequences are written; the caller knows about NO_COLOR and terminals, reports do not
 * @param columns width of the terminal; less than 80 counts as 80 and more than 120 as 120, because lines beyond
 * that are not read. A file or a pipe has none: 100.
 */
export function createStyle(colour: boolean, columns = 100): Style {
  const { bold, dim, red, yellow, green, cyan } = colors.createColors(colour);
  return { width: Math.min(Math.max(columns, narrowest), widest), bold, dim, red, yellow, green, cyan };
}

/** No colours, 100 columns: the same bytes everywhere. */
export const plainStyle: Style = createStyle(false);
