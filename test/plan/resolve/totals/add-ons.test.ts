import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition, existingDefinition, withCluster, withService } from '../../../fixtures/definition';

function addOnsOf(of: ModelPlatformDefinition) {
  return checkModelPlatform(of).plan?.addOns ?? [];
}

const namesOf = (of: ModelPlatformDefinition) => addOnsOf(of).map(({ name }) => name);
const base = definition();
const withGpus = (provider: 'eks' | 'gke' | 'aks') => {
  const given = definition(provider);
  const gpus = { gpu: { type: 't4', count: 1 }, nodes: { min: 0, max: 1 } } as const;
  const l4 = { ...gpus, gpu: { type: 'l4', count: 1 } } as const;
  return withCluster(given, { nodePools: { ...given.cluster.nodePools, gpus: provider === 'gke' ? l4 : gpus } });
};

test('EKS gets what the other clouds bring', () => {
  expect(namesOf(base)).toEqual(['metrics-server', 'cluster-autoscaler', 'envoy-gateway', 'kube-prometheus-stack']);
});

test.each([definition('gke'), definition('aks'), existingDefinition()])('$cluster.provider has it already', (good) => {
  expect(namesOf(good)).toEqual(['envoy-gateway', 'kube-prometheus-stack']);
});

test('a platform without anything on it needs no operator but one that adds nodes', () => {
  const { buckets: _, models: __, services: ___, gateways: ____, ...empty } = base;
  expect(namesOf(empty)).toEqual(['cluster-autoscaler']);
});

test('without a gateway nothing serves gateways', () => {
  expect(namesOf({ ...withService(base, { consumers: [{ team: 'shop' }] }), gateways: {} })).not.toContain(
    'envoy-gateway',
  );
});

test('metrics are needed by what is scaled by them', () => {
  expect(namesOf(withService(base, { scale: { min: 2, max: 2 } }))).not.toContain('metrics-server');
});

test.each([
  ['eks', true],
  ['aks', true],
  ['gke', false],
] as const)('GPU nodes on %s need a device plugin of ours: %p', (provider, needed) => {
  expect(namesOf(withGpus(provider)).includes('nvidia-device-plugin')).toBe(needed);
});

test('nobody else offers the GPUs of a pool', () => {
  const { plan } = checkModelPlatform(withGpus('gke'));
  expect(plan?.cluster.pools.gpus?.gpu).toMatchObject({ driver: 'cloud', devicePlugin: 'cloud' });
});

test.each([base, definition('gke'), definition('aks'), existingDefinition(), withGpus('eks')])(
  'everything stands after what it needs (%#)',
  (good) => {
    const names = namesOf(good);
    for (const { name, needs } of addOnsOf(good)) {
      for (const need of needs) expect(names.slice(0, names.indexOf(name))).toContain(need);
    }
    expect(new Set(names).size).toBe(names.length);
  },
);

test('each says what in the definition needs it', () => {
  expect(addOnsOf(base).find(({ name }) => name === 'envoy-gateway')?.why).toBe('proxies of the gateways internal');
});

test('an operator that is there already is in the plan, but not ours to install', () => {
  const addOns = { 'kube-prometheus-stack': { manage: false, namespace: 'observability' } };
  const [prometheus] = addOnsOf({ ...base, addOns }).slice(-1);
  expect(prometheus).toMatchObject({ name: 'kube-prometheus-stack', manage: false, namespace: 'observability' });
});

test('operators run on the nodes that are theirs, where there are some', () => {
  const envoy = (of: ModelPlatformDefinition) => addOnsOf(of).find(({ name }) => name === 'envoy-gateway')?.values;
  expect(envoy(base)).toMatchObject({ deployment: { pod: { nodeSelector: { 'model-platform.dev/pool': 'system' } } } });
  expect(envoy(existingDefinition())).toMatchObject({ deployment: { pod: { nodeSelector: {} } } });
});

test('Prometheus looks at the monitors and rules of every team, whatever their labels', () => {
  const [prometheus] = addOnsOf(base).slice(-1);
  expect(prometheus?.values.prometheus).toMatchObject({
    prometheusSpec: {
      podMonitorSelectorNilUsesHelmValues: false,
      ruleSelectorNilUsesHelmValues: false,
      serviceMonitorSelectorNilUsesHelmValues: false,
    },
  });
});

test('alerts go to those who are named, by their severity', () => {
  const monitoring = { alerts: { pager: 'https://pager.example/hook' } };
  const [prometheus] = addOnsOf({ ...base, monitoring }).slice(-1);
  expect(prometheus?.values.alertmanager).toMatchObject({
    config: {
      receivers: [{ name: 'none' }, { name: 'page', webhook_configs: [{ url: 'https://pager.example/hook' }] }],
      route: { receiver: 'none', routes: [{ matchers: ['severity="page"'], receiver: 'page' }] },
    },
  });
});

test('an address that is a secret is read from the Secret that people made, and stands nowhere in the values', () => {
  const monitoring = {
    alerts: { pager: { secret: 'webhooks', key: 'pager' }, ticket: { secret: 'webhooks', key: 'ticket' } },
  };
  const [prometheus] = addOnsOf({ ...base, monitoring }).slice(-1);
  expect(prometheus?.values.alertmanager).toMatchObject({
    alertmanagerSpec: { secrets: ['webhooks'] },
    config: {
      receivers: [
        { name: 'none' },
        { name: 'page', webhook_configs: [{ url_file: '/etc/alertmanager/secrets/webhooks/pager' }] },
        { name: 'ticket', webhook_configs: [{ url_file: '/etc/alertmanager/secrets/webhooks/ticket' }] },
      ],
    },
  });
});

test('Grafana has a password that people made, since one of the chart is another at every rendering', () => {
  const [prometheus] = addOnsOf(base).slice(-1);
  expect(prometheus?.values.grafana).toMatchObject({ admin: { existingSecret: 'grafana-admin' } });
});

test('nodes are taken away although servers keep their models in scratch space', () => {
  const autoscaler = addOnsOf(definition('eks')).find(({ name }) => name === 'cluster-autoscaler');
  expect(autoscaler?.values.extraArgs).toEqual({ 'skip-nodes-with-local-storage': 'false' });
});
