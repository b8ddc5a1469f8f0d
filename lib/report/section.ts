import type { ModelPlatformPlan } from '../plan/types/platform';
import { printable } from '../units/printable';
import type { Style } from './style';
import { type Cell, type Column, table } from './table';

/** One section of a plan report; an empty string if the plan has nothing to show in it. */
export type Section = (plan: ModelPlatformPlan, style: Style) => string;

/** A heading with a table under it; an empty string without rows. */
export function tableSection(
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  style: Style,
): string {
  return rows.length === 0 ? '' : section(title, table(columns, rows, style), style);
}

/** A heading with text under it. */
export function section(title: string, body: string, style: Style): string {
  return `${style.bold(printable(title))}\n${body}`;
}
