import type { ApiObject } from 'cdk8s';
import { App, Chart } from 'cdk8s';
import { ModelService } from '../../../lib/manifests/model-service/model-service';
import type { ModelServicePlan } from '../../../lib/plan/types/service';
import { servicePlan } from '../../fixtures/plan';
import { find, renderConstruct } from '../render-construct';
import { restrictedViolations } from '../restricted-profile';

function render(change: Partial<ModelServicePlan> = {}) {
  return renderConstruct((scope) => new ModelService(scope, 'service', { ...servicePlan, ...change }));
}

const fixed: Partial<ModelServicePlan> = { autoscaler: { kind: 'fixed' }, replicas: { min: 3, max: 3 } };

const owner = { name: 'churn', namespace: 'ranking', labels: servicePlan.labels };

describe('ModelService', () => {
  test.each([
    'ServiceAccount',
    'Deployment',
    'Service',
    'HorizontalPodAutoscaler',
    'PodDisruptionBudget',
    'PodMonitor',
    'PrometheusRule',
  ])('makes one %s with the name, namespace and labels of the plan', (kind) => {
    expect(find(render(), kind).metadata).toMatchObject(owner);
  });

  test('makes the network policies of the plan', () => {
    expect(find(render(), 'NetworkPolicy').metadata).toMatchObject({ ...owner, name: 'serve-churn' });
  });

  test('exposes its objects', () => {
    const chart = new Chart(new App(), 'test');
    const made = new ModelService(chart, 'service', servicePlan);
    const objects: readonly (ApiObject | undefined)[] = [made.workload, made.service, made.autoscaler, ...made.routes];
    expect(objects.map((object) => object?.kind)).toEqual([
      'Deployment',
      'Service',
      'HorizontalPodAutoscaler',
      'HTTPRoute',
    ]);
  });

  test('two services of a namespace can share a scope', () => {
    const objects = renderConstruct((scope) => {
      new ModelService(scope, 'one', servicePlan);
      new ModelService(scope, 'other', { ...servicePlan, name: 'fraud' });
    });
    expect(objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name)).toEqual([
      'churn',
      'fraud',
    ]);
  });
});

describe('deployment', () => {
  const spec = () => find(render(), 'Deployment').spec;

  test.each([{}, fixed])('leaves its replicas to the autoscaler', (change) => {
    expect(find(render(change), 'Deployment').spec).not.toHaveProperty('replicas');
  });

  test('selects pods by stable labels', () => {
    expect(spec().selector).toEqual({ matchLabels: servicePlan.selector });
  });

  test('has pods that match its selector', () => {
    expect(spec().template.metadata.labels).toMatchObject(servicePlan.selector);
  });

  test('has pods that meet the profile restricted', () => {
    expect(restrictedViolations(spec().template.spec)).toEqual([]);
  });

  test('has the rolling update settings of the plan', () => {
    expect(spec()).toMatchObject({
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      progressDeadlineSeconds: 360,
      revisionHistoryLimit: 5,
    });
  });
});

describe('service', () => {
  test('has the selector of the pods', () => {
    expect(find(render(), 'Service').spec.selector).toEqual(servicePlan.selector);
  });

  test('targets the named port with the same number', () => {
    expect(find(render(), 'Service').spec.ports).toEqual([
      { name: 'http', port: 8080, targetPort: 'http', protocol: 'TCP' },
    ]);
  });

  test('is not reachable from outside the cluster', () => {
    expect(find(render(), 'Service').spec.type).toBe('ClusterIP');
  });
});

describe('httpRoute', () => {
  const spec = () => find(render(), 'HTTPRoute').spec;

  test('is named after the service and the gateway', () => {
    expect(find(render(), 'HTTPRoute').metadata).toMatchObject({ name: 'churn--internal', namespace: 'ranking' });
  });

  test('references the listener of the gateway', () => {
    expect(spec().parentRefs).toEqual([
      {
        group: 'gateway.networking.k8s.io',
        kind: 'Gateway',
        namespace: 'acme-gateways',
        name: 'internal',
        sectionName: 'http',
      },
    ]);
  });

  test('matches the host name and path of the plan', () => {
    expect([spec().hostnames, spec().rules[0].matches]).toEqual([
      ['models.acme.example'],
      [{ path: { type: 'PathPrefix', value: '/v2/models/churn' } }],
    ]);
  });

  test('references the Service with all API defaults', () => {
    expect(spec().rules[0].backendRefs).toEqual([{ group: '', kind: 'Service', name: 'churn', port: 8080, weight: 1 }]);
  });

  test('is rendered once per gateway', () => {
    const [route] = servicePlan.routes;
    if (!route) throw new Error('the fixture has a route');
    const routes = render({ routes: [route, { ...route, name: 'churn--public', gateway: 'public' }] }).filter(
      ({ kind }) => kind === 'HTTPRoute',
    );
    expect(routes.map(({ metadata }) => metadata.name)).toEqual(['churn--internal', 'churn--public']);
  });
});

describe('autoscaler', () => {
  const spec = () => find(render(), 'HorizontalPodAutoscaler').spec;

  test('has equal bounds if the number of replicas is fixed', () => {
    expect(find(render(fixed), 'HorizontalPodAutoscaler').spec).toMatchObject({ minReplicas: 3, maxReplicas: 3 });
  });

  test('lets KEDA take over its target', () => {
    expect(find(render(), 'HorizontalPodAutoscaler').metadata.annotations).toEqual({
      'validations.keda.sh/hpa-ownership': 'false',
    });
  });

  test('scales the Deployment between minimum and maximum', () => {
    expect(spec()).toMatchObject({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'churn' },
      minReplicas: 2,
      maxReplicas: 4,
    });
  });

  test('has the CPU target of the plan', () => {
    expect(spec().metrics).toEqual([
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
    ]);
  });

  test('waits before it scales down', () => {
    expect(spec().behavior).toEqual({ scaleDown: { stabilizationWindowSeconds: 300 } });
  });
});

describe('disruptionBudget', () => {
  test.each([
    [{ kind: 'max-unavailable', replicas: 1 }, 'maxUnavailable', 1],
    [{ kind: 'min-available', replicas: 2 }, 'minAvailable', 2],
  ] as const)('limits evictions: %j', (disruption, field, value) => {
    const { spec } = find(render({ disruption }), 'PodDisruptionBudget');
    expect(Object.keys(spec).sort()).toEqual([field, 'selector', 'unhealthyPodEvictionPolicy'].sort());
    expect(spec[field]).toBe(value);
  });

  test('selects the pods of the service', () => {
    expect(find(render(), 'PodDisruptionBudget').spec.selector).toEqual({ matchLabels: servicePlan.selector });
  });

  test('always allows eviction of pods that are not ready', () => {
    expect(find(render(), 'PodDisruptionBudget').spec.unhealthyPodEvictionPolicy).toBe('AlwaysAllow');
  });
});
