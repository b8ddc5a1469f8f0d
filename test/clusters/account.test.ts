import { accountProblem } from '../../lib/clusters/account';

test('accepts the account of the plan', () => {
  expect(accountProblem({ kind: 'AWS account', account: '1' }, '1')).toBeUndefined();
});

test('accepts any account if the plan has none', () => {
  expect(accountProblem({ kind: 'AWS account', account: undefined }, '2')).toBeUndefined();
});

test('rejects another account and names both', () => {
  expect(accountProblem({ kind: 'AWS account', account: '1' }, '2')).toBe(
    'the definition is for AWS account 1, but the credentials are for 2: change the credentials or cluster.account',
  );
});
