import { renderObjects } from '../../../../lib/manifests/render';
import { checkModelPlatform, planModelPlatform } from '../../../../lib/plan/plan';
import type { ModelPlatformPlan } from '../../../../lib/plan/types/platform';
import { definition } from '../../../fixtures/definition';
import { churnOf } from '../../../fixtures/plan-of';

const base = definition();

/** The ConfigMaps with a dashboard. */
const dashboardsOf = (plan: ModelPlatformPlan) =>
  renderObjects(plan).filter(({ metadata }) => metadata.labels?.grafana_dashboard !== undefined);

test('dashboards of services whose joined names coincide have objects with distinct names and files', () => {
  const churn = base.services?.churn;
  const services = { 'b-c': { ...churn, team: 'a', consumers: [] }, c: { ...churn, team: 'a-b', consumers: [] } };
  const { plan } = checkModelPlatform({ ...base, teams: { ...base.teams, a: {}, 'a-b': {} }, services } as typeof base);
  if (!plan) throw new Error('no plan');
  const found = dashboardsOf(plan);
  expect(found).toHaveLength(2);
  expect(new Set(found.map(({ metadata: { name, namespace } }) => `${namespace}/${name}`)).size).toBe(2);
  expect(new Set(found.flatMap(({ data }) => Object.keys(data as object))).size).toBe(2);
});

test('the project of the platform permits them in the namespace of Grafana', () => {
  const delivered = { ...base, delivery: { gitops: 'argocd', repository: 'https://git.acme.example/platform.git' } };
  const plan = planModelPlatform(delivered as typeof base);
  const [project] =
    plan.delivery?.applications.flatMap((each) => (/-platform$/.test(each.name) ? each.project : [])) ?? [];
  expect(project?.namespaces).toContain(churnOf(base).monitoring.dashboardObject.namespace);
  expect(project?.namespacedKinds).toContainEqual({ group: '', kind: 'ConfigMap' });
});

test('without a Grafana of the platform they are in the namespaces of their services', () => {
  const prometheus = {
    kind: 'existing',
    namespace: 'observing',
    address: 'http://prometheus.observing.svc:9090',
  } as const;
  const { monitoring: _, ...rest } = base;
  const { dashboardObject } = churnOf({ ...rest, monitoring: { prometheus } }).monitoring;
  expect(dashboardObject).toEqual({ name: 'churn-dashboard', namespace: 'ranking' });
});
