import colors from 'picocolors';

/** Colours and line width of a report. */
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

const minWidth = 80;
const maxWidth = 120;

/**
 * A style for a terminal or a file.
 *
 * @param colour whether to write escape sequences; the caller evaluates NO_COLOR and the terminal
 * @param columns width of the terminal, clamped to 80 to 120 @default 100, for files and pipes
 */
export function createStyle(colour: boolean, columns = 100): Style {
  const { bold, dim, red, yellow, green, cyan } = colors.createColors(colour);
  return { width: Math.min(Math.max(columns, minWidth), maxWidth), bold, dim, red, yellow, green, cyan };
}

/** No colours and 100 columns, so that the output is the same on every machine. */
export const plainStyle: Style = createStyle(false);
