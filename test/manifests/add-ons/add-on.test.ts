import { AddOn } from '../../../lib/manifests/add-ons/add-on';
import { TreeApplication } from '../../../lib/manifests/add-ons/tree-application';
import type { AddOnPlan } from '../../../lib/plan/types/add-on';
import type { ApplicationPlan } from '../../../lib/plan/types/delivery';
import { deliveryPlan, platformPlan } from '../../fixtures/plan';
import { addOnOf, entryOf } from '../../fixtures/plan-of';
import { find, renderConstruct } from '../render-construct';

const envoyGateway = addOnOf(platformPlan, 'envoy-gateway');

const context = {
  delivery: { ...deliveryPlan, namespace: 'cd' },
  project: entryOf(deliveryPlan.operators, 'envoy-gateway'),
  labels: { a: 'b' },
};

function render(change: Partial<AddOnPlan> = {}, plan = envoyGateway) {
  return find(rendered(change, plan), 'Application');
}

function rendered(change: Partial<AddOnPlan> = {}, plan = envoyGateway) {
  return renderConstruct((scope) => new AddOn(scope, 'add-on', { ...plan, ...change }, context));
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
    expect(syncPolicy.syncOptions).toEqual(['PrunePropagationPolicy=background', 'ServerSideApply=true']);
  });

  test('belongs to a project of its own, with the address of the registry as in the Application', () => {
    expect(render().spec.project).toBe('acme-operator-envoy-gateway');
    const { metadata, spec } = find(rendered(), 'AppProject');
    expect(metadata).toMatchObject({ name: 'acme-operator-envoy-gateway', namespace: 'cd', labels: { a: 'b' } });
    expect(spec).toEqual({
      sourceRepos: ['docker.io/envoyproxy'],
      destinations: ['envoy-gateway-system', 'kube-system'].map((namespace) => ({
        server: 'https://kubernetes.default.svc',
        namespace,
      })),
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    });
  });

  test('stays in the cluster with its project after its files are removed', () => {
    const annotations = rendered().map(({ metadata }) => metadata.annotations);
    expect(annotations).toEqual(
      ['AppProject', 'Application'].map(() => ({
        'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
        'argocd.argoproj.io/sync-options': 'Prune=false',
      })),
    );
  });

  test('syncs automatically', () => {
    expect(render().spec.syncPolicy).toMatchObject({
      automated: { prune: true, selfHeal: true },
      syncOptions: ['CreateNamespace=true', 'PrunePropagationPolicy=background', 'ServerSideApply=true'],
    });
  });

  test('has the sync policy of the plan', () => {
    const sync = {
      prune: false,
      deletion: 'foreground',
      selfHeal: false,
      retry: { limit: 3, firstSeconds: 5, factor: 4, maxSeconds: 90, refresh: true },
    } as const;
    const delivered = { ...context, delivery: { namespace: 'cd', sync } };
    const objects = renderConstruct((scope) => new AddOn(scope, 'add-on', envoyGateway, delivered));
    const { metadata, spec } = find(objects, 'Application');
    const { syncPolicy } = spec;
    expect(syncPolicy.automated).toEqual({ prune: false, selfHeal: false });
    expect(syncPolicy.retry).toEqual({
      limit: 3,
      refresh: true,
      backoff: { duration: '5s', factor: 4, maxDuration: '90s' },
    });
    expect(syncPolicy.syncOptions).toContain('PrunePropagationPolicy=foreground');
    expect(metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io/foreground']);
  });

  test('deletes its objects by a finalizer that the API server does not warn about', () => {
    expect(render().metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io/background']);
  });
});

describe('TreeApplication', () => {
  const delivery = { ...deliveryPlan, namespace: 'cd' };
  const applicationNamed = (name: string) =>
    entryOf(Object.fromEntries(delivery.applications.map((each) => [each.name, each])), name);
  const renderTree = (plan: ApplicationPlan) =>
    renderConstruct((scope) => new TreeApplication(scope, 'tree', plan, { delivery, labels: { a: 'b' } }));
  const tree = (name: string) => find(renderTree(applicationNamed(name)), 'Application');

  test('is in the namespace of Argo CD', () => {
    expect(tree('acme-team-ranking').metadata).toMatchObject({
      name: 'acme-team-ranking',
      namespace: 'cd',
      labels: { a: 'b' },
    });
  });

  test('belongs to a project of its own', () => {
    expect(tree('acme-team-ranking').spec.project).toBe('acme-team-ranking');
    const { spec } = find(renderTree(applicationNamed('acme-team-ranking')), 'AppProject');
    expect(spec.clusterResourceWhitelist[0]).toEqual({ group: '', kind: 'Namespace', name: 'ranking' });
    expect(spec.namespaceResourceWhitelist).toContainEqual({ group: 'apps', kind: 'Deployment' });
  });

  test('has the namespace of its team as its destination', () => {
    expect(tree('acme-team-ranking').spec.destination.namespace).toBe('ranking');
  });

  test('syncs the folder of the tree at its revision', () => {
    expect(tree('acme').spec.source).toMatchObject({
      repoURL: delivery.repository,
      path: delivery.path,
      targetRevision: 'main',
    });
  });

  test('reads only its own YAML files', () => {
    expect(['acme', 'acme-team-ranking'].map((name) => tree(name).spec.source.directory)).toEqual([
      { recurse: true, include: 'namespaces/argocd/*.yaml' },
      { recurse: true, include: '{teams/ranking/*.yaml,namespaces/ranking/*.yaml}' },
    ]);
  });

  test('does not create namespaces, because they are part of the tree', () => {
    const { syncPolicy } = tree('acme').spec;
    expect(syncPolicy).toMatchObject({ syncOptions: ['PrunePropagationPolicy=background', 'ServerSideApply=true'] });
    expect(syncPolicy).not.toHaveProperty('managedNamespaceMetadata');
  });

  test('is pruned with its file', () => {
    expect(renderTree(applicationNamed('acme-team-ranking')).map(({ metadata }) => metadata.annotations)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('ignores no fields by default', () => {
    expect(tree('acme').spec).not.toHaveProperty('ignoreDifferences');
  });

  test('ignores fields of controllers in comparisons, and applies only objects that differ in others', () => {
    const object = { namespace: 'ranking', name: 'churn', why: 'a controller' };
    const ignoredFields = [
      { ...object, group: '', kind: 'Service', fields: { kind: 'json-pointer', pointer: '/spec/selector/a' } },
      { ...object, group: 'b', kind: 'HTTPRoute', fields: { kind: 'jq', expression: '.spec.c' } },
    ] as const;
    const { spec } = find(renderTree({ ...applicationNamed('acme-team-ranking'), ignoredFields }), 'Application');
    expect(spec.ignoreDifferences).toEqual([
      { group: '', kind: 'Service', namespace: 'ranking', name: 'churn', jsonPointers: ['/spec/selector/a'] },
      { group: 'b', kind: 'HTTPRoute', namespace: 'ranking', name: 'churn', jqPathExpressions: ['.spec.c'] },
    ]);
    expect(spec.syncPolicy.syncOptions).toEqual([
      'ApplyOutOfSyncOnly=true',
      'PrunePropagationPolicy=background',
      'ServerSideApply=true',
    ]);
  });
});
