import type { Finding } from '../../errors';
import type { Scope, Scopes } from './scopes';

/** A finding as a rule reports it. The runner adds the id of the rule. */
export type RuleFinding = Omit<Finding, 'rule' | 'places'>;

/** A condition that must hold before anything is applied. One file each, pure, with a passing and a failing test. */
export interface Rule<S extends Scope = Scope> {
  /** `noun/condition`. Public contract, because waivers name it. */
  readonly id: string;
  /** What one check sees. The rule is checked once for each pool, service or job, or once for the platform. */
  readonly scope: S;
  /** Whether a waiver can accept findings of this rule. False if the plan would be incomplete. */
  readonly waivable: boolean;
  /** One sentence: the failure that the rule prevents. */
  readonly rationale: string;
  check(context: Scopes[S]): readonly RuleFinding[];
}
