import type { Manifest } from '../../../lib/manifests/manifest';
import { autoscalerTarget } from '../../../lib/manifests/object-rules/autoscaler-target';
import { deploymentOf, objectOf, problemsOf } from './check';

function autoscaler(scaleTargetRef: object, metadata: object = {}) {
  return objectOf('HorizontalPodAutoscaler', { scaleTargetRef }, metadata);
}

const target = { kind: 'Deployment', name: 'a' };

describe('object/autoscaler-target', () => {
  test('accepts a target without replicas', () => {
    expect(problemsOf(autoscalerTarget, deploymentOf(), autoscaler(target))).toEqual([]);
  });

  test.each([
    autoscaler({ ...target, name: 'b' }),
    autoscaler({ ...target, kind: 'StatefulSet' }),
    autoscaler(target, { namespace: 'm' }),
  ])('reports a missing target', (object) => {
    expect(problemsOf(autoscalerTarget, deploymentOf(), object)).toEqual([
      'HorizontalPodAutoscaler a spec.scaleTargetRef',
    ]);
  });

  test.each([{ name: 'a' }, target])('checks the target of a ScaledObject: %j', (scaleTargetRef) => {
    const scaled = (name: string) => objectOf('ScaledObject', { scaleTargetRef: { ...scaleTargetRef, name } });
    expect(problemsOf(autoscalerTarget, deploymentOf(), scaled('a'))).toEqual([]);
    expect(problemsOf(autoscalerTarget, deploymentOf(), scaled('b'))).toEqual(['ScaledObject a spec.scaleTargetRef']);
  });

  test('reports a target that sets replicas', () => {
    const deployment: Manifest = deploymentOf();
    const withReplicas = { ...deployment, spec: { ...Object(deployment.spec), replicas: 2 } };
    expect(problemsOf(autoscalerTarget, withReplicas, autoscaler(target))).toEqual(['Deployment a spec.replicas']);
  });
});
