import { podSpec, podTemplate } from '../../lib/manifests/pod';
import type { PodPlan } from '../../lib/plan/types/pod';
import { podPlan } from '../fixtures/plan';
import { restrictedViolations } from './restricted-profile';

const selector = { app: 'churn' };

// biome-ignore lint/suspicious/noExplicitAny: assertions look into JSON of any shape
function spec(change: Partial<PodPlan> = {}): any {
  return JSON.parse(JSON.stringify(podSpec({ ...podPlan, ...change }, selector)));
}

// biome-ignore lint/suspicious/noExplicitAny: assertions look into JSON of any shape
function template(change: Partial<PodPlan> = {}): any {
  return JSON.parse(JSON.stringify(podTemplate({ ...podPlan, ...change }, selector)));
}

describe('podSpec', () => {
  test('meets the profile restricted', () => {
    expect(restrictedViolations(spec())).toEqual([]);
  });

  test('runs as the user and group of the plan', () => {
    expect(spec().securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  test('mounts no API token', () => {
    expect([spec().serviceAccountName, spec().automountServiceAccountToken]).toEqual(['churn', false]);
  });

  test('has no variables for Services of its namespace', () => {
    expect(spec().enableServiceLinks).toBe(false);
  });

  test('selects the nodes of its pool', () => {
    expect(spec().nodeSelector).toEqual({ 'model-platform.dev/pool': 'general' });
  });

  test('tolerates taints with any value', () => {
    const tolerations = [{ key: 'model-platform.dev/pool', effect: 'NoSchedule' }] as const;
    expect(spec({ tolerations }).tolerations).toEqual([
      { key: 'model-platform.dev/pool', operator: 'Exists', effect: 'NoSchedule' },
    ]);
  });

  test('spreads replicas of the same revision over tolerated nodes', () => {
    expect(spec().topologySpreadConstraints[0]).toEqual({
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: selector },
      matchLabelKeys: ['pod-template-hash'],
      nodeTaintsPolicy: 'Honor',
    });
  });

  test('limits ephemeral volumes', () => {
    expect(spec().volumes).toEqual([
      { name: 'model', emptyDir: { sizeLimit: '116Mi' } },
      { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
    ]);
  });

  test('mounts secrets as files', () => {
    expect(spec({ volumes: [{ kind: 'secret', name: 'keys', secret: 'store' }] }).volumes).toEqual([
      { name: 'keys', secret: { secretName: 'store' } },
    ]);
  });

  test('fetches the model before the server starts', () => {
    const { initContainers, containers } = spec();
    expect([initContainers, containers].map((list) => list.map(({ name }: { name: string }) => name))).toEqual([
      ['model-download'],
      ['server'],
    ]);
  });

  test('has a termination grace period', () => {
    expect(spec().terminationGracePeriodSeconds).toBe(45);
  });

  test('omits empty lists', () => {
    const bare = spec({ tolerations: [], topologySpread: [], initContainers: [], volumes: [] });
    const optional = ['tolerations', 'topologySpreadConstraints', 'initContainers', 'volumes'];
    expect(optional.filter((field) => field in bare)).toEqual([]);
  });
});

describe('podTemplate', () => {
  test('has only the labels of the plan', () => {
    expect(template().metadata).toEqual({ labels: podPlan.labels });
  });

  test('has the annotations of the plan', () => {
    expect(template({ annotations: { a: 'b' } }).metadata.annotations).toEqual({ a: 'b' });
  });

  test('contains the pod spec', () => {
    expect(template().spec).toEqual(spec());
  });
});
