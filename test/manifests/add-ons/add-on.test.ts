import { AddOn } from '../../../lib/manifests/add-ons/add-on';
import { RootApplication } from '../../../lib/manifests/add-ons/root-application';
import type { AddOnPlan } from '../../../lib/plan/types/add-on';
import { addOnPlans, deliveryPlan } from '../../fixtures/plan';
import { renderOne } from '../render-construct';

const context = { delivery: { ...deliveryPlan, namespace: 'cd' }, labels: { a: 'b' } };

function planOf(name: string): AddOnPlan {
  const plan = addOnPlans.find((each) => each.name === name);
  if (!plan) throw new Error(`the fixture has no add-on ${name}`);
  return plan;
}

function render(change: Partial<AddOnPlan> = {}, name = 'cert-manager') {
  return renderOne((scope) => new AddOn(scope, 'add-on', { ...planOf(name), ...change }, context));
}

describe('AddOn', () => {
  test('is an Application in the namespace of Argo CD', () => {
    expect(render()).toMatchObject({
      kind: 'Application',
      metadata: { name: 'cert-manager', namespace: 'cd', labels: { a: 'b' } },
    });
  });

  test('takes a chart from a registry by its address without a scheme', () => {
    expect(render().spec.source).toMatchObject({
      repoURL: 'quay.io/jetstack/charts',
      chart: 'cert-manager',
      targetRevision: 'v1.21.1',
    });
  });

  test('takes a chart from a repository by its address', () => {
    expect(render({}, 'kube-prometheus-stack').spec.source.repoURL).toBe(
      'https://prometheus-community.github.io/helm-charts',
    );
  });

  test('gives the chart the values of the plan as an object', () => {
    expect(render().spec.source.helm).toEqual({
      releaseName: 'cert-manager',
      valuesObject: { crds: { enabled: true } },
    });
  });

  test('refuses a value that would be lost in silence', () => {
    expect(() => render({ values: { a: [{ b: null }] } })).toThrow('cert-manager.a[0].b is null');
  });

  test('goes to the namespace of the plan, which Argo CD makes with its Pod Security level', () => {
    const { destination, syncPolicy } = render({}, 'kube-prometheus-stack').spec;
    expect(destination).toEqual({ server: 'https://kubernetes.default.svc', namespace: 'monitoring' });
    expect(syncPolicy.managedNamespaceMetadata.labels).toEqual({
      'pod-security.kubernetes.io/audit': 'privileged',
      'pod-security.kubernetes.io/audit-version': 'v1.35',
      'pod-security.kubernetes.io/enforce': 'privileged',
      'pod-security.kubernetes.io/enforce-version': 'v1.35',
      'pod-security.kubernetes.io/warn': 'privileged',
      'pod-security.kubernetes.io/warn-version': 'v1.35',
    });
  });

  test("leaves the labels of a namespace alone that is the cluster's own", () => {
    const { namespaceLabels: _, ...inKubeSystem } = planOf('cert-manager');
    const { syncPolicy } = renderOne((scope) => new AddOn(scope, 'add-on', inKubeSystem, context)).spec;
    expect(syncPolicy).not.toHaveProperty('managedNamespaceMetadata');
    expect(syncPolicy.syncOptions).toEqual(['ServerSideApply=true']);
  });

  test('belongs to the project that every Argo CD has', () => {
    expect(render().spec.project).toBe('default');
  });

  test('follows its source by itself', () => {
    expect(render().spec.syncPolicy).toMatchObject({
      automated: { prune: true, selfHeal: true },
      syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
    });
  });

  test('is followed as the plan says', () => {
    const sync = {
      prune: false,
      selfHeal: false,
      retry: { limit: 3, firstSeconds: 5, factor: 4, maxSeconds: 90 },
    };
    const delivered = { ...context, delivery: { namespace: 'cd', sync } };
    const { syncPolicy } = renderOne((scope) => new AddOn(scope, 'add-on', planOf('cert-manager'), delivered)).spec;
    expect(syncPolicy.automated).toEqual({ prune: false, selfHeal: false });
    expect(syncPolicy.retry).toEqual({ limit: 3, backoff: { duration: '5s', factor: 4, maxDuration: '90s' } });
  });

  test('takes its objects away with it, by a finalizer that the API server does not warn of', () => {
    expect(render().metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io/foreground']);
  });
});

describe('RootApplication', () => {
  const delivery = { ...deliveryPlan, namespace: 'cd' };
  const root = () => renderOne((scope) => new RootApplication(scope, 'root', { name: 'acme', delivery }, { a: 'b' }));

  test('stands where Argo CD is', () => {
    expect([root().metadata, root().spec.destination]).toMatchObject([
      { name: 'acme', namespace: 'cd', labels: { a: 'b' } },
      { namespace: 'cd' },
    ]);
  });

  test('follows the folder of the tree at its revision', () => {
    expect(root().spec.source).toMatchObject({
      repoURL: delivery.repository,
      path: delivery.path,
      targetRevision: 'main',
    });
  });

  test('reads every folder below it, and nothing but objects', () => {
    expect(root().spec.source.directory).toEqual({ recurse: true, include: '*.yaml' });
  });

  test('makes no namespace: those of the tree are objects of it', () => {
    expect(root().spec.syncPolicy).toMatchObject({ syncOptions: ['ServerSideApply=true'] });
    expect(root().spec.syncPolicy).not.toHaveProperty('managedNamespaceMetadata');
  });

  test('compares every field where no controller sets any', () => {
    expect(root().spec).not.toHaveProperty('ignoreDifferences');
  });

  test('leaves what controllers set, also when it applies the rest', () => {
    const object = { namespace: 'risk', name: 'churn', why: 'a controller' };
    const leaves = [
      { ...object, group: '', kind: 'Service', fields: { kind: 'json-pointer', pointer: '/spec/selector/a' } },
      { ...object, group: 'b', kind: 'HTTPRoute', fields: { kind: 'jq', expression: '.spec.c' } },
    ] as const;
    const { spec } = renderOne(
      (scope) => new RootApplication(scope, 'root', { name: 'acme', delivery: { ...delivery, leaves } }, {}),
    );
    expect(spec.ignoreDifferences).toEqual([
      { group: '', kind: 'Service', namespace: 'risk', name: 'churn', jsonPointers: ['/spec/selector/a'] },
      { group: 'b', kind: 'HTTPRoute', namespace: 'risk', name: 'churn', jqPathExpressions: ['.spec.c'] },
    ]);
    expect(spec.syncPolicy.syncOptions).toEqual(['RespectIgnoreDifferences=true', 'ServerSideApply=true']);
  });
});
