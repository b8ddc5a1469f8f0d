import type { Manifest } from '../../../lib/manifests/manifest';
import { autoscalerTarget } from '../../../lib/manifests/object-rules/autoscaler-target';
import { deploymentOf, faultsOf, objectOf } from './check';

function autoscaler(scaleTargetRef: object, metadata: object = {}) {
  return objectOf('HorizontalPodAutoscaler', { scaleTargetRef }, metadata);
}

const target = { kind: 'Deployment', name: 'a' };

describe('object/autoscaler-target', () => {
  test('holds where the target leaves its replicas to it', () => {
    expect(faultsOf(autoscalerTarget, deploymentOf(), autoscaler(target))).toEqual([]);
  });

  test.each([
    autoscaler({ ...target, name: 'b' }),
    autoscaler({ ...target, kind: 'StatefulSet' }),
    autoscaler(target, { namespace: 'm' }),
  ])('finds a target that is not there', (object) => {
    expect(faultsOf(autoscalerTarget, deploymentOf(), object)).toEqual([
      'HorizontalPodAutoscaler a spec.scaleTargetRef',
    ]);
  });

  test.each([{ name: 'a' }, target])('looks at what KEDA scales: %j', (scaleTargetRef) => {
    const scaled = (name: string) => objectOf('ScaledObject', { scaleTargetRef: { ...scaleTargetRef, name } });
    expect(faultsOf(autoscalerTarget, deploymentOf(), scaled('a'))).toEqual([]);
    expect(faultsOf(autoscalerTarget, deploymentOf(), scaled('b'))).toEqual(['ScaledObject a spec.scaleTargetRef']);
  });

  test('finds a target that states its replicas', () => {
    const deployment: Manifest = deploymentOf();
    const stated = { ...deployment, spec: { ...Object(deployment.spec), replicas: 2 } };
    expect(faultsOf(autoscalerTarget, stated, autoscaler(target))).toEqual(['Deployment a spec.replicas']);
  });
});
