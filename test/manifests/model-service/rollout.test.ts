import { ModelService } from '../../../lib/manifests/model-service/model-service';
import type { BlueGreenPlan, CanaryPlan } from '../../../lib/plan/types/rollout';
import type { ModelServicePlan } from '../../../lib/plan/types/service';
import { servicePlan } from '../../fixtures/plan';
import { previewRequests } from '../../fixtures/rollouts';
import { find, renderConstruct } from '../render-construct';
import { restrictedViolations } from '../restricted-profile';

const common = {
  controllerNamespace: 'argo-rollouts',
  progressDeadlineSeconds: 900,
  revisionHistoryLimit: 5,
  warm: { previous: '2', seconds: 3600, revisions: 3 },
  abortedSeconds: 40,
  minReadySeconds: 25,
};

const gate: CanaryPlan['gate'] = {
  name: 'churn',
  serverAddress: 'http://prometheus:9090',
  intervalSeconds: 30,
  count: 20,
  minimumSample: 500,
  withoutTraffic: 'wait',
  metrics: [{ name: 'availability', query: 'sort_desc(x)', maxBadShare: 0.005 }],
  restarts: 'sum(restarts)',
  why: [],
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
  gate,
  rollbackRevisions: 2,
  ...common,
};

const blueGreen: BlueGreenPlan = {
  kind: 'blue-green',
  activeService: 'churn',
  previewService: 'churn-preview',
  watchSeconds: 600,
  gate,
  ...common,
};

function render(rollout: ModelServicePlan['rollout'] = canary, change: Partial<ModelServicePlan> = {}) {
  return renderConstruct((scope) => new ModelService(scope, 'service', { ...servicePlan, rollout, ...change }));
}

const spec = (rollout?: ModelServicePlan['rollout']) => find(render(rollout), 'Rollout').spec;
const firstMetric = (gate: Partial<CanaryPlan['gate']> = {}) =>
  find(render({ ...canary, gate: { ...canary.gate, ...gate } }), 'AnalysisTemplate').spec.metrics[0];

describe('rollout', () => {
  test('replaces the Deployment with the same name', () => {
    const objects = render();
    expect(objects.filter(({ kind }) => kind === 'Deployment')).toEqual([]);
    expect(find(objects, 'Rollout').metadata).toMatchObject({ name: 'churn', namespace: 'ranking' });
  });

  test('has pods that match its selector and meet the profile restricted', () => {
    expect(spec().selector).toEqual({ matchLabels: servicePlan.selector });
    expect(spec().template.metadata.labels).toMatchObject(servicePlan.selector);
    expect(restrictedViolations(spec().template.spec)).toEqual([]);
  });

  test('spreads the pods of each revision by the label of Argo Rollouts', () => {
    expect(spec().template.spec.topologySpreadConstraints[0].matchLabelKeys).toEqual(['rollouts-pod-template-hash']);
  });

  test('leaves its replicas to the autoscaler', () => {
    expect(spec()).not.toHaveProperty('replicas');
  });

  test.each([canary, blueGreen])('aborts if pods do not become ready ($kind)', (rollout) => {
    expect(spec(rollout)).toMatchObject({ progressDeadlineAbort: true, progressDeadlineSeconds: 900 });
  });

  test.each([canary, blueGreen])('counts replicas that have been ready for a while ($kind)', (rollout) => {
    expect(spec(rollout).minReadySeconds).toBe(25);
  });

  test('skips the steps in a rollback of a canary', () => {
    expect(spec().rollbackWindow).toEqual({ revisions: 2 });
    expect(spec(blueGreen)).not.toHaveProperty('rollbackWindow');
  });

  test('analyses a canary at each step', () => {
    const analysis = {
      templates: [{ templateName: 'churn' }],
      args: [{ name: 'canary-hash', valueFrom: { podTemplateHashValue: 'Latest' } }],
    };
    expect(spec().strategy.canary.steps).toEqual([{ setWeight: 5 }, { analysis }, { setWeight: 50 }, { analysis }]);
  });

  test('pauses at each step of a canary without an objective', () => {
    const objects = render({ ...canary, gate: { ...canary.gate, metrics: [] } });
    expect(find(objects, 'Rollout').spec.strategy.canary.steps[1]).toEqual({ pause: { duration: '600s' } });
    expect(objects.filter(({ kind }) => kind === 'AnalysisTemplate')).toEqual([]);
  });

  test('sets the weights of all routes with the Gateway API plugin', () => {
    expect(spec().strategy.canary.trafficRouting).toEqual({
      plugins: {
        'argoproj-labs/gatewayAPI': {
          namespace: 'ranking',
          httpRoutes: [{ name: 'churn--public' }, { name: 'churn--internal' }],
        },
      },
    });
  });

  test('scales down old revisions as the plan says', () => {
    const delays = { scaleDownDelaySeconds: 3600, scaleDownDelayRevisionLimit: 3, abortScaleDownDelaySeconds: 40 };
    expect(spec().strategy.canary).toMatchObject(delays);
    expect(spec().strategy.canary).not.toHaveProperty('dynamicStableScale');
    expect(spec(blueGreen).strategy.blueGreen).toEqual({
      ...delays,
      activeService: 'churn',
      previewService: 'churn-preview',
      autoPromotionEnabled: true,
      prePromotionAnalysis: {
        templates: [{ templateName: 'churn' }],
        args: [{ name: 'canary-hash', valueFrom: { podTemplateHashValue: 'Latest' } }],
      },
    });
  });
});

