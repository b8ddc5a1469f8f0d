import { PlatformError } from '../errors';

/** What a construct takes. */
interface Expected {
  /** Name of the construct. */
  readonly construct: string;
  /** A field that its plan has, and that a spec of the same noun and the plans of other constructs do not have. */
  readonly field: string;
  /** The call that returns the plan. */
  readonly planner: string;
}

/**
 * Constructs take plans. A program without types that passes a spec, or nothing, gets a finding instead of a TypeError.
 *
 * @throws PlatformError if the plan lacks the field.
 */
export function requirePlan(plan: unknown, { construct, field, planner }: Expected): void {
  if (typeof plan === 'object' && plan !== null && Object.hasOwn(plan, field)) return;
  throw new PlatformError([
    {
      rule: 'construct/plan',
      path: [],
      problem: `${construct} takes a plan, and this has no ${field}`,
      value: plan,
      allowed: `the result of ${planner}`,
      fix: `pass ${planner}`,
    },
  ]);
}
