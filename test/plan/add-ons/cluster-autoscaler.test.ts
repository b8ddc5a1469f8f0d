import { addOnNames, emptyDefinition, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { definition, existingDefinition, withCluster } from '../../fixtures/definition';
import { planOf } from '../../fixtures/plan-of';

const fixed = { nodes: { min: 2, max: 2 } };

test('is installed on EKS, also without workloads', () => {
  expect(addOnNames(emptyDefinition())).toEqual(['cluster-autoscaler']);
});

test.each([definition('gke'), definition('aks'), existingDefinition()])(
  'is not installed on $cluster.provider, which scales node pools itself',
  (of) => {
    expect(addOnNames(of)).not.toContain('cluster-autoscaler');
  },
);

test('is not installed if no pool can grow', () => {
  const of = withCluster(definition(), { systemPool: fixed, nodePools: { general: { ...fixed } } });
  expect(addOnNames(of)).not.toContain('cluster-autoscaler');
});

test('names the pools that can grow as its reason', () => {
  const of = withCluster(definition(), { systemPool: fixed });
  expect(resolvedAddOn(of, 'cluster-autoscaler').why).toContain('general');
  expect(resolvedAddOn(of, 'cluster-autoscaler').why).not.toContain('system');
});

test('discovers the node groups of the cluster in its region', () => {
  expect(resolvedAddOn(definition(), 'cluster-autoscaler').values).toMatchObject({
    autoDiscovery: { clusterName: 'acme' },
    awsRegion: 'us-east-1',
    nodeSelector: systemPoolSelector,
  });
});

test('removes nodes although servers keep models in scratch space', () => {
  const { values } = resolvedAddOn(definition(), 'cluster-autoscaler');
  expect(values.extraArgs).toEqual({ 'skip-nodes-with-local-storage': 'false' });
});

test('uses the service account that the cluster gives an identity', () => {
  const plan = planOf(definition());
  const { values } = resolvedAddOn(definition(), 'cluster-autoscaler');
  expect(plan.cluster.autoscaler?.serviceAccount).toBe('cluster-autoscaler');
  expect(values.rbac).toEqual({ serviceAccount: { name: 'cluster-autoscaler' } });
});

test('the cluster gives no identity to an autoscaler that the platform does not install', () => {
  const of = { ...definition(), addOns: { 'cluster-autoscaler': { manage: false } } };
  expect(planOf(of).cluster).not.toHaveProperty('autoscaler');
});
