import { renderObjects } from '../../lib/manifests/render';
import { resolvePlatform } from '../../lib/plan/resolve/platform';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { Helm, isSourced, type Rendered, type SourcedChart } from '../charts/render';
import { chartTools } from '../charts/toolchain';
import { gang, trainingDefinition } from '../fixtures/queues';
import { whyNotTested } from '../go/suite';
import type { Peer, Port } from './peers';
import { decide } from './program';

const definition = {
  ...trainingDefinition({ ranker: { ...gang, priority: 'high' } }),
  gateways: { internal: { hostname: 'models.acme.dev', tls: { letsEncrypt: { email: 'ops@acme.dev' } } } },
};
// Rules are not applied.
const plan: ModelPlatformPlan = { ...resolvePlatform(definition, undefined), waivers: [] };
const charts = plan.addOns.flatMap(({ name, namespace, values }) =>
  isSourced(name) && namespace !== 'kube-system' ? [{ name, namespace, values }] : [],
);
const helm = new Helm(chartTools(), plan.cluster.kubernetes);
afterAll(() => helm.close());

/** Runs a test if the programs are built. The suite reports that they are not. */
const withPrograms = whyNotTested() === undefined ? test : test.skip;

const apiServer: Peer = { labels: {}, address: '192.0.2.1' };
const prometheus: Peer = {
  namespace: 'monitoring',
  labels: { 'app.kubernetes.io/name': 'prometheus' },
  address: '100.127.0.1',
};

/** A port of a pod that something connects to. */
interface Target {
  readonly pod: Peer;
  readonly port: Port;
}

/** Targets of a port of a Service. */
function targetsOf(objects: readonly Rendered[], service: Rendered, port: number | string): readonly Target[] {
  const found = service.spec.ports.find((each: Rendered) => each.port === port || each.name === port);
  if (!found) throw new Error(`the Service ${service.metadata.name} has no port ${port}`);
  const selected = objects.filter(
    ({ kind, spec }) => kind === 'Deployment' && hasLabels(spec.template.metadata.labels, service.spec.selector),
  );
  return selected.map(({ metadata: { namespace }, spec: { template } }) => ({
    pod: { namespace, labels: template.metadata.labels, address: '100.127.0.2' },
    port: { port: numberOf(template.spec.containers, found.targetPort ?? found.port), protocol: 'TCP' },
  }));
}

function hasLabels(labels: Rendered, selector: object): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

/** The number of a port that has a name. */
function numberOf(containers: readonly Rendered[], port: number | string): number {
  if (typeof port === 'number') return port;
  const named = containers.flatMap(({ ports = [] }) => ports).find((each: Rendered) => each.name === port);
  if (!named) throw new Error(`no container has the port ${port}`);
  return named.containerPort;
}

/** Ports that the API server calls: webhooks and aggregated APIs. */
function calledByApiServer(objects: readonly Rendered[]): readonly Target[] {
  const ofWebhooks = objects.flatMap(({ webhooks = [] }) =>
    webhooks.flatMap(({ clientConfig: { service } }: Rendered) => service ?? []),
  );
  const ofApis = objects.flatMap(({ kind, spec }) => (kind === 'APIService' ? spec.service : []));
  return [...ofWebhooks, ...ofApis].flatMap(({ name, port = 443 }) =>
    objects
      .filter(({ kind, metadata }) => kind === 'Service' && metadata.name === name)
      .flatMap((service) => targetsOf(objects, service, port)),
  );
}

/** Ports that the monitors of a chart scrape: those of Services, or named ports of pods. */
function scraped(objects: readonly Rendered[]): readonly Target[] {
  const endpoints = objects.flatMap(({ kind, spec }) =>
    kind === 'ServiceMonitor' ? spec.endpoints.map((endpoint: Rendered) => ({ ...endpoint, of: spec.selector })) : [],
  );
  return endpoints.flatMap(({ port, targetPort, of: { matchLabels = {} } }) =>
    port === undefined
      ? podsWith(objects, targetPort)
      : objects
          .filter(({ kind, metadata }) => kind === 'Service' && hasLabels(metadata.labels, matchLabels))
          .filter(({ spec }) => spec.ports.some(({ name }: Rendered) => name === port))
          .flatMap((service) => targetsOf(objects, service, port)),
  );
}

/** Pods that have a port with this name. */
function podsWith(objects: readonly Rendered[], name: string): readonly Target[] {
  return objects.flatMap(({ kind, metadata: { namespace }, spec }) => {
    const containers: readonly Rendered[] = kind === 'Deployment' ? spec.template.spec.containers : [];
    return containers
      .flatMap(({ ports = [] }) => ports)
      .filter((port: Rendered) => port.name === name)
      .map(({ containerPort }: Rendered) => ({
        pod: { namespace, labels: spec.template.metadata.labels, address: '100.127.0.2' },
        port: { port: containerPort, protocol: 'TCP' },
      }));
  });
}

function isOpen(source: Peer, { pod, port }: Target): boolean {
  const policies = renderObjects(plan).filter(({ kind }) => kind === 'NetworkPolicy');
  return decide(policies, [source, pod], [port])[0]?.[1] === '1';
}

function render(name: SourcedChart): readonly Rendered[] {
  const chart = charts.find((each) => each.name === name);
  if (!chart) throw new Error(`the plan has no ${name}`);
  return helm.objects(name, chart.namespace, chart.values);
}

const names = charts.map(({ name }) => name);

withPrograms.each(names)('the API server can call all webhooks and APIs of %s', (name) => {
  const targets = calledByApiServer(render(name));
  expect(targets.length).toBeGreaterThan(0);
  expect(targets.filter((target) => !isOpen(apiServer, target))).toEqual([]);
});

withPrograms.each(names)('Prometheus can scrape all monitors of %s', (name) => {
  const targets = scraped(render(name));
  // The chart of Envoy Gateway has no monitor of its own.
  if (name !== 'envoy-gateway') expect(targets.length).toBeGreaterThan(0);
  expect(targets.filter((target) => !isOpen(prometheus, target))).toEqual([]);
});

withPrograms.each(names)('pods of %s accept nothing else from outside', (name) => {
  const objects = render(name);
  const open = new Set(calledByApiServer(objects).map(({ port: { port } }) => port));
  const pods = objects.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');
  const closed = pods.flatMap(({ metadata: { namespace }, spec: { template } }): readonly Target[] =>
    [8080, 8081, 8443, 9402, 19001]
      .filter((port) => !open.has(port))
      .map((port) => ({
        pod: { namespace, labels: template.metadata.labels ?? {}, address: '100.127.0.2' },
        port: { port, protocol: 'TCP' },
      })),
  );
  expect(closed.filter((target) => isOpen(apiServer, target))).toEqual([]);
});
