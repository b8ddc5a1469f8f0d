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
  /** One sentence for people who meet it for the first time: what it protects from. */
  readonly explain: string;
  check(context: RuleContext): readonly RuleFinding[];
}
