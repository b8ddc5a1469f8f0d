/** A finding that is known and accepted. One that no longer hides anything is itself a finding. */
export interface WaiverSpec {
  /** Id of the rule, such as `image/pinned`. */
  readonly rule: string;
  /** Path in the definition, such as `services.churn`; what lies below it is meant too. */
  readonly at: string;
  /** Why this is right here, for the reader of the plan. */
  readonly reason: string;
  /** Last day on which it holds, `2027-03-31`. @default - it does not end */
  readonly until?: string;
}
