import { type ChartName, charts } from '../../catalog/charts';
import type { WebhookSpec } from '../../definition/monitoring';
import type { ModelPlatformDefinition } from '../../definition/platform';
import type { AddOnPlan, JsonValue } from '../add-on';
import type { ClusterPlan } from '../cluster';
import { labelKeys } from '../labels';
import type { ModelServicePlan } from '../model-service';
import { type PodSecurityLevel, podSecurityLabels } from '../pod-security-labels';
import type { Provider } from '../providers/provider';
import { envoyNamespace } from './gateway';

/** What the choice of add-ons depends on. */
export interface AddOnSurroundings {
  readonly definition: ModelPlatformDefinition;
  readonly cluster: Omit<ClusterPlan, 'identities'>;
  readonly services: readonly ModelServicePlan[];
  readonly provider: Provider;
}

/** One operator: when it is needed, and what its chart is told. */
interface AddOn {
  readonly chart: ChartName;
  readonly namespace: string;
  /** Pod Security level that its pods need. */
  readonly podSecurity: PodSecurityLevel;
  readonly needs: readonly ChartName[];
  /** Why the definition needs it; nothing where it does not. */
  why(around: AddOnSurroundings): string | undefined;
  values(around: AddOnSurroundings): Readonly<Record<string, JsonValue>>;
}

/** Namespace of the cluster's own parts, whose labels are not ours to change. */
const clusterNamespace = 'kube-system';

/** Service account of the cluster autoscaler, which the cloud half lets change the size of node groups. */
const autoscalerAccount = 'cluster-autoscaler';

/** In the order of installation: each stands after all that it needs. */
const addOns: readonly AddOn[] = [
  {
    chart: 'metrics-server',
    namespace: clusterNamespace,
    podSecurity: 'privileged',
    needs: [],
    why: ({ provider, services }) =>
      provider.missing.includes('metrics-server') && services.some(({ autoscaler }) => autoscaler)
        ? 'services are scaled by their CPU use'
        : undefined,
    values: (around) => ({ replicas: 2, nodeSelector: systemNodes(around) }),
  },
  {
    chart: 'cluster-autoscaler',
    namespace: clusterNamespace,
    podSecurity: 'privileged',
    needs: [],
    why: ({ provider, cluster }) =>
      provider.missing.includes('cluster-autoscaler') && growingPools(cluster).length > 0
        ? `the cloud does not add nodes by itself: ${growingPools(cluster).join(', ')}`
        : undefined,
    values: (around) => ({
      autoDiscovery: { clusterName: around.cluster.name },
      awsRegion: around.cluster.region,
      nodeSelector: systemNodes(around),
      rbac: { serviceAccount: { name: autoscalerAccount } },
    }),
  },
  {
    chart: 'nvidia-device-plugin',
    namespace: 'nvidia-device-plugin',
    podSecurity: 'privileged',
    needs: [],
    why: ({ cluster }) =>
      gpuPools(cluster).length > 0
        ? `GPU nodes of this cloud have no device plugin: ${gpuPools(cluster).join(', ')}`
        : undefined,
    // Without node feature discovery the chart's own affinity matches no node, so ours selects the GPU pools.
    values: ({ cluster }) => ({
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              { matchExpressions: [{ key: labelKeys.pool, operator: 'In', values: gpuPools(cluster) }] },
            ],
          },
        },
      },
      tolerations: [{ operator: 'Exists' }],
    }),
  },
  {
    chart: 'envoy-gateway',
    namespace: envoyNamespace,
    podSecurity: 'baseline',
    needs: [],
    why: ({ definition }) => {
      const names = Object.keys(definition.gateways ?? {});
      return names.length > 0 ? `serves the gateways ${names.join(', ')}` : undefined;
    },
    values: (around) => ({ deployment: { replicas: 2, pod: { nodeSelector: systemNodes(around) } } }),
  },
  {
    chart: 'kube-prometheus-stack',
    namespace: 'monitoring',
    podSecurity: 'privileged',
    needs: [],
    why: ({ services }) => (services.length > 0 ? 'watches the services and their objectives' : undefined),
    values: prometheusValues,
  },
];

/** Add-ons that the definition needs, in the order of installation. */
export function resolveAddOns(around: AddOnSurroundings): readonly AddOnPlan[] {
  return addOns.flatMap((addOn) => {
    const why = addOn.why(around);
    if (why === undefined) return [];
    const given = around.definition.addOns?.[addOn.chart];
    const namespace = given?.namespace ?? addOn.namespace;
    return [
      {
        name: addOn.chart,
        namespace,
        manage: given?.manage ?? true,
        chart: charts[addOn.chart],
        values: addOn.values(around),
        needs: addOn.needs,
        why,
        ...(namespace !== clusterNamespace && {
          namespaceLabels: podSecurityLabels(addOn.podSecurity, around.cluster.kubernetes),
        }),
      },
    ];
  });
}

