import type { Finding } from '../../errors';
import type { Scope, Scopes } from './scopes';

/** A finding as a rule reports it. The runner adds the id of the rule. */
export type RuleFinding = Omit<Finding, 'rule' | 'places'>;

/**
 * Who can waive a rule. `part`: also the part of a team, for its own models and workloads, because the rule protects only
 * them. `platform`: only the platform, because the rule protects other teams, the cluster or its costs. `no-one`: the plan
 * would be incomplete, or let a workload use what belongs to others.
 */
export type WaivableBy = 'part' | 'platform' | 'no-one';

/** A condition that must hold before anything is applied. One file each, pure, with a passing and a failing test. */
export interface Rule<S extends Scope = Scope> {
  /** `noun/condition`. Public contract, because waivers name it. */
  readonly id: string;
  /** What one check sees. The rule is checked once for each pool, service or job, or once for the platform. */
  readonly scope: S;
  /** Who can accept findings of this rule with a waiver. */
  readonly waivableBy: WaivableBy;
  /** One sentence: the failure that the rule prevents. */
  readonly rationale: string;
  check(context: Scopes[S]): readonly RuleFinding[];
}
