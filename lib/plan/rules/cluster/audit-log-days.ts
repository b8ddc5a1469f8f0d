import type { Rule } from '../rule';

/** The cloud keeps logs for this number of days. */
export const auditLogDays: Rule<'managed-cluster'> = {
  id: 'audit/log-days',
  scope: 'managed-cluster',
  waivableBy: 'no-one',
  rationale: 'The cloud refuses the place for logs of another retention, after the network has been created.',
  check: ({ cluster: { audit }, cloud }) => {
    const { logDays } = cloud.audit;
    if (audit?.logDays === undefined || logDays.accepts(audit.logDays)) return [];
    return [
      {
        path: ['cluster', 'audit', 'logDays'],
        problem: `${cloud.title} cannot keep logs for this number of days`,
        value: audit.logDays,
        allowed: logDays.allowed,
        fix: 'use an allowed number',
      },
    ];
  },
};
