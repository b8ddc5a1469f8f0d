import type { Source } from './source';

/** Zones in which a cloud sells machine types, from one source. */
export interface ZoneTable {
  readonly source: Source;
  /** Name of a zone by its region and one character of a row. */
  readonly zone: (region: string, character: string) => string;
  /** Whether a zone is written as in the table. Another notation can mean any zone. */
  readonly isNotation: (region: string, zone: string) => boolean;
  readonly rows: readonly ZoneRow[];
}

/** Machine types that are sold in the same zones. */
export interface ZoneRow {
  readonly machines: readonly string[];
  /** Zones by region, one character each. A region that is missing has none. */
  readonly zones: Readonly<Record<string, string>>;
}
