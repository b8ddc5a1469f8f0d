import type { ManagedClusterSpec } from '../../../../lib/definition/cluster';
import { checkParsed } from '../../../../lib/plan/plan';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';

type Provider = ManagedClusterSpec['provider'];

function planned(provider: Provider, members: readonly string[], cluster: Partial<ManagedClusterSpec> = {}) {
  const teams = { ranking: { members: { viewer: members, 'ml-engineer': ['group:ranking'] } }, shop: {} };
  const { plan } = checkParsed({ ...withCluster(definition(provider), cluster), teams });
  if (!plan) throw new Error('no plan');
  return { logIns: plan.cluster.logIns, roles: plan.teams.ranking?.roles ?? [], oidc: plan.cluster.oidc };
}

const subjects = ({ roles }: ReturnType<typeof planned>) =>
  Object.fromEntries(roles.map(({ name, subjects: all }) => [name, all.map(({ kind, name: of }) => `${kind} ${of}`)]));

test('on EKS IAM roles log in with the groups of the definition, each role once', () => {
  const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
  const plan = planned('eks', ['group:audit', 'user:arn:aws:iam::123456789012:user/kim'], {
    groups: {
      ranking: [role('ranking'), role('lead')],
      audit: [role('audit'), role('lead')],
      unused: [role('unused')],
    },
  });
  expect(plan.logIns).toEqual([
    { kind: 'group', principal: role('audit'), groups: ['audit'] },
    { kind: 'group', principal: role('lead'), groups: ['audit', 'ranking'] },
    { kind: 'group', principal: role('ranking'), groups: ['ranking'] },
    { kind: 'user', principal: 'arn:aws:iam::123456789012:user/kim', groups: [] },
  ]);
  expect(subjects(plan)).toMatchObject({
    viewer: ['Group audit', 'User arn:aws:iam::123456789012:user/kim'],
    'ml-engineer': ['Group ranking'],
  });
});

test('on GKE the subjects are the Google groups', () => {
  const plan = planned('gke', ['group:audit@acme.example', 'user:kim@acme.example']);
  expect(plan.logIns.map(({ kind, principal }) => `${kind}:${principal}`)).toEqual([
    'group:audit@acme.example',
    'group:ranking@acme.example',
    'user:kim@acme.example',
  ]);
  expect(subjects(plan)).toMatchObject({
    viewer: ['Group audit@acme.example', 'User kim@acme.example'],
    'ml-engineer': ['Group ranking@acme.example'],
  });
});

test('on AKS the subjects are the Entra groups', () => {
  const plan = planned('aks', []);
  expect(plan.logIns).toEqual([{ kind: 'group', principal: '11111111-2222-3333-4444-666666666666', groups: [] }]);
  expect(subjects(plan)).toMatchObject({ 'ml-engineer': ['Group 11111111-2222-3333-4444-666666666666'] });
});

test('users and groups of an OpenID Connect provider have a prefix, so that they have no identity of AWS', () => {
  const oidc = { issuer: 'https://login.acme.io', clientId: 'kubernetes', groupsClaim: 'roles' };
  const plan = planned('eks', ['group:audit', 'user:kim@acme.io'], { oidc });
  expect(plan.oidc).toEqual({ ...oidc, usernameClaim: 'email', prefix: 'oidc:' });
  expect(subjects(plan)).toMatchObject({ viewer: ['Group oidc:audit', 'User oidc:kim@acme.io'] });
  expect(plan.logIns.map(({ principal }) => principal)).toEqual(['arn:aws:iam::123456789012:role/ranking']);
});

test('members of an unmanaged namespace get no access', () => {
  const base = definition('eks');
  const teams = { ...base.teams, legacy: { manage: false, members: { viewer: ['group:legacy'] } } };
  const groups = { ...base.cluster.groups, legacy: ['arn:aws:iam::123456789012:role/legacy'] };
  const { plan } = checkParsed({ ...withCluster(base, { groups }), teams, waivers: [waiver] });
  expect(plan?.cluster.logIns.map(({ principal }) => principal)).not.toContain('arn:aws:iam::123456789012:role/legacy');
});

const waiver = { rule: 'team/unmanaged', at: 'teams.legacy.members', reason: 'documentation of the owner' };

test('on an existing cluster the plan says whom the API server must know', () => {
  const { plan } = checkParsed(existingDefinition());
  expect(plan?.cluster.logIns).toEqual([]);
  expect(plan?.prerequisites).toContainEqual({
    name: 'authentication of people',
    why: 'the API server knows them as group ranking, group ranking-oncall',
  });
});
