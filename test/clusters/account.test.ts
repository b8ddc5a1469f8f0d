import { accountProblem } from '../../lib/clusters/account';

test('the account of the plan is right', () => {
  expect(accountProblem({ kind: 'AWS account', account: '1' }, '1')).toBeUndefined();
});

test('without an account in the plan every account is right', () => {
  expect(accountProblem({ kind: 'AWS account', account: undefined }, '2')).toBeUndefined();
});

test('another account is refused, with both named', () => {
  expect(accountProblem({ kind: 'AWS account', account: '1' }, '2')).toBe(
    'the definition is for AWS account 1, and the credentials are for 2: change the credentials or cluster.account',
  );
});
