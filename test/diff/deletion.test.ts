import type { KubernetesObject } from '../../lib/diff/kubernetes-object';
import { compareObjects } from '../../lib/diff/objects';
import { renderObjects } from '../../lib/manifests/render';
import { definition } from '../fixtures/definition';
import { platformPlan } from '../fixtures/plan';
import { planOf } from '../fixtures/plan-of';

function object(kind: string, annotations: Readonly<Record<string, string>> = {}): KubernetesObject {
  return { apiVersion: 'v1', kind, metadata: { name: 'a', namespace: 'n', annotations } };
}

test.each([
  ['Application', 'all objects that it delivers are deleted with it, except CustomResourceDefinitions'],
  ['ClusterQueue', 'jobs of the team that wait in it are never admitted'],
  ['CustomResourceDefinition', 'all objects of the kind in the cluster are deleted with it'],
  ['Gateway', 'its load balancer is deleted, and another one has another address'],
  ['Job', 'a run in progress is stopped'],
  ['JobSet', 'a run in progress is stopped'],
  ['Namespace', 'all objects in the namespace are deleted with it'],
  ['PersistentVolumeClaim', 'the data on the volume is lost'],
])('the deletion of a %s is marked with what is lost', (kind, danger) => {
  expect(compareObjects([object(kind)], [])).toMatchObject([{ effect: 'deleted', danger }]);
});

test('the deletion of an object that Argo CD keeps is not marked', () => {
  const kept = object('Application', { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true,Prune=false' });
  const [change] = compareObjects([kept], []);
  expect(change?.why).toBe(
    'removed from the manifests only: Argo CD keeps it, because other objects of the cluster can depend on it; delete it when none does',
  );
  expect(change).not.toHaveProperty('danger');
});

test('the last gateway leaves the operator in the cluster', () => {
  const { gateways: _, ...without } = definition();
  const services = Object.fromEntries(
    Object.entries(without.services ?? {}).map(([name, service]) => [
      name,
      { ...service, consumers: [{ team: 'ranking' }] },
    ]),
  );
  const changes = compareObjects(
    renderObjects(platformPlan),
    renderObjects(planOf({ ...without, services } as typeof without)),
  );
  const removed = changes.filter(({ effect, namespace }) => effect === 'deleted' && namespace === 'argocd');
  expect(removed.map(({ kind, name, danger }) => [kind, name, danger])).toEqual([
    ['AppProject', 'acme-operator-envoy-gateway', undefined],
    ['Application', 'envoy-gateway', undefined],
  ]);
});

test('the removal of a team is marked', () => {
  const changes = compareObjects(renderObjects(platformPlan), renderObjects(planOf(definition())));
  expect(changes).toEqual([]);
  const { shop: _, ...teams } = platformPlan.teams;
  const delivery = platformPlan.delivery && {
    ...platformPlan.delivery,
    applications: platformPlan.delivery.applications.filter(({ name }) => name !== 'acme-team-shop'),
  };
  const now = renderObjects({ ...platformPlan, teams, ...(delivery && { delivery }) });
  const marked = compareObjects(renderObjects(platformPlan), now).filter(({ danger }) => danger !== undefined);
  expect(marked.map(({ effect, kind, name }) => `${effect} ${kind} ${name}`)).toEqual([
    'deleted Namespace shop',
    'deleted Application acme-team-shop',
  ]);
});

const withFiles = (include: string): KubernetesObject =>
  ({ ...object('Application'), spec: { source: { directory: { include } } } }) as KubernetesObject;

test('an Application that delivers other files is marked', () => {
  expect(compareObjects([withFiles('*.yaml')], [withFiles('namespaces/argocd/*.yaml')])).toMatchObject([
    { effect: 'changed', danger: expect.stringMatching(/^it delivers other files, and deletes the objects of files/) },
  ]);
});
