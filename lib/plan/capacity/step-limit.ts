/** Counts the steps of a search, so that its cost has a bound, which is the same on every machine. */
export class StepLimit {
  /** @param whole limit of the search that this one is a part of */
  constructor(
    private left: number,
    private readonly whole?: StepLimit,
  ) {}

  /** Whether the steps can be done. If not, the search has no result. */
  take(steps: number): boolean {
    this.left -= steps;
    return (this.whole?.take(steps) ?? true) && this.left >= 0;
  }
}
