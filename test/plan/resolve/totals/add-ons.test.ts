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

test('EKS gets the add-ons that other clouds include', () => {
  expect(namesOf(base)).toEqual(['metrics-server', 'cluster-autoscaler', 'envoy-gateway', 'kube-prometheus-stack']);
});

test.each([definition('gke'), definition('aks'), existingDefinition()])('$cluster.provider includes them', (good) => {
  expect(namesOf(good)).toEqual(['envoy-gateway', 'kube-prometheus-stack']);
});

test('a platform without workloads needs only the cluster autoscaler', () => {
  const { buckets: _, models: __, services: ___, gateways: ____, ...empty } = base;
  expect(namesOf(empty)).toEqual(['cluster-autoscaler']);
});

test('without gateways there is no gateway add-on', () => {
  expect(namesOf({ ...withService(base, { consumers: [{ team: 'shop' }] }), gateways: {} })).not.toContain(
    'envoy-gateway',
  );
});

test('autoscaling by CPU needs metrics-server', () => {
  expect(namesOf(withService(base, { scale: { min: 2, max: 2 } }))).not.toContain('metrics-server');
});

test.each([
  ['eks', true],
  ['aks', true],
  ['gke', false],
] as const)('GPU nodes on %s need a device plugin add-on: %p', (provider, needed) => {
  expect(namesOf(withGpus(provider)).includes('nvidia-device-plugin')).toBe(needed);
});

test('each pool has one device plugin', () => {
  const { plan } = checkModelPlatform(withGpus('gke'));
  expect(plan?.cluster.pools.gpus?.gpu).toMatchObject({ driver: 'cloud', devicePlugin: 'cloud' });
});

test.each([base, definition('gke'), definition('aks'), existingDefinition(), withGpus('eks')])(
  'each add-on comes after its dependencies (%#)',
  (good) => {
    const names = namesOf(good);
    for (const { name, needs } of addOnsOf(good)) {
      for (const need of needs) expect(names.slice(0, names.indexOf(name))).toContain(need);
    }
    expect(new Set(names).size).toBe(names.length);
  },
);

test('each add-on states why it is needed', () => {
  expect(addOnsOf(base).find(({ name }) => name === 'envoy-gateway')?.why).toBe('proxies of the gateways internal');
});

test('an existing operator is in the plan but not installed', () => {
  const addOns = { 'kube-prometheus-stack': { manage: false, namespace: 'observability' } };
  const [prometheus] = addOnsOf({ ...base, addOns }).slice(-1);
  expect(prometheus).toMatchObject({ name: 'kube-prometheus-stack', manage: false, namespace: 'observability' });
});

test('operators run on the system pool, if there is one', () => {
  const envoy = (of: ModelPlatformDefinition) => addOnsOf(of).find(({ name }) => name === 'envoy-gateway')?.values;
  expect(envoy(base)).toMatchObject({ deployment: { pod: { nodeSelector: { 'model-platform.dev/pool': 'system' } } } });
  expect(envoy(existingDefinition())).toMatchObject({ deployment: { pod: { nodeSelector: {} } } });
});

test('Prometheus selects the monitors and rules of all teams', () => {
  const [prometheus] = addOnsOf(base).slice(-1);
  expect(prometheus?.values.prometheus).toMatchObject({
    prometheusSpec: {
      podMonitorSelectorNilUsesHelmValues: false,
      ruleSelectorNilUsesHelmValues: false,
      serviceMonitorSelectorNilUsesHelmValues: false,
    },
  });
});

test('alerts are routed by severity', () => {
  const monitoring = { alerts: { pager: 'https://pager.example/hook' } };
  const [prometheus] = addOnsOf({ ...base, monitoring }).slice(-1);
  expect(prometheus?.values.alertmanager).toMatchObject({
    config: {
      receivers: [{ name: 'none' }, { name: 'page', webhook_configs: [{ url: 'https://pager.example/hook' }] }],
      route: { receiver: 'none', routes: [{ matchers: ['severity="page"'], receiver: 'page' }] },
    },
  });
});

test('a secret webhook URL is read from an existing Secret and is not in the values', () => {
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

test('Grafana reads its password from an existing Secret', () => {
  const [prometheus] = addOnsOf(base).slice(-1);
  expect(prometheus?.values.grafana).toMatchObject({ admin: { existingSecret: 'grafana-admin' } });
});

test('nodes with local storage can be removed', () => {
  const autoscaler = addOnsOf(definition('eks')).find(({ name }) => name === 'cluster-autoscaler');
  expect(autoscaler?.values.extraArgs).toEqual({ 'skip-nodes-with-local-storage': 'false' });
});
