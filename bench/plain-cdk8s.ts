// A typical cdk8s app: one chart per service, classes of cdk8s-plus where available, about ten objects each.
import { ApiObject, App, Chart, Size, YamlOutputType } from 'cdk8s';
import {
  ConfigMap,
  Cpu,
  Deployment,
  HorizontalPodAutoscaler,
  Metric,
  MetricTarget,
  NetworkPolicy,
  NetworkPolicyTrafficDefault,
  ServiceAccount,
} from 'cdk8s-plus-28';

const services = Number(process.argv[2]);
const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_CHART });

for (let index = 0; index < services; index++) {
  const name = `model-${index}`;
  const namespace = `team-${Math.floor(index / 10)}`;
  const chart = new Chart(app, name, { namespace, disableResourceNameHashes: true, labels: { app: name } });
  const metadata = { name };
  const serviceAccount = new ServiceAccount(chart, 'account', { metadata });
  const deployment = new Deployment(chart, 'deployment', {
    metadata,
    serviceAccount: serviceAccount as ServiceAccount & { resourceName: string },
    containers: [
      {
        image: 'registry.bench.example/mlserver:1',
        portNumber: 8080,
        resources: {
          cpu: { request: Cpu.millis(500) },
          memory: { request: Size.mebibytes(512), limit: Size.mebibytes(512) },
        },
        envVariables: { MODEL: { value: name } },
      },
    ],
  });
  deployment.exposeViaService({ name });
  new HorizontalPodAutoscaler(chart, 'autoscaler', {
    metadata,
    target: deployment,
    maxReplicas: 4,
    metrics: [Metric.resourceCpu(MetricTarget.averageUtilization(70))],
  });
  new NetworkPolicy(chart, 'policy', {
    metadata,
    selector: deployment,
    ingress: { default: NetworkPolicyTrafficDefault.DENY },
  });
  new ConfigMap(chart, 'dashboard', { metadata, data: { 'dashboard.json': dashboard(name) } });
  plain(chart, 'budget', 'policy/v1', 'PodDisruptionBudget', {
    maxUnavailable: 1,
    selector: { matchLabels: { app: name } },
  });
  plain(chart, 'route', 'gateway.networking.k8s.io/v1', 'HTTPRoute', {
    parentRefs: [{ name: 'internal' }],
    rules: [{ backendRefs: [{ name, port: 8080 }] }],
  });
  plain(chart, 'monitor', 'monitoring.coreos.com/v1', 'PodMonitor', {
    podMetricsEndpoints: [{ port: 'metrics' }],
    selector: { matchLabels: { app: name } },
  });
  plain(chart, 'rules', 'monitoring.coreos.com/v1', 'PrometheusRule', {
    groups: [
      {
        name,
        rules: Array.from({ length: 24 }, (_, rule) => ({
          alert: `Rule${rule}`,
          expr: `up{job="${name}"} == ${rule}`,
        })),
      },
    ],
  });

  function plain(scope: Chart, id: string, apiVersion: string, kind: string, spec: object): void {
    new ApiObject(scope, id, { apiVersion, kind, metadata, spec });
  }
}
app.synth();

function dashboard(name: string): string {
  const panels = Array.from({ length: 7 }, (_, id) => ({ id, title: `Panel ${id} of ${name}`, type: 'timeseries' }));
  return JSON.stringify({ title: name, panels });
}
