import { workloadAlerts } from '../../../../lib/plan/resolve/monitoring/rollout-alerts';
import type { CanaryPlan, RolloutPlan } from '../../../../lib/plan/types/rollout';

const service = { name: 'churn', namespace: 'ranking' };
const common = { progressDeadlineSeconds: 400, revisionHistoryLimit: 5 };
const leaving = { warm: { seconds: 30, revisions: 1 }, rollbackRevisions: 1, abortedSeconds: 30 };
const rolling: RolloutPlan = { kind: 'rolling', maxSurge: 1, maxUnavailable: 0, ...common };
const blueGreen: RolloutPlan = {
  kind: 'blue-green',
  activeService: 'churn',
  previewService: 'churn-preview',
  ...common,
  ...leaving,
};
const canary: CanaryPlan = {
  kind: 'canary',
  stableService: 'churn',
  canaryService: 'churn-canary',
  routes: ['churn--public'],
  steps: [
    { percent: 10, watchSeconds: 600 },
    { percent: 50, watchSeconds: 600 },
  ],
  gate: {
    name: 'churn',
    serverAddress: 'http://prometheus:9090',
    intervalSeconds: 60,
    count: 10,
    minimumSample: 500,
    withoutTraffic: 'wait',
    metrics: [],
    restarts: 'sum(restarts)',
    why: [],
  },
  ...common,
  ...leaving,
};
const namesOf = (rollout: RolloutPlan) => workloadAlerts(service, rollout).map(({ alert }) => alert);
const alertOf = (name: string, rollout: RolloutPlan = canary) =>
  workloadAlerts(service, rollout).find(({ alert }) => alert === name);

test('a Deployment is watched by its own status', () => {
  expect(namesOf(rolling)).toEqual(['NoReplicaServes', 'RolloutStandsStill']);
  expect(alertOf('RolloutStandsStill', rolling)?.expr).toContain('kube_deployment_status_condition');
});

test.each([canary, blueGreen])(
  'a rollout that is taken back, waits, stands still or takes too long is told ($kind)',
  (rollout) => {
    expect(namesOf(rollout)).toEqual([
      'NoReplicaServes',
      'RolloutTakenBack',
      'RolloutWaits',
      'RolloutStandsStill',
      'RolloutTakesTooLong',
    ]);
  },
);

test('that nothing serves is asked of the Service, because a warm version has replicas too', () => {
  for (const rollout of [canary, blueGreen]) {
    const expr = alertOf('NoReplicaServes', rollout)?.expr ?? '';
    const slices = 'namespace="ranking",endpointslice=~"churn-[a-z0-9]{5}"';
    expect(expr).toBe(
      `count(kube_endpointslice_info{${slices}})\nunless on() count(kube_endpointslice_endpoints{${slices},ready="true"})`,
    );
  }
  expect(alertOf('NoReplicaServes', rolling)?.expr).toContain('kube_deployment_status_replicas_available');
});

test('only that nothing serves wakes somebody', () => {
  expect(
    workloadAlerts(service, canary)
      .filter(({ severity }) => severity === 'page')
      .map(({ alert }) => alert),
  ).toEqual(['NoReplicaServes']);
});

test('who is told that a rollout waits is told how it goes on', () => {
  expect(alertOf('RolloutWaits')?.description).toContain('kubectl argo rollouts promote churn -n ranking');
});

test('a canary may take as long as its steps and the start of its replicas', () => {
  expect(alertOf('RolloutTakesTooLong')?.for).toBe('40m');
  expect(alertOf('RolloutTakesTooLong', blueGreen)?.for).toBe('7m');
});

test('nobody is told twice of a rollout that waits or was taken back', () => {
  expect(alertOf('RolloutTakesTooLong')?.expr).toContain(
    'unless on() rollout_info{exported_namespace="ranking",name="churn",phase=~"Abort|Paused"}',
  );
});
