import { App, Chart, Testing } from 'cdk8s';
import { patch } from '../../lib/manifests/patch';
import { PlatformObjects } from '../../lib/manifests/platform-objects';
import { renderObjects } from '../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { deliveryPlan, gatewayPlan, platformPlan } from '../fixtures/plan';
import { find } from './render-construct';

const names = (plan: ModelPlatformPlan, kind: string) =>
  renderObjects(plan)
    .filter((object) => object.kind === kind)
    .map(({ metadata }) => metadata.name);

function undelivered(): ModelPlatformPlan {
  const { delivery: _, ...plan } = platformPlan;
  return plan;
}

const churn = { kind: 'Deployment', namespace: 'risk', name: 'churn' };

describe('PlatformObjects', () => {
  test('exposes its children by name in the definition', () => {
    const platform = new PlatformObjects(new Chart(new App(), 'test'), 'platform', platformPlan);
    const { teams, gateways, services, addOns } = platform;
    expect([teams, gateways, services, addOns].map(Object.keys)).toEqual([
      ['risk'],
      ['public'],
      ['churn'],
      ['kube-prometheus-stack', 'cert-manager', 'envoy-gateway'],
    ]);
  });

  test('gives the same objects in a cdk8s app', () => {
    const chart = Testing.chart();
    new PlatformObjects(chart, 'platform', platformPlan, {
      patches: [patch(churn, [{ op: 'set', path: '/spec/paused', value: true }])],
    });
    const objects = Testing.synth(chart);
    expect(find(objects, 'Deployment').spec.paused).toBe(true);
    expect(objects).toHaveLength(renderObjects(platformPlan).length);
  });

  test('renders the namespaces of the plan', () => {
    const [namespace] = platformPlan.namespaces;
    expect(find(renderObjects(platformPlan), 'Namespace', 'gateways').metadata.labels).toEqual(namespace?.labels);
    expect(names({ ...platformPlan, namespaces: [] }, 'Namespace')).toEqual(['risk']);
  });

  test('renders the GatewayClass once for all gateways', () => {
    const gateways = { public: gatewayPlan, internal: { ...gatewayPlan, name: 'internal' } };
    expect(names({ ...platformPlan, gateways }, 'GatewayClass')).toEqual(['acme']);
  });

  test('renders no GatewayClass if the plan has none', () => {
    const { gatewayClass: _, ...plan } = platformPlan;
    expect(names(plan, 'GatewayClass')).toEqual([]);
  });

  test('renders queues and priorities only with training jobs', () => {
    const priorityClasses = [{ name: 'acme-training', labels: {}, value: 1, preempts: false, description: 'Trains.' }];
    const priorities = [{ name: 'acme-high', priority: 'high', value: 1000, description: 'Goes first.' }] as const;
    const queues = { cohort: 'acme', labels: {}, flavors: [], resources: [], shared: [], queues: {}, priorities };
    const plan = { ...platformPlan, priorityClasses, queues };
    expect([names(plan, 'PriorityClass'), names(plan, 'Cohort'), names(plan, 'WorkloadPriorityClass')]).toEqual([
      ['acme-training'],
      ['acme'],
      ['acme-high'],
    ]);
    expect(names(platformPlan, 'Cohort')).toEqual([]);
  });

  test('installs only managed add-ons', () => {
    expect(names(platformPlan, 'Application')).not.toContain('argo-cd');
  });

  test('uses the namespace of Argo CD in the plan', () => {
    const plan = { ...platformPlan, delivery: { ...deliveryPlan, namespace: 'ops' } };
    const applications = renderObjects(plan).filter(({ kind }) => kind === 'Application');
    expect([...new Set(applications.map(({ metadata }) => metadata.namespace))]).toEqual(['ops']);
  });

  test('renders nothing for Argo CD without delivery', () => {
    const text = JSON.stringify(renderObjects(undelivered()));
    expect(text).not.toContain('argoproj.io');
  });

  test('gives every object a sync wave if Argo CD delivers', () => {
    const without = renderObjects(platformPlan).filter(
      ({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-wave'] === undefined,
    );
    expect(without).toEqual([]);
  });

  test('adds no sync waves to pod templates, which would restart pods', () => {
    expect(find(renderObjects(platformPlan), 'Deployment').spec.template.metadata).not.toHaveProperty('annotations');
  });
});
