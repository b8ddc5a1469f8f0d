/** A waiver and how many findings it hides. */
export interface WaiverPlan {
  readonly rule: string;
  readonly at: string;
  readonly reason: string;
  readonly until?: string;
  readonly findings: number;
}
