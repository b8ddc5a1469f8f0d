import type { Change } from '../../lib/diff/change';
import type { KubernetesObject } from '../../lib/diff/kubernetes-object';
import { compareObjects } from '../../lib/diff/objects';

function object(kind: string, spec: object = {}, namespace = 'ranking'): KubernetesObject {
  return { apiVersion: 'example/v1', kind, metadata: { name: 'churn', namespace }, ...{ spec } };
}

function dangers(old: readonly KubernetesObject[], now: readonly KubernetesObject[]): readonly string[] {
  return compareObjects(old, now).flatMap(({ kind, danger }: Change) =>
    danger === undefined ? [] : [`${kind}: ${danger}`],
  );
}

const target = { scaleTargetRef: { kind: 'Deployment', name: 'churn' } };

test.each(['Deployment', 'Rollout', 'StatefulSet'])('warns that a %s without replicas keeps one', (kind) => {
  expect(dangers([object(kind, { replicas: 10 })], [object(kind)])).toEqual([
    expect.stringContaining('all of 10 replicas but one stop'),
  ]);
});

test('does not warn about another number, or a field that is new', () => {
  expect(dangers([object('Deployment', { replicas: 10 })], [object('Deployment', { replicas: 4 })])).toEqual([]);
  expect(dangers([object('Deployment')], [object('Deployment', { replicas: 4 })])).toEqual([]);
  expect(dangers([object('ReplicaQuota', { replicas: 10 })], [object('ReplicaQuota')])).toEqual([]);
});

test.each([
  ['Deployment', 'Rollout'],
  ['Rollout', 'Deployment'],
])('warns if a %s is replaced by a %s', (old, now) => {
  expect(dangers([object(old)], [object(now)])).toEqual([
    expect.stringContaining(`${old}: its replicas are deleted before those of ${now} churn serve`),
  ]);
});

test('does not warn if replicas are deleted for good', () => {
  expect(dangers([object('Deployment')], [])).toEqual([]);
  expect(dangers([object('Deployment')], [object('Rollout', {}, 'search')])).toEqual([]);
  expect(dangers([object('Deployment')], [object('Service')])).toEqual([]);
});

test('warns if a service that can be at 0 replicas gets an autoscaler that does not start the first', () => {
  const autoscaler = object('HorizontalPodAutoscaler', target);
  expect(dangers([object('ScaledObject', { ...target, minReplicaCount: 0 })], [autoscaler])).toEqual([
    expect.stringContaining('the service stays at 0'),
  ]);
  expect(dangers([object('ScaledObject', { ...target, minReplicaCount: 1 })], [autoscaler])).toEqual([]);
  expect(dangers([object('ScaledObject', { ...target, minReplicaCount: 0 })], [])).toEqual([]);
});

test.each([
  ['HorizontalPodAutoscaler', { maxReplicas: 8 }, 'HorizontalPodAutoscaler', { maxReplicas: 2 }, 2],
  ['ScaledObject', { maxReplicaCount: 8 }, 'ScaledObject', { maxReplicaCount: 7 }, 7],
  ['HorizontalPodAutoscaler', { maxReplicas: 8 }, 'ScaledObject', { maxReplicaCount: 2 }, 2],
])('warns if the maximum of a %s with %j is lower as a %s with %j', (old, before, kind, after, maximum) => {
  expect(dangers([object(old, before)], [object(kind, after)])).toEqual([
    expect.stringContaining(`at most ${maximum} replicas run instead of 8: up to ${8 - maximum} stop`),
  ]);
});

test('does not warn about a higher maximum', () => {
  const autoscaler = (maxReplicas: number) => object('HorizontalPodAutoscaler', { maxReplicas });
  expect(dangers([autoscaler(2)], [autoscaler(8)])).toEqual([]);
});