/** Who may change the size of node groups: the autoscaler, where one is ours to install. */
export function autoscalerOf(installed: readonly AddOnPlan[]): Pick<ClusterPlan, 'autoscaler'> {
  const addOn = installed.find(({ name, manage }) => name === 'cluster-autoscaler' && manage);
  return addOn ? { autoscaler: { namespace: addOn.namespace, serviceAccount: autoscalerAccount } } : {};
}

/** Names of all add-ons that a definition may speak of. */
export const addOnNames: readonly string[] = addOns.map(({ chart }) => chart);

/** Pools that may have more nodes than they begin with. */
function growingPools({ systemPool, pools }: AddOnSurroundings['cluster']): readonly string[] {
  return [...(systemPool ? [systemPool] : []), ...Object.values(pools)]
    .filter(({ nodes }) => nodes.max > nodes.min)
    .map(({ name }) => name);
}

/** Pools whose GPUs nobody offers to pods unless we do. */
function gpuPools({ pools }: AddOnSurroundings['cluster']): readonly string[] {
  return Object.values(pools)
    .filter(({ gpu }) => gpu?.devicePlugin === 'add-on')
    .map(({ name }) => name);
}

/** Operators run on the system pool where there is one. */
function systemNodes({ cluster }: AddOnSurroundings): Readonly<Record<string, string>> {
  return cluster.systemPool?.labels ?? {};
}

/** Secret of Grafana's namespace with the keys `admin-user` and `admin-password`; made by people, never by us. */
const grafanaSecret = 'grafana-admin';

function prometheusValues(around: AddOnSurroundings): Readonly<Record<string, JsonValue>> {
  const nodeSelector = systemNodes(around);
  return {
    alertmanager: {
      alertmanagerSpec: { nodeSelector, secrets: webhookSecrets(around.definition) },
      config: alertmanagerConfig(around.definition),
    },
    grafana: {
      // A password that the chart makes up is another one at every rendering, so that Grafana would restart for ever.
      admin: { existingSecret: grafanaSecret },
      nodeSelector,
      sidecar: { dashboards: { enabled: true, label: 'grafana_dashboard', labelValue: '1', searchNamespace: 'ALL' } },
    },
    'kube-state-metrics': { nodeSelector },
    // A managed control plane shows these to nobody, and some clusters have no kube-proxy; without this the chart
    // alerts on their absence.
    kubeControllerManager: { enabled: false },
    kubeEtcd: { enabled: false },
    kubeProxy: { enabled: false },
    kubeScheduler: { enabled: false },
    prometheus: {
      prometheusSpec: {
        nodeSelector,
        // All monitors and rules of the cluster count, not only those that carry the chart's own label.
        podMonitorSelectorNilUsesHelmValues: false,
        ruleSelectorNilUsesHelmValues: false,
        serviceMonitorSelectorNilUsesHelmValues: false,
        resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '2Gi' } },
        retention: '15d',
      },
    },
    prometheusOperator: { nodeSelector },
  };
}

/** Webhooks by the severity of the alerts that they get. */
function webhooks({ monitoring }: ModelPlatformDefinition): readonly (readonly [severity: string, to: WebhookSpec])[] {
  const { pager, ticket } = monitoring?.alerts ?? {};
  return [...(pager ? [['page', pager] as const] : []), ...(ticket ? [['ticket', ticket] as const] : [])];
}

/** Secrets that the operator mounts into Alertmanager. Source: kube-prometheus-stack, alertmanagerSpec.secrets. */
function webhookSecrets(definition: ModelPlatformDefinition): readonly string[] {
  const names = webhooks(definition).flatMap(([, to]) => (typeof to === 'string' ? [] : [to.secret]));
  return [...new Set(names)].sort();
}

/** What cannot wait goes to the pager, what can to the ticket box, and the rest is seen in Alertmanager. */
function alertmanagerConfig(definition: ModelPlatformDefinition): JsonValue {
  const known = webhooks(definition);
  return {
    receivers: [
      { name: 'none' },
      ...known.map(([severity, to]) => ({
        name: severity,
        webhook_configs: [{ ...address(to), send_resolved: true }],
      })),
    ],
    route: {
      group_by: ['namespace', 'service', 'alertname'],
      receiver: 'none',
      routes: known.map(([severity]) => ({ matchers: [`severity="${severity}"`], receiver: severity })),
    },
  };
}

/** An address, or the file in which a mounted Secret holds it. */
function address(to: WebhookSpec): Readonly<Record<string, string>> {
  return typeof to === 'string' ? { url: to } : { url_file: `/etc/alertmanager/secrets/${to.secret}/${to.key}` };
}
