import { addOnNames, emptyDefinition, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { definition, existingDefinition } from '../../fixtures/definition';
import { trainingDefinition } from '../../fixtures/queues';

const values = () => resolvedAddOn(definition(), 'kube-prometheus-stack').values;

test('is installed for services and for training jobs', () => {
  expect(addOnNames(definition())).toContain('kube-prometheus-stack');
  expect(addOnNames({ ...trainingDefinition(), services: {} })).toContain('kube-prometheus-stack');
  expect(addOnNames(emptyDefinition())).not.toContain('kube-prometheus-stack');
});

test('has another reason if there is only training', () => {
  const { why } = resolvedAddOn({ ...trainingDefinition(), services: {} }, 'kube-prometheus-stack');
  expect(why).toContain('training');
  expect(resolvedAddOn(trainingDefinition(), 'kube-prometheus-stack').why).toContain('services');
});

test('selects the monitors and rules of every namespace, without the label of the chart', () => {
  expect(values().prometheus).toMatchObject({
    prometheusSpec: {
      podMonitorSelectorNilUsesHelmValues: false,
      ruleSelectorNilUsesHelmValues: false,
      serviceMonitorSelectorNilUsesHelmValues: false,
    },
  });
});

test('Grafana has a password from a Secret and dashboards of all namespaces', () => {
  expect(values().grafana).toMatchObject({
    admin: { existingSecret: 'grafana-admin' },
    sidecar: { dashboards: { enabled: true, label: 'grafana_dashboard', labelValue: '1', searchNamespace: 'ALL' } },
  });
});

test.each(['kubeControllerManager', 'kubeEtcd', 'kubeProxy', 'kubeScheduler'])(
  'does not monitor %s, which a managed control plane hides',
  (component) => {
    expect(values()[component]).toEqual({ enabled: false });
  },
);

test.each(['kube-state-metrics', 'prometheusOperator'])('runs %s on the system pool', (component) => {
  expect(values()[component]).toEqual({ nodeSelector: systemPoolSelector });
});

test('its namespace is privileged, because the node exporter uses the network of the host', () => {
  const { needs, namespaceLabels } = resolvedAddOn(definition(), 'kube-prometheus-stack');
  expect(needs).toEqual([]);
  expect(namespaceLabels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'privileged' });
});

const dnsOf = { eks: undefined, gke: { enabled: false }, aks: undefined } as const;

describe.each(['eks', 'gke', 'aks'] as const)('on %s', (provider) => {
  const { values: chart } = resolvedAddOn(definition(provider), 'kube-prometheus-stack');

  test('has no targets of the control plane, which never respond', () => {
    const components = ['kubeControllerManager', 'kubeEtcd', 'kubeProxy', 'kubeScheduler'];
    expect(components.map((component) => chart[component])).toEqual(components.map(() => ({ enabled: false })));
  });

  test('monitors DNS if its pods export the metrics of CoreDNS', () => {
    expect(chart.coreDns).toEqual(dnsOf[provider]);
  });
});

test('does not monitor the DNS of an existing cluster with other pods', () => {
  const { cluster, ...rest } = existingDefinition();
  const dns = { namespace: 'openshift-dns', labels: { app: 'dns' } };
  expect(resolvedAddOn({ ...rest, cluster: { ...cluster, dns } }, 'kube-prometheus-stack').values.coreDns).toEqual({
    enabled: false,
  });
  expect(resolvedAddOn(existingDefinition(), 'kube-prometheus-stack').values).not.toHaveProperty('coreDns');
});
