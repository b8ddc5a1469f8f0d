import type { Manifest } from '../../../lib/manifests/manifest';
import { checkObjects, objectRules } from '../../../lib/manifests/object-rules/rules';
import { renderObjects } from '../../../lib/manifests/render';
import { platformPlan } from '../../fixtures/plan';

describe('objectRules', () => {
  test('have stable ids', () => {
    const ids = objectRules.map(({ id }) => id);
    expect(ids).toEqual([
      'object/autoscaler-target',
      'object/disruption-budget-selects',
      'object/image-pinned',
      'object/namespace',
      'object/pod-security',
      'object/route-backend',
      'object/no-secret-in-env',
      'object/service-selects',
      'object/unique',
    ]);
  });

  test('have a rationale', () => {
    expect(objectRules.filter(({ rationale }) => !/^[a-z].+[^.]$/.test(rationale))).toEqual([]);
  });
});

describe('checkObjects', () => {
  test('finds no problems in rendered objects', () => {
    expect(checkObjects(renderObjects(platformPlan))).toEqual([]);
  });

  test('reports the rule, the object and the field', () => {
    const object: Manifest = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace: 'default' } };
    expect(checkObjects([object])).toMatchObject([{ rule: 'object/namespace', object, at: 'metadata.namespace' }]);
  });

  test('reports a fix for every problem', () => {
    const bad = { image: 'app', envFrom: [{ secretRef: {} }], securityContext: { privileged: true } };
    const spec = { hostNetwork: true, containers: [bad] };
    const pod: Manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'default' }, spec };
    const selector: Manifest = { ...pod, kind: 'Service', spec: { selector: { app: 'b' } } };
    const others = ['PodDisruptionBudget', 'HorizontalPodAutoscaler'].map((kind) => ({
      ...selector,
      kind,
      spec: { selector: { matchLabels: { a: 'b' } } },
    }));
    const route: Manifest = { ...pod, kind: 'HTTPRoute', spec: { rules: [{ backendRefs: [{ name: 'x' }] }] } };
    const findings = checkObjects([pod, pod, selector, ...others, route]);
    expect(new Set(findings.map(({ rule }) => rule)).size).toBe(objectRules.length);
    const sentence = /^[a-zA-Z].*[^.]$/;
    expect(findings.filter(({ problem, fix }) => !sentence.test(problem) || !sentence.test(fix))).toEqual([]);
  });

  test.each([null, 'text', [], { containers: 'none' }, { containers: [null, 3] }])(
    'does not throw for the pod spec %j',
    (spec) => {
      const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'n' }, spec };
      expect(() => checkObjects([pod])).not.toThrow();
    },
  );
});
