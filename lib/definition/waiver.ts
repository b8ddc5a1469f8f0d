/** Accepts a finding. A waiver that matches no finding is itself an error. */
export interface WaiverSpec {
  /** Id of the rule: `image/pinned`. */
  readonly rule: string;
  /** Path in the definition: `services.churn`. Findings at paths below it are accepted too. */
  readonly at: string;
  /** Why the finding is acceptable here. The plan shows it. */
  readonly reason: string;
  /** Last day of the waiver, as YYYY-MM-DD: `2027-03-31`. @default - no last day */
  readonly until?: string;
  /**
   * Team whose part contains the waiver. A part sets it. Such a waiver accepts only findings of rules that a part can
   * waive.
   * @default - the waiver belongs to the platform
   */
  readonly team?: string;
}
