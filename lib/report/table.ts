import { printable } from '../units/printable';
import type { Style } from './style';
import { wrap } from './wrap';

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** @default 'left' */
  readonly align?: 'left' | 'right';
  /** Whether to wrap its cells when the table is wider than the page. @default false */
  readonly wrap?: boolean;
}

/** One line, or a list of lines. A line break in a text is escaped, so that a text of a definition adds no line. */
export type Cell = string | readonly string[];

const indent = 2;
const gap = 2;
const minColumnWidth = 12;

/**
 * A table as text: a heading line (if any column has a title), then rows, with two spaces between columns. Cells may
 * have several lines. A table without wrapped columns can be wider than the page.
 */
export function table(columns: readonly Column[], cells: readonly (readonly Cell[])[], style: Style): string {
  const rows = cells.map((row) => row.map(linesOf));
  const widths = shareWidth(columns, naturalWidths(columns, rows), style.width - indent - gap * (columns.length - 1));
  const titles = columns.map(({ title }) => title);
  const heading = titles.some((title) => title !== '') ? layOut(titles.map(linesOf), columns, widths) : [];
  const body = rows.flatMap((row) => layOut(row, columns, widths));
  return [...heading.map((line) => style.dim(line)), ...body].map((line) => ' '.repeat(indent) + line).join('\n');
}

function linesOf(cell: Cell): readonly string[] {
  return typeof cell === 'string' ? [printable(cell)] : cell.map(printable);
}

/** Cells of a row, each with its lines. */
type Row = readonly (readonly string[])[];

function naturalWidths(columns: readonly Column[], rows: readonly Row[]): readonly number[] {
  return columns.map(({ title }, index) =>
    rows.flatMap((row) => row[index] ?? []).reduce((width, line) => Math.max(width, line.length), title.length),
  );
}

/** Divides the remaining width among the wrapped columns, narrowest first, so that a column gets no more than it needs. */
function shareWidth(columns: readonly Column[], natural: readonly number[], available: number): readonly number[] {
  const widths = [...natural];
  const wrapped = columns.flatMap((column, index) => (column.wrap ? [index] : []));
  let left = available - columns.reduce((sum, column, index) => sum + (column.wrap ? 0 : (natural[index] ?? 0)), 0);
  const byNeed = [...wrapped].sort((a, b) => (natural[a] ?? 0) - (natural[b] ?? 0));
  byNeed.forEach((index, position) => {
    const share = Math.max(minColumnWidth, Math.floor(left / (byNeed.length - position)));
    const width = Math.min(natural[index] ?? 0, share);
    widths[index] = width;
    left -= width;
  });
  return widths;
}

function layOut(row: Row, columns: readonly Column[], widths: readonly number[]): readonly string[] {
  const cells = columns.map((column, index) => {
    const lines = row[index] ?? [];
    return column.wrap ? lines.flatMap((line) => wrap(line, widths[index] ?? 0)) : lines;
  });
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ align }, index) => {
        const text = cells[index]?.[line] ?? '';
        const width = widths[index] ?? 0;
        return align === 'right' ? text.padStart(width) : text.padEnd(width);
      })
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}
