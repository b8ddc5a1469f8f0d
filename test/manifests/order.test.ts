import { customKinds } from '../../lib/catalog/apis';
import { addOnDepths, orderAnnotations, syncWave } from '../../lib/manifests/order';
import type { AddOnPlan } from '../../lib/plan/types/add-on';
import { addOnPlans } from '../fixtures/plan';

const depths = addOnDepths(addOnPlans);
const wave = (kind: string, name = 'x') => syncWave({ kind, name }, depths);

function addOn(name: string, needs: readonly string[]): AddOnPlan {
  const [first] = addOnPlans;
  if (!first) throw new Error('the fixture has an add-on');
  return { ...first, name, needs };
}

describe('addOnDepths', () => {
  test('counts along the longest way', () => {
    const plans = [addOn('d', ['a', 'c']), addOn('c', ['b']), addOn('b', ['a']), addOn('a', [])];
    expect(Object.fromEntries(addOnDepths(plans))).toEqual({ a: 0, b: 1, c: 2, d: 3 });
  });

  test('does not end in a circle without a word', () => {
    expect(() => addOnDepths([addOn('a', ['b']), addOn('b', ['a'])])).toThrow('add-ons need each other: a, b, a');
  });
});

describe('syncWave', () => {
  test('brings each stage after the one that it needs', () => {
    const stages = [
      wave('Namespace'),
      wave('Application', 'cert-manager'),
      wave('Application', 'kube-prometheus-stack'),
      wave('Application', 'envoy-gateway'),
      wave('ResourceQuota'),
      wave('PrometheusRule'),
      wave('Deployment'),
    ];
    expect(stages).toEqual([...new Set(stages)].sort((one, other) => one - other));
  });

  test.each([
    'ResourceQuota',
    'LimitRange',
    'Role',
    'RoleBinding',
    'ServiceAccount',
    'NetworkPolicy',
    'GatewayClass',
    'EnvoyProxy',
  ])('has %s there before any workload', (kind) => {
    expect(wave(kind)).toBe(-10);
  });

  test.each(['PriorityClass', 'ResourceFlavor', 'Cohort', 'ClusterQueue', 'LocalQueue', 'WorkloadPriorityClass'])(
    'has %s there before any job that waits in it',
    (kind) => {
      expect(wave(kind)).toBe(-10);
      expect(wave(kind)).toBeGreaterThan(wave('Application', 'cert-manager'));
    },
  );

  test.each([
    ...['Deployment', 'Rollout', 'Job', 'JobSet', 'Service', 'HTTPRoute', 'PodDisruptionBudget'],
    ...['HorizontalPodAutoscaler', 'ScaledObject', 'Gateway', 'Issuer', 'Certificate', 'SecretStore', 'ExternalSecret'],
    'a kind that nobody thought of',
  ])('brings %s in the wave of the tree itself, so that nothing waits for its health', (kind) => {
    expect(wave(kind)).toBe(wave('Application', 'acme'));
  });

  test.each([...Object.keys(customKinds), 'ConfigMap', 'Deployment', 'Namespace', 'Service'])(
    'brings %s not after the tree itself: only after the last wave nothing waits',
    (kind) => {
      expect(wave(kind)).toBeLessThanOrEqual(wave('Application', 'acme'));
    },
  );

  test('has what a canary is held against there before it', () => {
    expect(wave('AnalysisTemplate')).toBe(-10);
  });

  test.each(['PodMonitor', 'ServiceMonitor', 'PrometheusRule', 'ConfigMap'])(
    'has %s there before what it watches',
    (kind) => {
      expect(wave(kind)).toBe(10);
    },
  );

  test('does not move other objects when an add-on comes in between', () => {
    const more = addOnDepths([...addOnPlans, addOn('keda', ['envoy-gateway'])]);
    expect(syncWave({ kind: 'Deployment', name: 'x' }, more)).toBe(wave('Deployment'));
  });
});

describe('orderAnnotations', () => {
  test('writes the wave as a string', () => {
    expect(orderAnnotations({ kind: 'Namespace', name: 'risk' }, depths)).toEqual({
      'argocd.argoproj.io/sync-wave': '-100',
    });
  });

  test.each(['HTTPRoute', 'Gateway', 'GatewayClass', 'PodMonitor', 'PrometheusRule'])(
    'forgives a dry run of %s before its definition is there',
    (kind) => {
      expect(orderAnnotations({ kind, name: 'x' }, depths)).toHaveProperty(
        ['argocd.argoproj.io/sync-options'],
        'SkipDryRunOnMissingResource=true',
      );
    },
  );

  test.each(['Deployment', 'Application'])('does not forgive one of %s, which is there', (kind) => {
    expect(orderAnnotations({ kind, name: 'x' }, depths)).not.toHaveProperty(['argocd.argoproj.io/sync-options']);
  });
});
