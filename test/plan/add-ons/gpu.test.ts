import { checkModelPlatform } from '../../../lib/plan/plan';
import { existingDefinition } from '../../fixtures/definition';
import { type PoolRequest, withPools } from '../../fixtures/pools';

const whole: PoolRequest = { gpu: { type: 't4', count: 1 } };
const turns: PoolRequest = { gpu: { type: 't4', count: 1, sharing: { memory: '5Gi' } } };
const beside: PoolRequest = { gpu: { type: 't4', count: 1, sharing: { memory: '5Gi', by: 'mps' } } };
const cut: PoolRequest = { gpu: { type: 'h100', count: 8, sharing: { memory: '10Gi' } } };
const l4: PoolRequest = { gpu: { type: 'l4', count: 1 } };
const stack = ['nvidia-device-plugin', 'gpu-operator', 'dcgm-exporter', 'aws-efa-k8s-device-plugin'];

function addOnsOf(provider: 'eks' | 'gke' | 'aks', pools: Readonly<Record<string, PoolRequest>>) {
  return (checkModelPlatform(withPools(provider, pools)).plan?.addOns ?? []).filter(({ name }) => stack.includes(name));
}

function addOn(provider: 'eks' | 'gke' | 'aks', pools: Readonly<Record<string, PoolRequest>>, wanted: string) {
  const found = addOnsOf(provider, pools).find(({ name }) => name === wanted);
  if (!found) throw new Error(`the plan has no ${wanted}`);
  return found;
}

const namesOf = (...args: Parameters<typeof addOnsOf>) => addOnsOf(...args).map(({ name }) => name);
const affinityTo = (...pools: readonly string[]) => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'model-platform.dev/pool', operator: 'In', values: pools }] }],
    },
  },
});

test.each([
  ['eks', { whole }, ['nvidia-device-plugin', 'dcgm-exporter']],
  ['eks', { whole, cut }, ['gpu-operator']],
  ['aks', { whole, cut }, ['nvidia-device-plugin', 'dcgm-exporter']],
  ['gke', { l4, cut }, []],
  ['eks', {}, []],
] as const)('on %s one device plugin serves the GPUs of all pools (%#)', (provider, pools, names) => {
  expect(namesOf(provider, pools)).toEqual(names);
});

test('installs no GPU stack on an existing cluster', () => {
  const { plan } = checkModelPlatform(existingDefinition());
  expect(plan?.addOns.filter(({ name }) => stack.includes(name))).toEqual([]);
});

test('the device plugin runs on its pools and tolerates all taints', () => {
  const { values, why } = addOn('eks', { whole, turns }, 'nvidia-device-plugin');
  expect(values).toMatchObject({ affinity: affinityTo('turns', 'whole'), tolerations: [{ operator: 'Exists' }] });
  expect(why).toBe('GPU devices on turns, whole');
});

test('without shared GPUs the device plugin has no configuration', () => {
  expect(addOn('eks', { whole }, 'nvidia-device-plugin').values).not.toHaveProperty('config');
});

test('nodes with shared GPUs select a configuration by label, whole GPUs have the default', () => {
  const { values } = addOn('eks', { whole, turns, beside }, 'nvidia-device-plugin');
  expect(values.config).toEqual({
    default: 'whole',
    map: {
      whole: 'version: v1\nflags:\n  migStrategy: none\n',
      'time-slicing-3': `version: v1
flags:
  migStrategy: none
sharing:
  timeSlicing:
    renameByDefault: true
    failRequestsGreaterThanOne: true
    resources:
      - name: nvidia.com/gpu
        replicas: 3
`,
      'mps-3': `version: v1
flags:
  migStrategy: none
sharing:
  mps:
    renameByDefault: true
    resources:
      - name: nvidia.com/gpu
        replicas: 3
`,
    },
  });
});

test('on AKS shares have the resource name of whole GPUs', () => {
  const { values } = addOn('aks', { turns, cut }, 'nvidia-device-plugin');
  expect(values.config).toMatchObject({
    map: {
      mig: 'version: v1\nflags:\n  migStrategy: single\n',
      'time-slicing-3': expect.stringContaining('renameByDefault: false'),
    },
  });
});

test('the GPU operator installs neither driver nor toolkit, which the node image includes', () => {
  const { values } = addOn('eks', { cut }, 'gpu-operator');
  expect(values).toMatchObject({ driver: { enabled: false }, toolkit: { enabled: false } });
});

test('the GPU operator partitions GPUs and names shares by their profile', () => {
  const { values, why } = addOn('eks', { cut, turns }, 'gpu-operator');
  expect(values).toMatchObject({
    mig: { strategy: 'mixed' },
    migManager: { enabled: true, env: [{ name: 'WITH_REBOOT', value: 'true' }] },
    devicePlugin: {
      config: {
        create: true,
        default: 'whole',
        data: {
          mig: 'version: v1\nflags:\n  migStrategy: mixed\n',
          'time-slicing-3': expect.stringContaining('replicas: 3'),
        },
      },
    },
  });
  expect(why).toBe('MIG on cut, which this cloud does not configure itself');
});

test('GPU discovery runs only on the pools of the operator', () => {
  const { values } = addOn('eks', { cut, turns }, 'gpu-operator');
  expect(values).toMatchObject({
    daemonsets: { tolerations: [{ operator: 'Exists' }] },
    'node-feature-discovery': {
      master: { nodeSelector: { 'model-platform.dev/pool': 'system' } },
      worker: { affinity: affinityTo('cut', 'turns'), tolerations: [{ operator: 'Exists' }] },
    },
  });
});

test('installs the GPU metrics exporter only with Prometheus', () => {
  const exporter = addOn('eks', { whole }, 'dcgm-exporter');
  expect(exporter).toMatchObject({ needs: ['kube-prometheus-stack'], why: 'GPU metrics of whole' });
  expect(exporter.values).toMatchObject({ affinity: affinityTo('whole'), tolerations: [{ operator: 'Exists' }] });
  const { buckets: _, models: __, services: ___, gateways: ____, ...empty } = withPools('eks', { whole });
  expect(checkModelPlatform(empty).plan?.addOns.map(({ name }) => name)).not.toContain('dcgm-exporter');
});

test('installs the EFA device plugin on pools with EFA', () => {
  const fast: PoolRequest = { gpu: { type: 'h100', count: 8 }, fabric: true };
  const efa = addOn('eks', { fast, whole }, 'aws-efa-k8s-device-plugin');
  expect(efa.values.supportedInstanceLabels).toEqual({ keys: ['model-platform.dev/pool'], values: ['fast'] });
  expect(efa.values.tolerations).toEqual([{ operator: 'Exists' }]);
  expect(efa.why).toBe('EFA devices on fast');
  expect(namesOf('gke', { fast })).not.toContain('aws-efa-k8s-device-plugin');
});
