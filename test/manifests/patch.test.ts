import { App, Chart } from 'cdk8s';
import { type Patch, patch } from '../../lib/manifests/patch';
import { PlatformObjects } from '../../lib/manifests/platform-objects';
import { renderObjects } from '../../lib/manifests/render';
import { thrownFindings } from '../fixtures/findings';
import { platformPlan } from '../fixtures/plan';
import { find } from './render-construct';

const findingsOfPatches = (...patches: readonly Patch[]) =>
  thrownFindings(() => renderObjects(platformPlan, { patches }));

const churn = { kind: 'Deployment', namespace: 'ranking', name: 'churn' };

describe('patches', () => {
  test('set a field of one rendered object', () => {
    const patches = [patch(churn, [{ op: 'set', path: '/spec/minReadySeconds', value: 10 }])];
    expect(find(renderObjects(platformPlan, { patches }), 'Deployment').spec.minReadySeconds).toBe(10);
  });

  test('set fields that are unknown to cdk8s-plus', () => {
    const target = { kind: 'ServiceAccount', namespace: 'ranking', name: 'churn' };
    const patches = [patch(target, [{ op: 'set', path: '/newerField', value: 'kept' }])];
    expect(find(renderObjects(platformPlan, { patches }), 'ServiceAccount').newerField).toBe('kept');
  });

  test('may be functions', () => {
    const patches = [patch(churn, (object) => ({ ...object, metadata: { ...object.metadata, labels: {} } }))];
    expect(find(renderObjects(platformPlan, { patches }), 'Deployment').metadata.labels).toEqual({});
  });

  test('of the same object are applied in order', () => {
    const patches = [
      patch(churn, [{ op: 'set', path: '/spec/paused', value: true }]),
      patch(churn, [{ op: 'remove', path: '/spec/paused' }]),
    ];
    expect(find(renderObjects(platformPlan, { patches }), 'Deployment').spec).not.toHaveProperty('paused');
  });

  test('are applied after everything else, including sync waves', () => {
    const path = '/metadata/annotations/argocd.argoproj.io~1sync-wave';
    const patches = [patch(churn, [{ op: 'set', path, value: '5' }])];
    const { annotations } = find(renderObjects(platformPlan, { patches }), 'Deployment').metadata;
    expect(annotations['argocd.argoproj.io/sync-wave']).toBe('5');
  });

  test('give the same result in every rendering', () => {
    const chart = new Chart(new App(), 'test');
    const operations = [{ op: 'set', path: '/spec/template/spec/volumes/-', value: { name: 'x' } }] as const;
    const { services } = new PlatformObjects(chart, 'p', platformPlan, { patches: [patch(churn, operations)] });
    expect(services.churn?.workload.toJson()).toEqual(services.churn?.workload.toJson());
  });

  test('with a missing target are refused with the existing objects of its kind', () => {
    expect(findingsOfPatches(patch({ ...churn, name: 'chrun' }, []))).toMatchObject([
      {
        rule: 'patch/no-target',
        path: ['patches', 0],
        value: 'Deployment ranking/chrun',
        allowed: ['Deployment ranking/churn'],
      },
    ]);
  });

  test('with a missing path are refused with the existing keys', () => {
    expect(findingsOfPatches(patch(churn, [{ op: 'set', path: '/spec/strategy/rolling/x', value: 1 }]))).toMatchObject([
      {
        rule: 'patch/no-path',
        path: ['patches', 0, 'change', 0],
        value: '/spec/strategy/rolling/x',
        allowed: ['rollingUpdate', 'type'],
      },
    ]);
  });

  test.each([
    ['an operation', patch(churn, [{ op: 'set', path: '/spec/progressDeadlineSeconds', value: 360 }])],
    ['a function', patch(churn, (object) => object)],
    ['no operation', patch(churn, [])],
  ])('without effect are refused: %s', (_, each) => {
    expect(findingsOfPatches(each).map(({ rule }) => rule)).toEqual(['patch/no-change']);
  });

  test('without effect are refused with the unchanged value', () => {
    const path = '/spec/progressDeadlineSeconds';
    expect(findingsOfPatches(patch(churn, [{ op: 'set', path, value: 360 }]))).toMatchObject([
      { path: ['patches', 0, 'change', 0], value: 360 },
    ]);
  });

  test('are all checked before an error is thrown', () => {
    const wrong = [
      patch({ ...churn, name: 'a' }, []),
      patch({ kind: 'Service', namespace: 'ranking', name: 'churn' }, []),
    ];
    expect(findingsOfPatches(...wrong).map(({ rule }) => rule)).toEqual(['patch/no-target', 'patch/no-change']);
  });
});
