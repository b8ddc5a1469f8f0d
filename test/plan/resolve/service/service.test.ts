import type { ServingSpec } from '../../../../lib/definition/service';
import { GiB, MiB } from '../../../../lib/units/quantity';
import { definition, serverImage, withService } from '../../../fixtures/definition';
import { churnOf } from '../../../fixtures/plan-of';

const base = definition();
const churn = churnOf(base);
const changed = (change: Partial<ServingSpec>) => churnOf(withService(base, change));

test('has two to four replicas at 70% of the CPU by default', () => {
  expect(churn.replicas).toEqual({ min: 2, max: 4 });
  expect(churn.autoscaler).toMatchObject({ kind: 'cpu', targetPercent: 70 });
});

test('a minimum above the default maximum is also the maximum, with an autoscaler of equal bounds', () => {
  const five = changed({ scale: { min: 5 } });
  expect(five.replicas).toEqual({ min: 5, max: 5 });
  expect(five.autoscaler).toEqual({ kind: 'fixed' });
});

test('the definition can set the target of the autoscaler', () => {
  const scale = { signal: { kind: 'cpu', percent: 50 } } as const;
  expect(changed({ scale }).autoscaler).toMatchObject({ kind: 'cpu', targetPercent: 50 });
});

test('a replica requests half a CPU, and 512Mi plus three times its model', () => {
  const { resources } = churn.pod.containers[0] ?? {};
  expect(resources).toMatchObject({ cpuMilli: 500, memoryBytes: (512 + 300) * MiB, devices: {} });
});

test('ephemeral storage covers the model, /tmp and logs', () => {
  expect(churn.pod.containers[0]?.resources.ephemeralBytes).toBe((100 + 16 + 64 + 128) * MiB);
});

test('the definition can set the requests of a replica', () => {
  const { resources } = changed({ resources: { cpu: '1500m', memory: '2Gi' } }).pod.containers[0] ?? {};
  expect(resources).toMatchObject({ cpuMilli: 1500, memoryBytes: 2 * GiB });
});

test('the startup budget is a minute, or twice the expected time if that is more', () => {
  expect(churn.startup).toEqual({
    budgetSeconds: 60,
    serverSeconds: 56,
    neededSeconds: 19,
    pullSeconds: 300,
    why: 'download 2 s, load 2 s, server start 15 s',
  });
  const versions = {
    v1: { ...base.models?.churn?.versions.v1, path: 'churn/v1/m', sha256: 'ab'.repeat(32), size: '1Gi' },
  };
  const large = churnOf({ ...base, models: { churn: { bucket: 'models', versions } } });
  // 1024 MiB at 80 and at 50 MiB/s.
  expect(large.startup).toMatchObject({ neededSeconds: 13 + 21 + 15, budgetSeconds: 98 });
});

test('the startup probe allows the startup budget without the download, which ends before the first probe', () => {
  const { startup } = changed({ startup: { budget: '101s' } }).pod.containers[0]?.probes ?? {};
  expect(startup).toMatchObject({ periodSeconds: 5, failureThreshold: Math.ceil((101 - 2) / 5) });
});

test('the definition can set the startup budget, rounded up to seconds', () => {
  expect(changed({ startup: { budget: '30m' } }).startup.budgetSeconds).toBe(1800);
  expect(changed({ startup: { budget: '30001ms' } }).startup.budgetSeconds).toBe(31);
});

test('the progress deadline is the startup budget plus the image pull', () => {
  expect(changed({ startup: { budget: '100s' } }).rollout.progressDeadlineSeconds).toBe(400);
});

test('a slow start lengthens the scale-down delay', () => {
  expect(churn.autoscaler).toMatchObject({ scaleDownStabilizationSeconds: 300 });
  expect(changed({ startup: { budget: '10m' } }).autoscaler).toMatchObject({ scaleDownStabilizationSeconds: 1200 });
  // The maximum of Kubernetes.
  expect(changed({ startup: { budget: '2h' } }).autoscaler).toMatchObject({ scaleDownStabilizationSeconds: 3600 });
});

test('a replica serves for 15 seconds after SIGTERM and then finishes its requests', () => {
  expect(churn.pod.containers[0]?.preStopSleepSeconds).toBe(15);
  expect(churn.pod.terminationGracePeriodSeconds).toBe(45);
  expect(changed({ drain: '1m' }).pod.terminationGracePeriodSeconds).toBe(135);
});

test('a drain evicts one replica at a time, or leaves the requested number', () => {
  expect(churn.disruption).toEqual({ kind: 'max-unavailable', replicas: 1 });
  const three = changed({ scale: { min: 4 }, disruption: { minAvailable: 3 } });
  expect(three.disruption).toEqual({ kind: 'min-available', replicas: 3 });
});

