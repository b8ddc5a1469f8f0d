import type { LogInPlan } from '../types/log-in';

/** Domains of the groups that log in with an e-mail address, each once, in the order of the groups. */
export function groupDomains(logIns: readonly LogInPlan[]): readonly string[] {
  const groups = logIns.filter(({ kind }) => kind === 'group');
  return [...new Set(groups.map(({ principal }) => principal.slice(principal.indexOf('@') + 1)))];
}
