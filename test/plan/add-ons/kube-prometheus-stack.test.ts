import { GiB, parseBytes } from '../../../lib/units/quantity';
import { addOnNames, emptyDefinition, resolvedAddOn, systemPoolSelector } from '../../fixtures/add-ons';
import { definition, existingDefinition, withService } from '../../fixtures/definition';
import { churnOf } from '../../fixtures/plan-of';
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

test('Grafana has a password from a Secret and the dashboards of its namespace', () => {
  const moved = { ...definition(), addOns: { 'kube-prometheus-stack': { namespace: 'observing' } } };
  for (const [of, namespace] of [
    [definition(), 'monitoring'],
    [moved, 'observing'],
  ] as const) {
    expect(resolvedAddOn(of, 'kube-prometheus-stack').values.grafana).toMatchObject({
      admin: { existingSecret: 'grafana-admin' },
      sidecar: {
        dashboards: { enabled: true, label: 'grafana_dashboard', labelValue: '1', searchNamespace: namespace },
      },
    });
    expect(churnOf(of).monitoring.dashboardObject.namespace).toBe(namespace);
  }
});

test('Grafana reads the ConfigMaps of its namespace, and no Secrets', () => {
  const { rbac, extraObjects, sidecar } = values().grafana as Readonly<Record<string, never>>;
  expect(extraObjects).toEqual([
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'kube-prometheus-stack-grafana-configmaps', namespace: 'monitoring' },
      rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
    },
  ]);
  expect(rbac).toEqual({ namespaced: true, useExistingRole: 'kube-prometheus-stack-grafana-configmaps' });
  expect(sidecar).toMatchObject({ dashboards: { resource: 'configmap' }, datasources: { resource: 'configmap' } });
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

const specOf = (of: Parameters<typeof resolvedAddOn>[0]) =>
  resolvedAddOn(of, 'kube-prometheus-stack').values as unknown as {
    readonly prometheus: { readonly prometheusSpec: Readonly<Record<string, unknown>> };
    readonly alertmanager: Readonly<Record<string, unknown>>;
  };

test('Prometheus keeps more than the window of an objective, on a volume that it does not fill', () => {
  const { prometheusSpec } = specOf(definition()).prometheus;
  expect(prometheusSpec).toMatchObject({
    priorityClassName: 'acme-monitoring',
    retention: '32d',
    retentionSize: '42GiB',
    storageSpec: {
      volumeClaimTemplate: {
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '50Gi' } },
          storageClassName: 'ebs-csi-default-sc',
        },
      },
    },
  });
});

test('its requests are its limits and grow with the number of replicas', () => {
  const memoryOf = (max: number) => {
    const { resources } = specOf(withService(definition(), { scale: { min: 2, max } })).prometheus.prometheusSpec;
    const { requests, limits } = resources as { requests: { memory: string }; limits: { memory: string } };
    expect(requests.memory).toBe(limits.memory);
    return parseBytes(requests.memory);
  };
  expect(memoryOf(4)).toBeGreaterThan(1.5 * GiB);
  expect(memoryOf(400)).toBeGreaterThan(memoryOf(4) + GiB);
});

test('Alertmanager has two replicas with volumes and a disruption budget', () => {
  expect(specOf(definition()).alertmanager).toMatchObject({
    alertmanagerSpec: { replicas: 2, storage: { volumeClaimTemplate: {} }, priorityClassName: 'acme-monitoring' },
    podDisruptionBudget: { enabled: true },
  });
});

test('volumes have the StorageClass of the definition, or the default of the cluster', () => {
  const claimOf = (of: Parameters<typeof resolvedAddOn>[0]) =>
    JSON.stringify(specOf(of).prometheus.prometheusSpec.storageSpec);
  const monitoring = { prometheus: { kind: 'managed', storageClass: 'fast' } } as const;
  expect(claimOf({ ...definition(), monitoring })).toContain('"storageClassName":"fast"');
  expect(claimOf(definition('gke'))).not.toContain('storageClassName');
});

test('no rule of the chart is disabled: its alert on autoscalers ignores those with equal bounds', () => {
  const fixed = withService(definition(), { scale: { min: 2, max: 2 } });
  expect(resolvedAddOn(fixed, 'kube-prometheus-stack').values).not.toHaveProperty('defaultRules');
});
