import { App, Chart, Testing } from 'cdk8s';
import { patch } from '../../lib/manifests/patch';
import { PlatformObjects } from '../../lib/manifests/platform-objects';
import { renderObjects } from '../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { deliveryPlan, gatewayPlan, platformPlan } from '../fixtures/plan';
import { planOf } from '../fixtures/plan-of';
import { trainingDefinition } from '../fixtures/queues';
import { find } from './render-construct';

const names = (plan: ModelPlatformPlan, kind: string) =>
  renderObjects(plan)
    .filter((object) => object.kind === kind)
    .map(({ metadata }) => metadata.name);

function undelivered(): ModelPlatformPlan {
  const { delivery: _, ...plan } = platformPlan;
  return plan;
}

const churn = { kind: 'Deployment', namespace: 'ranking', name: 'churn' };

describe('PlatformObjects', () => {
  test('exposes its children by name in the definition', () => {
    const platform = new PlatformObjects(new Chart(new App(), 'test'), 'platform', platformPlan);
    const { teams, gateways, services, addOns } = platform;
    expect([teams, gateways, services, addOns].map(Object.keys)).toEqual([
      ['ranking', 'shop'],
      ['internal'],
      ['churn'],
      ['metrics-server', 'cluster-autoscaler', 'envoy-gateway', 'kube-prometheus-stack'],
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
    expect(find(renderObjects(platformPlan), 'Namespace', 'acme-gateways').metadata.labels).toEqual(namespace?.labels);
    expect(names({ ...platformPlan, namespaces: [] }, 'Namespace')).toEqual(['ranking', 'shop']);
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
    const plan = planOf(trainingDefinition());
    expect([names(plan, 'PriorityClass'), names(plan, 'Cohort'), names(plan, 'WorkloadPriorityClass')]).toEqual([
      ['acme-monitoring', 'acme-serving', 'acme-training'],
      ['acme'],
      ['acme-high', 'acme-low', 'acme-normal'],
    ]);
    expect(names(platformPlan, 'Cohort')).toEqual([]);
  });

  test('installs only managed add-ons', () => {
    const addOns = platformPlan.addOns.map((each) => ({ ...each, manage: each.name !== 'envoy-gateway' }));
    expect(names(platformPlan, 'Application')).toContain('envoy-gateway');
    expect(names({ ...platformPlan, addOns }, 'Application')).not.toContain('envoy-gateway');
  });

  test('uses the namespace of Argo CD in the plan', () => {
    const plan = { ...platformPlan, delivery: { ...deliveryPlan, namespace: 'ops' } };
    const applications = renderObjects(plan).filter(({ kind }) => kind === 'Application');
    expect([...new Set(applications.map(({ metadata }) => metadata.namespace))]).toEqual(['ops']);
  });

  test('renders nothing for Argo CD without delivery', () => {
    const plan = undelivered();
    expect(renderObjects(plan).length).toBeGreaterThan(20);
    const annotations = renderObjects(plan).flatMap(({ metadata }) => Object.keys(metadata.annotations ?? {}));
    expect(names(plan, 'Application')).toEqual([]);
    expect(annotations.filter((key) => key.includes('argoproj.io'))).toEqual([]);
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
