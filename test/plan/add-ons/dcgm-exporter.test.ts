import { addOnNames, affinityTo, resolvedAddOn } from '../../fixtures/add-ons';
import { existingDefinition, withCluster } from '../../fixtures/definition';
import { planOf } from '../../fixtures/plan-of';
import { type PoolRequest, withPools } from '../../fixtures/pools';

const whole: PoolRequest = { gpu: { type: 't4', count: 1 } };
const partitioned: PoolRequest = { gpu: { type: 'h100', count: 8, sharing: { memory: '10Gi' } } };

test.each([
  ['eks', { whole }, true],
  ['aks', { whole }, true],
  ['eks', { whole, partitioned }, false],
  ['gke', { l4: { gpu: { type: 'l4', count: 1 } } }, true],
  ['eks', {}, false],
] as const)('on %s with the pools %j it is installed: %s', (provider, pools, installed) => {
  expect(addOnNames(withPools(provider, pools)).includes('dcgm-exporter')).toBe(installed);
});

test('is not installed without Prometheus', () => {
  const { name, cluster } = withPools('eks', { whole });
  expect(addOnNames({ name, cluster })).toContain('nvidia-device-plugin');
  expect(addOnNames({ name, cluster })).not.toContain('dcgm-exporter');
});

test('depends on the CRD of its ServiceMonitor', () => {
  expect(resolvedAddOn(withPools('eks', { whole }), 'dcgm-exporter').needs).toEqual(['kube-prometheus-stack']);
});

test('measures the GPUs of its pools, which it names as its reason', () => {
  const { values, why } = resolvedAddOn(withPools('eks', { whole }), 'dcgm-exporter');
  expect(values).toMatchObject({ affinity: affinityTo('whole'), tolerations: [{ operator: 'Exists' }] });
  expect(why).toContain('whole');
});

test('uses its own network, and the labels of the pod that has a GPU start with exported_', () => {
  expect(resolvedAddOn(withPools('eks', { whole }), 'dcgm-exporter').values).toMatchObject({
    hostNetwork: false,
    serviceMonitor: { enabled: true, honorLabels: false },
  });
});

test('on GKE it gets the libraries of the driver from the node, and no critical priority, which GKE refuses', () => {
  const platform = withPools('gke', { l4: { gpu: { type: 'l4', count: 1 } } });
  const { values } = resolvedAddOn(platform, 'dcgm-exporter');
  expect(values).toMatchObject({
    extraEnv: expect.arrayContaining([{ name: 'DCGM_EXPORTER_KUBERNETES_GPU_ID_TYPE', value: 'device-name' }]),
    extraHostVolumes: [{ name: 'nvidia-libraries', hostPath: '/home/kubernetes/bin/nvidia' }],
    priorityClassName: 'acme-monitoring',
    securityContext: { allowPrivilegeEscalation: true, privileged: true },
  });
  // The list of the chart is replaced, so its own mount must be in it.
  expect(values.extraVolumeMounts).toContainEqual(expect.objectContaining({ name: 'exporter-metrics-volume' }));
  const waivers = [{ rule: 'reference/used', at: 'cluster.nodePools.l4', reason: 'for later' }];
  const { addOns, priorityClasses } = planOf({
    waivers,
    ...platform,
    monitoring: {
      prometheus: { kind: 'existing', address: 'http://prometheus.metrics.svc:9090', namespace: 'metrics' },
    },
  });
  expect(addOns.map(({ name }) => name)).toContain('dcgm-exporter');
  expect(priorityClasses.map(({ name }) => name)).toContain('acme-monitoring');
});

test('pods that share a GPU each have its metrics', () => {
  const shared: PoolRequest = { gpu: { type: 'l4', count: 1, sharing: { memory: '4Gi', by: 'time-slicing' } } };
  const perPod = { name: 'KUBERNETES_VIRTUAL_GPUS', value: 'true' };
  for (const provider of ['eks', 'gke'] as const) {
    expect(resolvedAddOn(withPools(provider, { shared }), 'dcgm-exporter').values.extraEnv).toContainEqual(perPod);
  }
  expect(resolvedAddOn(withPools('eks', { whole }), 'dcgm-exporter').values.extraEnv).toBeUndefined();
});

test('on an existing cluster the owner of the GPUs exports them, unless the definition names the add-on', () => {
  const pool = { labels: { gpu: 'l4' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 1 } };
  const base = existingDefinition();
  const nodePools = { ...base.cluster.nodePools, gpus: { ...pool, gpu: { type: 'l4', count: 1 } } } as const;
  const platform = withCluster(base, { nodePools });
  expect(resolvedAddOn(platform, 'dcgm-exporter').manage).toBe(false);
  expect(resolvedAddOn({ ...platform, addOns: { 'dcgm-exporter': {} } }, 'dcgm-exporter').manage).toBe(true);
});