test('a rollout adds a replica before it removes one', () => {
  expect(churn.rollout).toMatchObject({ kind: 'rolling', maxSurge: 1, maxUnavailable: 0 });
  const other = changed({ rollout: { kind: 'rolling', maxSurge: 0, maxUnavailable: 1 } });
  expect(other.rollout).toMatchObject({ maxSurge: 0, maxUnavailable: 1 });
});

test('replicas spread over zones and nodes if possible', () => {
  expect(
    churn.pod.topologySpread.map(({ topologyKey, whenUnsatisfiable }) => [topologyKey, whenUnsatisfiable]),
  ).toEqual([
    ['topology.kubernetes.io/zone', 'ScheduleAnyway'],
    ['kubernetes.io/hostname', 'ScheduleAnyway'],
  ]);
});

test('pods select the nodes of their pool and tolerate its taints', () => {
  expect(churn.pod.nodeSelector).toEqual({ 'model-platform.dev/pool': 'general' });
  const { general } = base.cluster.nodePools;
  const spot = { general: { ...general, nodes: { min: 2, max: 4 }, capacity: { kind: 'spot' } as const } };
  const waivers = [{ rule: 'spot/serving', at: 'services.churn.pool', reason: 'the objective may be missed' }];
  const onSpot = churnOf({ ...base, cluster: { ...base.cluster, nodePools: spot }, waivers });
  expect(onSpot.pod.tolerations).toEqual([{ key: 'model-platform.dev/capacity', effect: 'NoSchedule' }]);
});

test('another version does not change names, selectors and paths', () => {
  const v2 = changed({ model: { name: 'churn', version: 'v2' } } as Partial<ServingSpec>);
  expect(v2.selector).toEqual(churn.selector);
  expect(v2.routes).toEqual(churn.routes);
  expect(v2.pod.labels['model-platform.dev/model-version']).toBe('v2');
});

test('the selector does not depend on fields that can change', () => {
  expect(churn.selector).toEqual({ 'app.kubernetes.io/name': 'churn', 'app.kubernetes.io/instance': 'acme' });
});

test('pods have the labels of the selector', () => {
  expect(churn.pod.labels).toMatchObject(churn.selector);
});

test('a gateway routes by the path of the model', () => {
  expect(churn.routes).toEqual([
    {
      name: 'churn--internal',
      gateway: 'internal',
      gatewayNamespace: 'acme-gateways',
      hostname: 'models.acme.example',
      pathPrefix: '/v2/models/churn',
      removedHeaders: ['x-client-id'],
      section: 'http',
      timeoutSeconds: 15,
    },
  ]);
});

test.each([
  ['the default of scikit-learn', {}, 15],
  ['a number of seconds', { timeout: '90s' }, 90],
  ['a fraction', { timeout: '20500ms' }, 20.5],
  // The objective would allow longer responses.
  ['less than a second', { timeout: '100ms', slo: { availability: 99.9 } }, 0.1],
])('the timeout of routes is %s, and that of open requests has whole seconds', (_, change, seconds) => {
  const service = changed(change);
  expect(service.routes[0]?.timeoutSeconds).toBe(seconds);
  expect(service.pod.terminationGracePeriodSeconds).toBe(15 + Math.max(15, Math.ceil(seconds)) + 15);
});

test('uses the image of the definition', () => {
  expect(churn.pod.containers[0]?.image).toBe(serverImage);
});

test('readiness and startup probes check the model, the liveness probe checks the program', () => {
  const { probes } = churn.pod.containers[0] ?? {};
  expect(probes?.readiness).toMatchObject({ path: '/v2/models/churn/ready', port: 'http' });
  expect(probes?.startup).toMatchObject({ path: '/v2/models/churn/ready', port: 'http' });
  expect(probes?.liveness).toMatchObject({ path: '/v2/health/live', port: 'http' });
});

test('the server can write to its own folder', () => {
  expect(churn.pod.containers[0]?.mounts).toContainEqual({ volume: 'tmp', path: '/tmp', readOnly: false });
});

test('a hanging replica gets no requests after 10 seconds and restarts after a minute', () => {
  const { probes } = churn.pod.containers[0] ?? {};
  expect(probes?.readiness).toMatchObject({ periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 2 });
  expect(probes?.liveness).toMatchObject({ periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 });
});

test('every mount has a volume and every volume a mount', () => {
  const containers = [...churn.pod.initContainers, ...churn.pod.containers];
  const mounted = new Set(containers.flatMap(({ mounts }) => mounts.map(({ volume }) => volume)));
  expect([...mounted].sort()).toEqual(churn.pod.volumes.map(({ name }) => name).sort());
});

test('volumes fit the ephemeral storage limit', () => {
  const bytes = churn.pod.volumes.reduce((sum, volume) => sum + (volume.kind === 'scratch' ? volume.bytes : 0), 0);
  expect(churn.pod.containers[0]?.resources.ephemeralBytes).toBeGreaterThan(bytes);
});
