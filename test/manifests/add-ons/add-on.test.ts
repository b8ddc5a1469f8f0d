import { AddOn } from '../../../lib/manifests/add-ons/add-on';
import { RootApplication } from '../../../lib/manifests/add-ons/root-application';
import type { AddOnPlan } from '../../../lib/plan/types/add-on';
import { deliveryPlan, platformPlan } from '../../fixtures/plan';
import { addOnOf } from '../../fixtures/plan-of';
import { renderOne } from '../render-construct';

const context = { delivery: { ...deliveryPlan, namespace: 'cd' }, labels: { a: 'b' } };

const envoyGateway = addOnOf(platformPlan, 'envoy-gateway');

function render(change: Partial<AddOnPlan> = {}, plan = envoyGateway) {
  return renderOne((scope) => new AddOn(scope, 'add-on', { ...plan, ...change }, context));
}

describe('AddOn', () => {
  test('is an Application in the namespace of Argo CD', () => {
    expect(render()).toMatchObject({
      kind: 'Application',
      metadata: { name: 'envoy-gateway', namespace: 'cd', labels: { a: 'b' } },
    });
  });

  test('omits the scheme of an OCI registry', () => {
    expect(render().spec.source).toMatchObject({
      repoURL: 'docker.io/envoyproxy',
      chart: 'gateway-helm',
      targetRevision: 'v1.9.1',
    });
  });

  test('keeps the address of a chart repository', () => {
    expect(render({}, addOnOf(platformPlan, 'kube-prometheus-stack')).spec.source.repoURL).toBe(
      'https://prometheus-community.github.io/helm-charts',
    );
  });

  test('passes the values of the plan as an object', () => {
    expect(render().spec.source.helm).toEqual({
      releaseName: 'envoy-gateway',
      valuesObject: { deployment: { replicas: 2, pod: { nodeSelector: { 'model-platform.dev/pool': 'system' } } } },
    });
  });

  test('refuses a null value', () => {
    expect(() => render({ values: { a: [{ b: null }] } })).toThrow('envoy-gateway.a[0].b is null');
  });

  test('installs into a namespace that Argo CD creates with its Pod Security level', () => {
    const { destination, syncPolicy } = render({}, addOnOf(platformPlan, 'kube-prometheus-stack')).spec;
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

  test('does not change the labels of an existing namespace', () => {
    const { syncPolicy } = render({}, addOnOf(platformPlan, 'metrics-server')).spec;
    expect(syncPolicy).not.toHaveProperty('managedNamespaceMetadata');
    expect(syncPolicy.syncOptions).toEqual(['ServerSideApply=true']);
  });

  test('belongs to the default project', () => {
    expect(render().spec.project).toBe('default');
  });

  test('syncs automatically', () => {
    expect(render().spec.syncPolicy).toMatchObject({
      automated: { prune: true, selfHeal: true },
      syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
    });
  });

  test('has the sync policy of the plan', () => {
    const sync = {
      prune: false,
      selfHeal: false,
      retry: { limit: 3, firstSeconds: 5, factor: 4, maxSeconds: 90 },
    };
    const delivered = { ...context, delivery: { namespace: 'cd', sync } };
    const { syncPolicy } = renderOne((scope) => new AddOn(scope, 'add-on', envoyGateway, delivered)).spec;
    expect(syncPolicy.automated).toEqual({ prune: false, selfHeal: false });
    expect(syncPolicy.retry).toEqual({ limit: 3, backoff: { duration: '5s', factor: 4, maxDuration: '90s' } });
  });

  test('deletes its objects by a finalizer that the API server does not warn about', () => {
    expect(render().metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io/foreground']);
  });
});

describe('RootApplication', () => {
  const delivery = { ...deliveryPlan, namespace: 'cd' };
  const root = () => renderOne((scope) => new RootApplication(scope, 'root', { name: 'acme', delivery }, { a: 'b' }));

  test('is in the namespace of Argo CD', () => {
    expect([root().metadata, root().spec.destination]).toMatchObject([
      { name: 'acme', namespace: 'cd', labels: { a: 'b' } },
      { namespace: 'cd' },
    ]);
  });

  test('syncs the folder of the tree at its revision', () => {
    expect(root().spec.source).toMatchObject({
      repoURL: delivery.repository,
      path: delivery.path,
      targetRevision: 'main',
    });
  });

  test('reads all sub-folders, but only YAML files', () => {
    expect(root().spec.source.directory).toEqual({ recurse: true, include: '*.yaml' });
  });

  test('does not create namespaces, because they are part of the tree', () => {
    expect(root().spec.syncPolicy).toMatchObject({ syncOptions: ['ServerSideApply=true'] });
    expect(root().spec.syncPolicy).not.toHaveProperty('managedNamespaceMetadata');
  });

  test('ignores no fields by default', () => {
    expect(root().spec).not.toHaveProperty('ignoreDifferences');
  });

  test('ignores fields of controllers in comparisons and syncs', () => {
    const object = { namespace: 'ranking', name: 'churn', why: 'a controller' };
    const ignoredFields = [
      { ...object, group: '', kind: 'Service', fields: { kind: 'json-pointer', pointer: '/spec/selector/a' } },
      { ...object, group: 'b', kind: 'HTTPRoute', fields: { kind: 'jq', expression: '.spec.c' } },
    ] as const;
    const { spec } = renderOne(
      (scope) => new RootApplication(scope, 'root', { name: 'acme', delivery: { ...delivery, ignoredFields } }, {}),
    );
    expect(spec.ignoreDifferences).toEqual([
      { group: '', kind: 'Service', namespace: 'ranking', name: 'churn', jsonPointers: ['/spec/selector/a'] },
      { group: 'b', kind: 'HTTPRoute', namespace: 'ranking', name: 'churn', jqPathExpressions: ['.spec.c'] },
    ]);
    expect(spec.syncPolicy.syncOptions).toEqual(['RespectIgnoreDifferences=true', 'ServerSideApply=true']);
  });
});
