import { callers } from '../../lib/report/callers';
import { samplePlan } from './sample-plan';

const churn = samplePlan.services.churn;
if (!churn) throw new Error('the sample plan has no service churn');

test('peers are named as the definition names them', () => {
  expect(callers(samplePlan, churn)).toEqual(['team ranking', 'gateway inside', 'namespace shop app=checkout']);
});

test('connections to other ports are not calls', () => {
  expect(callers(samplePlan, { ...churn, port: { name: 'metrics', port: 8082 } })).toEqual(['namespace monitoring']);
});

test('a range of addresses is shown as it is', () => {
  const ingress = [{ peers: [{ kind: 'addresses', cidr: '10.0.0.0/8' } as const], ports: [], why: '' }];
  const networkPolicies = [{ name: 'n', namespace: 'n', pods: {}, ingress }];
  expect(callers(samplePlan, { ...churn, networkPolicies })).toEqual(['10.0.0.0/8']);
});

test('a service without policies that let anybody in has no callers', () => {
  expect(callers(samplePlan, { ...churn, networkPolicies: [] })).toEqual([]);
});
