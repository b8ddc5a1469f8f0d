import { workloadAlerts } from '../../../../lib/plan/resolve/monitoring/rollout-alerts';
import type { RolloutPlan } from '../../../../lib/plan/types/rollout';
import { definition } from '../../../fixtures/definition';
import { churnOf } from '../../../fixtures/plan-of';
import { blueGreenPlan as blueGreen, canaryPlan as canary } from '../../../fixtures/rollouts';

const service = { name: 'churn', namespace: 'ranking' };
const { rollout: rolling } = churnOf(definition());
const namesOf = (rollout: RolloutPlan) => workloadAlerts(service, rollout).map(({ alert }) => alert);
const alertOf = (name: string, rollout: RolloutPlan = canary) =>
  workloadAlerts(service, rollout).find(({ alert }) => alert === name);

test('a Deployment has alerts on its own status', () => {
  expect(namesOf(rolling)).toEqual(['NoReadyReplicas', 'RolloutStalled']);
  expect(alertOf('RolloutStalled', rolling)?.expr).toContain('kube_deployment_status_condition');
});

test.each([canary, blueGreen])('alerts on an aborted, paused, stalled or overdue rollout ($kind)', (rollout) => {
  expect(namesOf(rollout)).toEqual([
    'NoReadyReplicas',
    'RolloutAborted',
    'RolloutPaused',
    'RolloutStalled',
    'RolloutDeadlineExceeded',
  ]);
});

test('readiness is checked by the endpoints of the Service, because a warm revision has replicas too', () => {
  for (const rollout of [canary, blueGreen]) {
    const expr = alertOf('NoReadyReplicas', rollout)?.expr ?? '';
    const slices = 'namespace="ranking",endpointslice=~"churn-[a-z0-9]{5}"';
    expect(expr).toBe(
      `count(kube_endpointslice_info{${slices}})\nunless on() count(kube_endpointslice_endpoints{${slices},ready="true"})`,
    );
  }
  expect(alertOf('NoReadyReplicas', rolling)?.expr).toContain('kube_deployment_status_replicas_available');
});

test('only missing replicas page', () => {
  expect(
    workloadAlerts(service, canary)
      .filter(({ severity }) => severity === 'page')
      .map(({ alert }) => alert),
  ).toEqual(['NoReadyReplicas']);
});

test('the alert on a paused rollout gives the command to promote it', () => {
  expect(alertOf('RolloutPaused')?.description).toContain('kubectl argo rollouts promote churn -n ranking');
});

test('the deadline of a rollout covers its analyses and the start of its replicas', () => {
  expect(alertOf('RolloutDeadlineExceeded')?.for).toBe('38m');
  expect(alertOf('RolloutDeadlineExceeded', blueGreen)?.for).toBe('16m');
});

test('a paused or aborted rollout does not exceed its deadline as well', () => {
  expect(alertOf('RolloutDeadlineExceeded')?.expr).toContain(
    'unless on() rollout_info{namespace="argo-rollouts",exported_namespace="ranking",name="churn",phase=~"Abort|Paused"}',
  );
});
