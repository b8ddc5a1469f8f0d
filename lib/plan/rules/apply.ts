import type { Finding } from '../../errors';
import type { Rule, RuleFinding } from './rule';
import type { Scope, Scopes } from './scopes';

/** What there is to check, by scope. A planner of one noun leaves out the scopes that it has no context for. */
export type Contexts = { readonly [S in Scope]?: readonly Scopes[S][] };

/** The rules whose scope has contexts. */
export function rulesFor(contexts: Contexts, rules: readonly Rule[]): readonly Rule[] {
  return rules.filter(({ scope }) => contexts[scope] !== undefined);
}

/** Checks every context with the rules of its scope. Findings are in the order of the rules, then of the contexts. */
export function applyRules(contexts: Contexts, rules: readonly Rule[]): readonly Finding[] {
  return rules.flatMap((rule) => applyRule(contexts, rule));
}

function applyRule<S extends Scope>(contexts: Contexts, rule: Rule<S>): readonly Finding[] {
  const ofScope: readonly Scopes[S][] = contexts[rule.scope] ?? [];
  return ofScope.flatMap((context) => findingsBy(rule, rule.check(context)));
}

/** Findings with the id of their rule. */
export function findingsBy({ id }: Pick<Rule, 'id'>, findings: readonly RuleFinding[]): readonly Finding[] {
  return findings.map((finding) => ({ rule: id, ...finding }));
}
