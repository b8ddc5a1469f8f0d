import { ModelService } from '../../../lib/manifests/model-service/model-service';
import type { ModelServicePlan } from '../../../lib/plan/types/service';
import { servicePlan } from '../../fixtures/plan';
import { find, renderConstruct } from '../render-construct';

function specOf(change: Partial<ModelServicePlan> = {}) {
  const plan: ModelServicePlan = {
    ...servicePlan,
    autoscaler: {
      kind: 'prometheus',
      signal: 'waiting-requests',
      serverAddress: 'http://prometheus:9090',
      query: 'sum(waiting)',
      pollSeconds: 20,
      perReplica: 2.5,
      scaleDownStabilizationSeconds: 600,
      scaleDownPeriodSeconds: 300,
      scaleUpPeriodSeconds: 240,
    },
    ...change,
  };
  const objects = renderConstruct((scope) => new ModelService(scope, 'service', plan));
  expect(objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler')).toEqual([]);
  return find(objects, 'ScaledObject').spec;
}

test('KEDA scales the Deployment between minimum and maximum', () => {
  expect(specOf()).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'churn' },
    minReplicaCount: 2,
    maxReplicaCount: 4,
    pollingInterval: 20,
  });
});

test('queries Prometheus and treats a missing value as an error', () => {
  expect(specOf().triggers).toEqual([
    {
      type: 'prometheus',
      metricType: 'AverageValue',
      metadata: {
        serverAddress: 'http://prometheus:9090',
        query: 'sum(waiting)',
        threshold: '2.5',
        ignoreNullValues: 'false',
      },
    },
  ]);
});

test('keeps the replicas if the query fails', () => {
  expect(specOf().fallback).toEqual({ behavior: 'currentReplicasIfHigher', failureThreshold: 3, replicas: 2 });
});

test('scales up as fast as replicas start and down one at a time', () => {
  const { scaleUp, scaleDown } = specOf().advanced.horizontalPodAutoscalerConfig.behavior;
  expect(scaleUp.policies).toEqual([
    { type: 'Percent', value: 100, periodSeconds: 240 },
    { type: 'Pods', value: 1, periodSeconds: 240 },
  ]);
  expect(scaleDown).toEqual({
    stabilizationWindowSeconds: 600,
    policies: [{ type: 'Pods', value: 1, periodSeconds: 300 }],
    selectPolicy: 'Max',
  });
});

test('sets a cooldown only for scaling to zero', () => {
  expect(specOf()).not.toHaveProperty('cooldownPeriod');
  expect(specOf({ replicas: { min: 0, max: 6 } })).toMatchObject({
    cooldownPeriod: 600,
    initialCooldownPeriod: 600,
    minReplicaCount: 0,
    fallback: { replicas: 1 },
  });
});
