import { ModelService } from '../../../lib/manifests/model-service/model-service';
import type { BlueGreenPlan, CanaryPlan } from '../../../lib/plan/types/rollout';
import type { ModelServicePlan } from '../../../lib/plan/types/service';
import { servicePlan } from '../../fixtures/plan';
import { find, renderConstruct } from '../render-construct';
import { restrictedViolations } from '../restricted-profile';

const common = {
  progressDeadlineSeconds: 900,
  revisionHistoryLimit: 5,
  warm: { previous: '2', seconds: 3600, revisions: 3 },
  rollbackRevisions: 2,
  abortedSeconds: 40,
};

const canary: CanaryPlan = {
  kind: 'canary',
  stableService: 'churn',
  canaryService: 'churn-canary',
  routes: ['churn--public', 'churn--internal'],
  steps: [
    { percent: 5, watchSeconds: 600 },
    { percent: 50, watchSeconds: 600 },
  ],
  gate: {
    name: 'churn',
    serverAddress: 'http://prometheus:9090',
    intervalSeconds: 30,
    count: 20,
    minimumSample: 500,
    withoutTraffic: 'wait',
    metrics: [{ name: 'availability', query: 'sort_desc(x)', maxBadShare: 0.005 }],
    restarts: 'sum(restarts)',
    why: [],
  },
  ...common,
};

const blueGreen: BlueGreenPlan = {
  kind: 'blue-green',
  activeService: 'churn',
  previewService: 'churn-preview',
  ...common,
};

function render(rollout: ModelServicePlan['rollout'] = canary, change: Partial<ModelServicePlan> = {}) {
  return renderConstruct((scope) => new ModelService(scope, 'service', { ...servicePlan, rollout, ...change }));
}

const spec = (rollout?: ModelServicePlan['rollout']) => find(render(rollout), 'Rollout').spec;
const judged = (gate: Partial<CanaryPlan['gate']> = {}) =>
  find(render({ ...canary, gate: { ...canary.gate, ...gate } }), 'AnalysisTemplate').spec.metrics[0];

describe('rollout', () => {
  test('stands in the place of the Deployment, under its name', () => {
    const objects = render();
    expect(objects.filter(({ kind }) => kind === 'Deployment')).toEqual([]);
    expect(find(objects, 'Rollout').metadata).toMatchObject({ name: 'churn', namespace: 'risk' });
  });

  test('makes pods that its selector selects and that hold the profile restricted', () => {
    expect(spec().selector).toEqual({ matchLabels: servicePlan.selector });
    expect(spec().template.metadata.labels).toMatchObject(servicePlan.selector);
    expect(restrictedViolations(spec().template.spec)).toEqual([]);
  });

  test('spreads the pods of each revision by the label that it has here', () => {
    expect(spec().template.spec.topologySpreadConstraints[0].matchLabelKeys).toEqual(['rollouts-pod-template-hash']);
  });

  test('leaves the number of replicas to the autoscaler, or has a fixed one', () => {
    expect(spec()).not.toHaveProperty('replicas');
    const { autoscaler: _, ...fixed } = servicePlan;
    const objects = renderConstruct(
      (scope) => new ModelService(scope, 'service', { ...fixed, rollout: canary, replicas: { min: 3, max: 3 } }),
    );
    expect(find(objects, 'Rollout').spec.replicas).toBe(3);
  });

  test.each([canary, blueGreen])(
    'takes back what does not come up, and skips the steps on the way back ($kind)',
    (rollout) => {
      expect(spec(rollout)).toMatchObject({
        progressDeadlineAbort: true,
        progressDeadlineSeconds: 900,
        rollbackWindow: { revisions: 2 },
      });
    },
  );

  test('judges a canary at each of its steps', () => {
    const analysis = {
      templates: [{ templateName: 'churn' }],
      args: [{ name: 'canary-hash', valueFrom: { podTemplateHashValue: 'Latest' } }],
    };
    expect(spec().strategy.canary.steps).toEqual([{ setWeight: 5 }, { analysis }, { setWeight: 50 }, { analysis }]);
  });

  test('lets a step of a canary without an objective take its time', () => {
    const objects = render({ ...canary, gate: { ...canary.gate, metrics: [] } });
    expect(find(objects, 'Rollout').spec.strategy.canary.steps[1]).toEqual({ pause: { duration: '600s' } });
    expect(objects.filter(({ kind }) => kind === 'AnalysisTemplate')).toEqual([]);
  });

  test('sets the weights of all routes by the plugin for gateways', () => {
    expect(spec().strategy.canary.trafficRouting).toEqual({
      plugins: {
        'argoproj-labs/gatewayAPI': {
          namespace: 'risk',
          httpRoutes: [{ name: 'churn--public' }, { name: 'churn--internal' }],
        },
      },
    });
  });

  test('keeps the version before as long as the plan says, and as many', () => {
    const leaving = { scaleDownDelaySeconds: 3600, scaleDownDelayRevisionLimit: 3, abortScaleDownDelaySeconds: 40 };
    expect(spec().strategy.canary).toMatchObject(leaving);
    expect(spec().strategy.canary).not.toHaveProperty('dynamicStableScale');
    expect(spec(blueGreen).strategy.blueGreen).toEqual({
      ...leaving,
      activeService: 'churn',
      previewService: 'churn-preview',
      autoPromotionEnabled: true,
    });
  });
});

