import { accounts, definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/admin-form';
type Provider = 'eks' | 'gke' | 'aks';

const admin = (provider: Provider, name: string) =>
  findingsOf(withCluster(definition(provider), { admins: [name] }), id);

test.each([
  ['eks', 'arn:aws:iam::123456789012:role/ops'],
  ['eks', 'arn:aws-us-gov:iam::123456789012:user/team/ann'],
  ['gke', 'group:ops@acme.example'],
  ['gke', 'user:ann@acme.example'],
  ['gke', 'principalSet://iam.googleapis.com/locations/global/workforcePools/acme/group/ops'],
  ['aks', accounts.aks],
] as const)('accepts on %s the administrator %s', (provider, name) => {
  expect(admin(provider, name)).toEqual([]);
});

test.each([
  ['eks', '*'],
  ['eks', 'arn:aws:iam::*:role/ops'],
  ['eks', 'arn:aws:sts::123456789012:assumed-role/ops/ann'],
  ['eks', 'group:ops'],
  ['gke', 'allUsers'],
  ['gke', 'allAuthenticatedUsers'],
  ['gke', 'domain:acme.example'],
  ['gke', 'ops@acme.example'],
  ['aks', 'ops'],
] as const)('refuses on %s the administrator %s', (provider, name) => {
  expect(admin(provider, name)).toHaveLength(1);
});

test('says the form of an administrator', () => {
  expect(admin('gke', 'allUsers')).toEqual([
    {
      rule: id,
      path: ['cluster', 'admins', 0],
      problem: 'this cannot be an administrator on gke',
      value: 'allUsers',
      allowed: 'user:EMAIL or group:EMAIL',
      fix: 'use the allowed format',
    },
  ]);
});
