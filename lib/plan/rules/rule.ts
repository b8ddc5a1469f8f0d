import type { ModelPlatformDefinition } from '../../definition/platform';
import type { Finding } from '../../errors';
import type { ModelPlatformPlan } from '../types/platform';

/** What a rule looks at. What names something that does not exist is in the definition, but not in the plan. */
export interface RuleContext {
  readonly definition: ModelPlatformDefinition;
  readonly plan: Omit<ModelPlatformPlan, 'waivers'>;
}

/** A fault as a rule reports it; the rule's id is added by who runs it. */
export type RuleFinding = Omit<Finding, 'rule' | 'places'>;

/** Something that must hold before anything is applied. One file each, pure, with a passing and a failing test. */
export interface Rule {
  /** `noun/what-must-hold`; public contract, because waivers name it. */
  readonly id: string;
  /** One sentence for readers who meet the rule for the first time: which failure it prevents. */
  readonly rationale: string;
  /** What one check looks at. */
  readonly scope: 'platform';
  /** Whether a waiver may accept its findings. False where the plan would have a hole. */
  readonly waivable: boolean;
  check(context: RuleContext): readonly RuleFinding[];
}
