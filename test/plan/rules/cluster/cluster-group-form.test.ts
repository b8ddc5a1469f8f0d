import type { ManagedClusterSpec } from '../../../../lib/definition/cluster';
import { definition, people, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/group-form';
type Provider = ManagedClusterSpec['provider'];

const group = (provider: Provider, person: string) =>
  findingsOf(withCluster(definition(provider), { groups: { ...people[provider], audit: [person] } }), id);

test.each([
  ['eks', 'arn:aws:iam::123456789012:role/audit'],
  ['eks', 'arn:aws:iam::123456789012:user/kim'],
  ['gke', 'audit@acme.example'],
  ['aks', '11111111-2222-3333-4444-888888888888'],
] as const)('accepts on %s the people %s', (provider, person) => {
  expect(group(provider, person)).toEqual([]);
});

test.each([
  ['eks', '*'],
  ['eks', 'arn:aws:iam::123456789012:root'],
  ['eks', 'arn:aws:sts::123456789012:assumed-role/audit/kim'],
  ['gke', 'allUsers'],
  ['gke', 'group:audit@acme.example'],
  ['aks', 'audit@acme.example'],
] as const)('refuses on %s the people %s', (provider, person) => {
  expect(group(provider, person)).toMatchObject([{ path: ['cluster', 'groups', 'audit', 0], value: person }]);
});
