import type { Rule } from '../rule';

/** The account has the form of the cloud's accounts. */
export const clusterAccountForm: Rule<'managed-cluster'> = {
  id: 'cluster/account-form',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale: 'The account is part of bucket names and secret stores, so a mistake in it is a deployment elsewhere.',
  check: ({ cluster: { account }, cloud: { accountTitle, accountForm } }) => {
    if (account === undefined || accountForm.expression.test(account)) return [];
    return [
      {
        path: ['cluster', 'account'],
        problem: `this cannot be the ID of the ${accountTitle}`,
        value: account,
        allowed: accountForm.allowed,
        fix: `write the ID of the ${accountTitle}`,
      },
    ];
  },
};
