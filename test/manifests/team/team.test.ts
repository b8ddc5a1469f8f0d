import { Team } from '../../../lib/manifests/team/team';
import type { TeamPlan } from '../../../lib/plan/types/team';
import { teamPlan } from '../../fixtures/team-plan';
import { find, renderConstruct } from '../render-construct';

function render(change: Partial<TeamPlan> = {}) {
  return renderConstruct((scope) => new Team(scope, 'team', { ...teamPlan, ...change }));
}

describe('Team', () => {
  test('renders the namespace with Pod Security labels', () => {
    expect(find(render(), 'Namespace').metadata).toEqual({ name: 'risk', labels: teamPlan.namespaceLabels });
  });

  test('limits the total requests of all workloads', () => {
    const quota = find(render(), 'ResourceQuota');
    expect([quota.metadata.name, quota.metadata.namespace]).toEqual(['risk-quota', 'risk']);
    expect(quota.spec.hard).toEqual(teamPlan.quota?.hard);
  });

  test('sets default requests and limits of containers', () => {
    const { name, ...limits } = teamPlan.limits ?? { name: '' };
    const range = find(render(), 'LimitRange', name);
    expect(range.spec.limits).toEqual([{ type: 'Container', ...limits }]);
  });

  test('grants the verbs of the plan on each resource', () => {
    expect(find(render(), 'Role', 'ml-engineer').rules).toEqual([
      ...['pods', 'pods/log', 'events'].map((resource) => ({
        apiGroups: [''],
        resources: [resource],
        verbs: ['get', 'list', 'watch'],
      })),
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list', 'watch', 'patch'] },
    ]);
  });

  test('binds a role to its members', () => {
    const apiGroup = 'rbac.authorization.k8s.io';
    const binding = find(render(), 'RoleBinding', 'ml-engineer');
    expect(binding.roleRef).toEqual({ apiGroup, kind: 'Role', name: 'ml-engineer' });
    expect(binding.subjects).toEqual([
      { apiGroup, kind: 'Group', name: 'risk-oncall' },
      { apiGroup, kind: 'User', name: 'ada@acme.example' },
    ]);
  });

  test('does not bind a role without members', () => {
    const bindings = render().filter(({ kind }) => kind === 'RoleBinding');
    expect(bindings.map(({ metadata }) => metadata.name)).toEqual(['ml-engineer']);
  });

  test('renders all objects in the namespace with the labels of the team', () => {
    const others = render().filter(({ kind }) => kind !== 'Namespace');
    const wrong = others.filter(
      ({ metadata }) => metadata.namespace !== 'risk' || metadata.labels?.['model-platform.dev/team'] !== 'risk',
    );
    expect([others.length, wrong]).toEqual([7, []]);
  });

  test('renders only the parts of the plan for an existing namespace', () => {
    const { namespaceLabels: _, quota: __, limits: ___, ...plan } = teamPlan;
    const policy = { name: 'call-churn', namespace: 'risk', pods: { app: 'shop' }, egress: [] };
    const objects = (networkPolicies: TeamPlan['networkPolicies']) =>
      renderConstruct((scope) => new Team(scope, 'team', { ...plan, manage: false, roles: [], networkPolicies }));
    expect(objects([])).toEqual([]);
    expect(objects([policy]).map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
      ['NetworkPolicy', 'call-churn'],
    ]);
  });
});
