/** A waiver and how many findings it hides. */
export interface WaiverPlan {
  readonly rule: string;
  readonly at: string;
  readonly reason: string;
  readonly until?: string;
  /** Team whose part contains the waiver. Absent if the platform contains it. */
  readonly team?: string;
  /** File that contains the waiver. Absent if the definition is an object of a program. */
  readonly file?: string;
  readonly findings: number;
}
