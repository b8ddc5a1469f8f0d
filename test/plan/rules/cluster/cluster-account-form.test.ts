import { placeholders } from '../../../../lib/catalog/placeholders';
import { accounts, definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/account-form';
type Provider = 'eks' | 'gke' | 'aks';

const inAccount = (provider: Provider, account: string) =>
  findingsOf(withCluster(definition(provider), { account }), id);

test.each([
  ['eks', accounts.eks],
  ['eks', '012345678901'],
  ['eks', placeholders.account.eks],
  ['gke', accounts.gke],
  ['gke', 'acme.example:ml-platform'],
  ['gke', placeholders.account.gke],
  ['aks', accounts.aks],
  ['aks', 'ABCDEF01-2345-6789-ABCD-EF0123456789'],
  ['aks', placeholders.account.aks],
] as const)('accepts on %s the account %s', (provider, account) => {
  expect(inAccount(provider, account)).toEqual([]);
});

test.each([
  ['eks', '12345678901'],
  ['eks', '1234-5678-9012'],
  ['eks', 'acme-ml'],
  ['gke', accounts.eks],
  ['gke', 'acme'],
  ['gke', 'Acme-ML'],
  ['gke', 'acme-ml-'],
  ['gke', `a${'b'.repeat(30)}`],
  ['aks', accounts.eks],
  ['aks', accounts.gke],
  ['aks', '11111111222233334444555555555555'],
] as const)('refuses on %s the account %s', (provider, account) => {
  expect(inAccount(provider, account)).toHaveLength(1);
});

test('accepts a definition without an account, and an existing cluster', () => {
  const { account: _, ...cluster } = definition().cluster;
  expect(findingsOf({ ...definition(), cluster }, id)).toEqual([]);
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('says the form of the account', () => {
  expect(inAccount('aks', accounts.eks)).toEqual([
    {
      rule: id,
      path: ['cluster', 'account'],
      problem: 'this cannot be the ID of the Azure subscription',
      value: accounts.eks,
      allowed: 'a subscription ID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12',
      fix: 'write the ID of the Azure subscription',
    },
  ]);
});