describe('what stands around a rollout', () => {
  test.each([
    [canary, ['churn', 'churn-canary']],
    [blueGreen, ['churn', 'churn-preview']],
  ] as const)('has a Service for each of both versions, which are alike', (rollout, names) => {
    const services = render(rollout).filter(({ kind }) => kind === 'Service');
    expect(services.map(({ metadata }) => metadata.name)).toEqual(names);
    expect(new Set(services.map((service) => JSON.stringify(service.spec))).size).toBe(1);
  });

  test('has routes that lead to the stable Service until the controller says otherwise', () => {
    expect(find(render(), 'HTTPRoute').spec.rules[0].backendRefs).toEqual([
      { group: '', kind: 'Service', name: 'churn', port: 8080, weight: 100 },
      { group: '', kind: 'Service', name: 'churn-canary', port: 8080, weight: 0 },
    ]);
    expect(find(render(blueGreen), 'HTTPRoute').spec.rules[0].backendRefs).toEqual([
      { group: '', kind: 'Service', name: 'churn', port: 8080, weight: 1 },
    ]);
  });

  test('has an autoscaler that scales the Rollout', () => {
    expect(find(render(), 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      name: 'churn',
    });
  });

  test('has series that tell the versions apart', () => {
    const scrape = { ...servicePlan.monitoring.scrape, podLabels: ['rollouts-pod-template-hash'] };
    const objects = render(canary, { monitoring: { ...servicePlan.monitoring, scrape } });
    expect(find(objects, 'PodMonitor').spec.podTargetLabels).toEqual(['rollouts-pod-template-hash']);
  });
});

describe('analysisTemplate', () => {
  test('asks Prometheus after each interval, as often as the plan says', () => {
    expect(judged()).toMatchObject({
      name: 'availability',
      initialDelay: '30s',
      interval: '30s',
      count: 20,
      provider: { prometheus: { address: 'http://prometheus:9090', query: 'sort_desc(x)' } },
    });
  });

  test('takes a version back whose servers end and start again, however few requests they counted', () => {
    const { metrics } = find(render(), 'AnalysisTemplate').spec;
    expect(metrics).toHaveLength(2);
    expect(metrics[1]).toEqual({
      name: 'restarts',
      initialDelay: '30s',
      interval: '30s',
      count: 20,
      failureLimit: 0,
      failureCondition: 'result[0] > 0',
      provider: { prometheus: { address: 'http://prometheus:9090', query: 'sum(restarts)' } },
    });
  });

  test('takes the version back at the first bad answer', () => {
    expect(judged().failureLimit).toBe(0);
  });

  test('waits for a person only if no look saw enough requests', () => {
    expect(judged().inconclusiveLimit).toBe(19);
  });

  test('passes on enough requests with few bad ones', () => {
    expect(judged().successCondition).toBe('result[0] >= 500 && !(result[1] > 0.005 * result[0])');
  });

  test('fails on a bad share, as soon as it would be one of the fewest requests', () => {
    expect(judged().failureCondition).toBe('result[1] > 0.005 * result[0] && result[1] > 2.5');
  });

  test('passes on what does not fail where it goes on without traffic', () => {
    expect(judged({ withoutTraffic: 'go-on' })).not.toHaveProperty('successCondition');
    expect(judged({ withoutTraffic: 'go-on' }).failureCondition).toBe(judged().failureCondition);
  });
});
