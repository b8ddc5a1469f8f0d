import { addOnNames, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { withCluster } from '../../fixtures/definition';
import { gang, small, trainingDefinition } from '../../fixtures/queues';

test('is installed for training jobs with several pods, which it names as its reason', () => {
  const { why } = resolvedAddOn(trainingDefinition({ ranker: gang, baskets: small }), 'jobset');
  expect(why).toContain('ranker');
  expect(why).not.toContain('baskets');
});

test('is not installed for jobs with one pod', () => {
  expect(addOnNames(trainingDefinition({ baskets: small }))).not.toContain('jobset');
});

test('is installed before the queue that starts its jobs', () => {
  const names = addOnNames(trainingDefinition());
  expect(names).toContain('kueue');
  expect(names.indexOf('jobset')).toBeLessThan(names.indexOf('kueue'));
});

test('depends on the CRDs of monitors', () => {
  expect(resolvedAddOn(trainingDefinition(), 'jobset').needs).toEqual(['kube-prometheus-stack']);
});

test('runs two replicas on the system pool', () => {
  expect(resolvedAddOn(trainingDefinition(), 'jobset').values).toMatchObject({
    controller: { replicas: 2, nodeSelector: systemPoolSelector },
    prometheus: { enable: true },
  });
});

test('tolerates the taints of the system pool', () => {
  const gke = trainingDefinition({ ranker: gang }, 'gke');
  const arm = withCluster(gke, { systemPool: { machine: { cpu: 2, memory: '8Gi', arch: 'arm64' } } });
  expect(resolvedAddOn(gke, 'jobset').values.controller).not.toHaveProperty('tolerations');
  expect(resolvedAddOn(arm, 'jobset').values.controller).toMatchObject({
    tolerations: [{ key: 'kubernetes.io/arch', operator: 'Exists', effect: 'NoSchedule' }],
  });
});
