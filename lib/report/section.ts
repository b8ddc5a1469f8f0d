import type { ModelPlatformPlan } from '../plan/types/platform';
import type { Style } from './style';
import { type Column, table } from './table';

/** A part of a report about a plan; empty text where the plan has nothing of the kind. */
export type Section = (plan: ModelPlatformPlan, style: Style) => string;

/** A heading with a table under it, or nothing where there are no rows. */
export function tableSection(
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  style: Style,
): string {
  return rows.length === 0 ? '' : section(title, table(columns, rows, style), style);
}

/** A heading with text under it. */
export function section(title: string, body: string, style: Style): string {
  return `${style.bold(title)}\n${body}`;
}
