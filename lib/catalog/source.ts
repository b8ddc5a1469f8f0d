/** Source of a table. Every table in the catalog has one, so that its values can be checked and refreshed. */
export interface Source {
  /** Short description of the source. */
  readonly name: string;
  /** `owner/repository:path@version` with the version or commit that was read, or the URL of a page. */
  readonly from: string;
  /** ISO date (YYYY-MM-DD) on which the values were generated or, if the source does not state it, read. */
  readonly date: string;
}
