import { customKinds } from '../../lib/catalog/apis';
import { addOnDepths, orderAnnotations, syncWave } from '../../lib/manifests/order';
import type { AddOnPlan } from '../../lib/plan/types/add-on';
import { addOnOf, planOf } from '../fixtures/plan-of';
import { trainingDefinition } from '../fixtures/queues';

const plan = planOf(trainingDefinition());
const depths = addOnDepths(plan.addOns);
const wave = (kind: string, name = 'x') => syncWave({ kind, name }, depths);

function addOn(name: string, needs: readonly string[]): AddOnPlan {
  return { ...addOnOf(plan, 'envoy-gateway'), name, needs };
}

describe('addOnDepths', () => {
  test('counts the longest chain', () => {
    const plans = [addOn('d', ['a', 'c']), addOn('c', ['b']), addOn('b', ['a']), addOn('a', [])];
    expect(Object.fromEntries(addOnDepths(plans))).toEqual({ a: 0, b: 1, c: 2, d: 3 });
  });

  test('refuses a dependency cycle', () => {
    expect(() => addOnDepths([addOn('a', ['b']), addOn('b', ['a'])])).toThrow('dependency cycle of add-ons: a, b, a');
  });
});

describe('syncWave', () => {
  test('orders each stage after its dependencies', () => {
    const stages = [
      wave('Namespace'),
      wave('Application', 'kube-prometheus-stack'),
      wave('Application', 'jobset'),
      wave('Application', 'kueue'),
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
  ])('applies %s before any workload', (kind) => {
    expect(wave(kind)).toBe(-10);
  });

  test.each([
    ...['PriorityClass', 'ResourceFlavor', 'Cohort', 'ClusterQueue', 'LocalQueue', 'WorkloadPriorityClass'],
    ...['AdmissionCheck', 'ProvisioningRequestConfig'],
  ])('applies %s before any job that waits in it', (kind) => {
    expect(wave(kind)).toBe(-10);
    expect(wave(kind)).toBeGreaterThan(wave('Application', 'kueue'));
  });

  test.each([
    ...['Deployment', 'Rollout', 'Job', 'JobSet', 'Service', 'HTTPRoute', 'PodDisruptionBudget'],
    ...['HorizontalPodAutoscaler', 'ScaledObject', 'Gateway', 'Issuer', 'Certificate', 'SecretStore', 'ExternalSecret'],
    'an unknown kind',
  ])('applies %s in the last wave, so that no wave waits for its health', (kind) => {
    expect(wave(kind)).toBe(wave('Application', 'acme'));
  });

  test.each([...Object.keys(customKinds), 'ConfigMap', 'Deployment', 'Namespace', 'Service'])(
    'applies %s no later than the tree itself',
    (kind) => {
      expect(wave(kind)).toBeLessThanOrEqual(wave('Application', 'acme'));
    },
  );

  test('applies the analysis of a canary before the canary', () => {
    expect(wave('AnalysisTemplate')).toBe(-10);
  });

  test.each(['PodMonitor', 'ServiceMonitor', 'PrometheusRule', 'ConfigMap'])(
    'applies %s before the workloads it monitors',
    (kind) => {
      expect(wave(kind)).toBe(10);
    },
  );

  test('does not change waves of other objects for a new add-on', () => {
    const more = addOnDepths([...plan.addOns, addOn('keda', ['envoy-gateway'])]);
    expect(syncWave({ kind: 'Deployment', name: 'x' }, more)).toBe(wave('Deployment'));
  });
});

describe('orderAnnotations', () => {
  test('writes the wave as a string', () => {
    expect(orderAnnotations({ kind: 'Namespace', name: 'ranking' }, depths)).toEqual({
      'argocd.argoproj.io/sync-wave': '-100',
    });
  });

  test.each(['HTTPRoute', 'Gateway', 'GatewayClass', 'PodMonitor', 'PrometheusRule'])(
    'skips the dry run of %s while its CustomResourceDefinition is missing',
    (kind) => {
      expect(orderAnnotations({ kind, name: 'x' }, depths)).toHaveProperty(
        ['argocd.argoproj.io/sync-options'],
        'SkipDryRunOnMissingResource=true',
      );
    },
  );

  test.each(['Deployment', 'Application'])('does not skip the dry run of %s, which always exists', (kind) => {
    expect(orderAnnotations({ kind, name: 'x' }, depths)).not.toHaveProperty(['argocd.argoproj.io/sync-options']);
  });
});
