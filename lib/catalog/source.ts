/** Where the figures of a table come from. Every table of the catalog says it, so that a reader can check and refresh it. */
export interface Source {
  /** What the source is, in a few words. */
  readonly name: string;
  /** `owner/repository:path` (with the version or commit that was read), or the address of a page. */
  readonly from: string;
  /** ISO date (YYYY-MM-DD) on which the figures were generated; where the source does not say, on which they were read. */
  readonly date: string;
}