describe('objects around a rollout', () => {
  test.each([
    [canary, ['churn', 'churn-canary']],
    [blueGreen, ['churn', 'churn-preview']],
  ] as const)('has two Services with the same spec', (rollout, names) => {
    const services = render(rollout).filter(({ kind }) => kind === 'Service');
    expect(services.map(({ metadata }) => metadata.name)).toEqual(names);
    expect(new Set(services.map((service) => JSON.stringify(service.spec))).size).toBe(1);
  });

  test('has routes that start with all traffic on the stable Service', () => {
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

  test('has series that distinguish the revisions', () => {
    const scrape = { ...servicePlan.monitoring.scrape, podLabels: ['rollouts-pod-template-hash'] };
    const objects = render(canary, { monitoring: { ...servicePlan.monitoring, scrape } });
    expect(find(objects, 'PodMonitor').spec.podTargetLabels).toEqual(['rollouts-pod-template-hash']);
  });
});

describe('analysisTemplate', () => {
  test('queries Prometheus at the interval and count of the plan', () => {
    expect(firstMetric()).toMatchObject({
      name: 'availability',
      initialDelay: '30s',
      interval: '30s',
      count: 20,
      provider: { prometheus: { address: 'http://prometheus:9090', query: 'sort_desc(x)' } },
    });
  });

  test('fails if servers of the canary restart', () => {
    const { metrics } = find(render(), 'AnalysisTemplate').spec;
    expect(metrics).toHaveLength(2);
    expect(metrics[1]).toEqual({
      name: 'restarts',
      initialDelay: '30s',
      interval: '30s',
      count: 20,
      failureLimit: 0,
      inconclusiveLimit: 19,
      successCondition: 'len(result) > 0 && result[0] == 0',
      failureCondition: 'len(result) > 0 && result[0] > 0',
      provider: { prometheus: { address: 'http://prometheus:9090', query: 'sum(restarts)' } },
    });
  });

  test('fails at the first failed measurement', () => {
    expect(firstMetric().failureLimit).toBe(0);
  });

  test('is inconclusive only if no measurement has enough requests', () => {
    expect(firstMetric().inconclusiveLimit).toBe(19);
  });

  test('succeeds with enough requests and few bad ones', () => {
    expect(firstMetric().successCondition).toBe('result[0] >= 500 && !(result[1] > 0.005 * result[0])');
  });

  test('fails on a bad share, also below the minimum sample if it exceeds the share of that sample', () => {
    expect(firstMetric().failureCondition).toBe('result[1] > 0.005 * result[0] && result[1] > 2.5');
  });

  test('succeeds without traffic if the plan goes on without traffic', () => {
    expect(firstMetric({ withoutTraffic: 'go-on' })).not.toHaveProperty('successCondition');
    expect(firstMetric({ withoutTraffic: 'go-on' }).failureCondition).toBe(firstMetric().failureCondition);
  });

  describe('with requests to the preview Service of a blue-green rollout', () => {
    const objects = render({ ...blueGreen, requests: previewRequests });
    const { metrics } = find(objects, 'AnalysisTemplate').spec;
    const { job } = metrics[2].provider;

    test('has the Job that sends them as its last metric, which fails with the Job', () => {
      expect(metrics.map(({ name }: { readonly name: string }) => name)).toEqual([
        'availability',
        'restarts',
        'requests',
      ]);
      expect(metrics[2]).toEqual({ name: 'requests', failureLimit: 0, provider: { job } });
      expect(metrics.flatMap(({ provider }: { readonly provider: object }) => Object.keys(provider))).toEqual([
        'prometheus',
        'prometheus',
        'job',
      ]);
    });

    test('bounds the time of the Job, and deletes it after its end', () => {
      expect(job.spec).toMatchObject({
        backoffLimit: 0,
        activeDeadlineSeconds: previewRequests.deadlineSeconds,
        ttlSecondsAfterFinished: 86_400,
        podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] },
      });
    });

    test('runs a pod that meets the Pod Security standard, without a token and without the account of the servers', () => {
      const { spec } = job.spec.template;
      expect(restrictedViolations(spec)).toEqual([]);
      expect(spec).toMatchObject({
        automountServiceAccountToken: false,
        serviceAccountName: 'churn-preview',
        restartPolicy: 'Never',
        containers: [{ securityContext: { readOnlyRootFilesystem: true } }],
        volumes: [{ configMap: { name: 'churn-preview' } }],
      });
      const account = objects.find(
        ({ kind, metadata }) => kind === 'ServiceAccount' && metadata.name === 'churn-preview',
      );
      expect(account).toMatchObject({ automountServiceAccountToken: false });
    });

    test('gives the body to the program in a file', () => {
      const body = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'churn-preview');
      expect(body).toMatchObject({ data: { 'body.json': previewRequests.body } });
      expect(JSON.stringify(metrics)).not.toContain('hostile');
    });
  });

  test('is absent if a blue-green rollout has nothing to measure', () => {
    const objects = render({ ...blueGreen, gate: { ...gate, metrics: [] } });
    expect(objects.filter(({ kind }) => kind === 'AnalysisTemplate')).toEqual([]);
    expect(find(objects, 'Rollout').spec.strategy.blueGreen).not.toHaveProperty('prePromotionAnalysis');
  });
});
