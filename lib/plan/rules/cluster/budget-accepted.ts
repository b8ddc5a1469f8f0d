import type { BudgetSpec } from '../../../definition/audit';
import type { AuditFacts } from '../../providers/audit';
import type { Rule, RuleFinding } from '../rule';

/** The cloud accepts the budget. */
export const budgetAccepted: Rule<'managed-cluster'> = {
  id: 'budget/accepted',
  scope: 'managed-cluster',
  waivableBy: 'no-one',
  rationale: 'The cloud refuses a budget without its billing account, or with more addresses than it sends to.',
  check: ({ cluster, cloud: { title, audit } }) => {
    const budget = cluster.audit?.budget;
    return budget ? [...tooMany(budget, title, audit), ...billingAccount(budget, title, audit)] : [];
  },
};

const path = ['cluster', 'audit', 'budget'];

function tooMany({ emails }: BudgetSpec, title: string, { budget: { maxEmails } }: AuditFacts): readonly RuleFinding[] {
  if (emails.length <= maxEmails) return [];
  return [
    {
      path: [...path, 'emails'],
      problem: `a budget on ${title} has room for ${maxEmails} addresses`,
      value: emails.length,
      allowed: `at most ${maxEmails} addresses`,
      fix: 'use the address of a mailing list',
    },
  ];
}

function billingAccount(budget: BudgetSpec, title: string, facts: AuditFacts): readonly RuleFinding[] {
  const needed = facts.budget.hasBillingAccount;
  if (needed === (budget.billingAccount !== undefined)) return [];
  return [
    needed
      ? {
          path: [...path, 'billingAccount'],
          problem: `a budget on ${title} belongs to a billing account`,
          allowed: 'the id of the billing account of the project, such as 012345-6789AB-CDEF01',
          fix: 'set it',
        }
      : {
          path: [...path, 'billingAccount'],
          problem: `a budget on ${title} has no billing account`,
          value: budget.billingAccount,
          fix: 'remove it',
        },
  ];
}
