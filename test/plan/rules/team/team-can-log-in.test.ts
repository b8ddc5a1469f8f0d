import type { ManagedClusterSpec } from '../../../../lib/definition/cluster';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'team/can-log-in';
type Provider = ManagedClusterSpec['provider'];

function withMember(provider: Provider, member: string, cluster: Partial<ManagedClusterSpec> = {}) {
  return {
    ...withCluster(definition(provider), cluster),
    teams: { ranking: { members: { viewer: [member] } }, shop: {} },
  };
}

const oidc = { issuer: 'https://login.acme.io', clientId: 'kubernetes' };

test.each([
  ['eks', 'group:ranking'],
  ['eks', 'user:arn:aws:iam::123456789012:user/kim'],
  ['gke', 'group:ranking'],
  ['gke', 'group:audit@acme.example'],
  ['gke', 'user:kim@acme.example'],
  ['aks', 'group:ranking'],
  ['aks', 'group:11111111-2222-3333-4444-888888888888'],
  ['eks', 'user:system:serviceaccount:ci:deployer'],
] as const)('on %s %s can log in', (provider, member) => {
  expect(findingsOf(withMember(provider, member), id)).toEqual([]);
});

test.each([
  ['eks', 'group:audit', 'the ARN of an IAM role or user, such as arn:aws:iam::123456789012:role/ranking'],
  ['eks', 'user:kim', 'the ARN of an IAM user, such as user:arn:aws:iam::123456789012:user/kim'],
  // The name of the session is part of the user name.
  [
    'eks',
    'user:arn:aws:iam::123456789012:role/kim',
    'the ARN of an IAM user, such as user:arn:aws:iam::123456789012:user/kim',
  ],
  ['gke', 'group:audit', 'the e-mail address of a Google group, such as ranking@acme.example'],
  ['gke', 'user:kim', 'the e-mail address of a user, such as user:kim@acme.example'],
  ['aks', 'group:audit', 'the object ID of a group: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12'],
  ['aks', 'user:kim@acme.example', 'groups'],
] as const)('on %s %s cannot log in', (provider, member, allowed) => {
  expect(findingsOf(withMember(provider, member), id)).toMatchObject([
    { path: ['teams', 'ranking', 'members', 'viewer', 0], value: member, allowed },
  ]);
});

test('the groups and users of an OpenID Connect provider can log in', () => {
  expect(findingsOf(withMember('eks', 'group:audit', { oidc }), id)).toEqual([]);
  expect(findingsOf(withMember('eks', 'user:kim', { oidc }), id)).toEqual([]);
});

test('says which field lets a group in', () => {
  expect(findingsOf(withMember('eks', 'group:audit'), id)).toMatchObject([
    {
      problem: 'nothing lets this member log in to a cluster on EKS',
      fix: 'list the people of the group in cluster.groups.audit',
    },
  ]);
});

test('the owner of an existing cluster knows how people log in', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});
