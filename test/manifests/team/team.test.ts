import { Team } from '../../../lib/manifests/team/team';
import type { TeamPlan } from '../../../lib/plan/types/team';
import { teamPlan } from '../../fixtures/plan';
import { find, renderConstruct } from '../render-construct';

function render(change: Partial<TeamPlan> = {}) {
  return renderConstruct((scope) => new Team(scope, 'team', { ...teamPlan, ...change }));
}

describe('Team', () => {
  test('renders the namespace with Pod Security labels', () => {
    expect(find(render(), 'Namespace').metadata).toEqual({ name: 'ranking', labels: teamPlan.namespaceLabels });
  });

  test('limits the total requests of all workloads', () => {
    const quota = find(render(), 'ResourceQuota');
    expect([quota.metadata.name, quota.metadata.namespace]).toEqual(['ranking', 'ranking']);
    expect(quota.spec.hard).toEqual(teamPlan.quota?.hard);
  });

  test('sets default requests and limits of containers', () => {
    const { name, ...limits } = teamPlan.limits ?? { name: '' };
    const range = find(render(), 'LimitRange', name);
    expect(range.spec.limits).toEqual([{ type: 'Container', ...limits }]);
  });

  test('grants the verbs of the plan on each resource', () => {
    const rules = [
      { apiGroup: '', resources: ['events', 'pods'], verbs: ['get', 'list'] },
      { apiGroup: 'apps', resources: ['deployments/scale'], verbs: ['patch'] },
    ];
    const subjects = [{ kind: 'Group', name: 'oncall' }] as const;
    expect(find(render({ roles: [{ name: 'viewer', rules, subjects }] }), 'Role', 'viewer').rules).toEqual([
      { apiGroups: [''], resources: ['events'], verbs: ['get', 'list'] },
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
      { apiGroups: ['apps'], resources: ['deployments/scale'], verbs: ['patch'] },
    ]);
  });

  test('binds a role to its members', () => {
    const apiGroup = 'rbac.authorization.k8s.io';
    const binding = find(render(), 'RoleBinding', 'data-scientist');
    expect(binding.roleRef).toEqual({ apiGroup, kind: 'Role', name: 'data-scientist' });
    expect(binding.subjects).toEqual([{ apiGroup, kind: 'Group', name: 'ranking' }]);
  });

  test('does not bind a role without members', () => {
    const bindings = render().filter(({ kind }) => kind === 'RoleBinding');
    expect(bindings.map(({ metadata }) => metadata.name)).toEqual(['ml-engineer', 'data-scientist']);
    expect(teamPlan.roles.map(({ name }) => name)).toContain('viewer');
  });

  test('renders all objects in the namespace with the labels of the team', () => {
    const others = render().filter(({ kind }) => kind !== 'Namespace');
    const wrong = others.filter(
      ({ metadata }) => metadata.namespace !== 'ranking' || metadata.labels?.['model-platform.dev/team'] !== 'ranking',
    );
    expect([others.length, wrong]).toEqual([10, []]);
  });

  test('renders only the parts of the plan for an existing namespace', () => {
    const { namespaceLabels: _, quota: __, limits: ___, ...plan } = teamPlan;
    const policy = { name: 'call-churn', namespace: 'ranking', pods: { app: 'shop' }, egress: [] };
    const objects = (networkPolicies: TeamPlan['networkPolicies']) =>
      renderConstruct((scope) => new Team(scope, 'team', { ...plan, manage: false, roles: [], networkPolicies }));
    expect(objects([])).toEqual([]);
    expect(objects([policy]).map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
      ['NetworkPolicy', 'call-churn'],
    ]);
  });
});
