import { callers } from '../../lib/report/callers';
import { serviceOf } from '../fixtures/plan-of';
import { samplePlan } from '../fixtures/sample';

const churn = serviceOf(samplePlan);

test('names peers as in the definition', () => {
  expect(callers(samplePlan, churn)).toEqual(['team ranking', 'gateway inside', 'namespace shop app=checkout']);
});

test('ignores connections to other ports', () => {
  expect(callers(samplePlan, { ...churn, port: { name: 'metrics', port: 8082 } })).toEqual([
    'namespace monitoring app.kubernetes.io/name=prometheus',
  ]);
});

test('shows a CIDR range unchanged', () => {
  const ingress = [{ peers: [{ kind: 'addresses', cidr: '10.0.0.0/8' } as const], ports: [], why: '' }];
  const networkPolicies = [{ name: 'n', namespace: 'n', pods: {}, ingress }];
  expect(callers(samplePlan, { ...churn, networkPolicies })).toEqual(['10.0.0.0/8']);
});

test('a service without ingress policies has no callers', () => {
  expect(callers(samplePlan, { ...churn, networkPolicies: [] })).toEqual([]);
});
