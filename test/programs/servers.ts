import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keptRelabelings } from '../../lib/manifests/monitoring/kept-relabelings';
import type { ModelServicePlan } from '../../lib/plan/types/service';
import { type Relabeling, relabelled } from '../fixtures/relabel';
import { localBuckets, putModel } from './bucket';
import { type LocalPod, startPod } from './local-pod';
import { type LocalProcess, startContainer } from './local-process';
import { passes } from './probes';
import { type ContainerManifest, mainContainer, objectOf, type PodManifest, podOf, type Rendered } from './rendered';
import { parseSeries, queriesOf, type Selector, selects, serverSelectors } from './series';

/** Creates a folder for the tests of a file, and removes it after them. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'model-platform-programs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A service of an example, with its pod template. */
export interface ServedExample {
  readonly plan: ModelServicePlan;
  readonly pod: PodManifest;
  readonly container: ContainerManifest;
}

/** A service of an example by name. */
export function servedService(rendered: Rendered, name: string): ServedExample {
  const plan = rendered.plan.services[name];
  if (!plan) throw new Error(`the plan has no service ${name}`);
  const pod = podOf(objectOf(rendered, ['Deployment', 'Rollout'], name));
  return { plan, pod, container: mainContainer(pod) };
}

/** Starts servers, and ends them after the tests. */
export function serverStarter(bin: string, folder: string) {
  const running: Pick<LocalPod, 'kill'>[] = [];
  afterAll(() => {
    for (const each of running) each.kill();
  });
  return {
    /** Starts only the server; `put` prepares the folder of its model. */
    async alone({ container }: ServedExample, put: (models: string) => void): Promise<LocalProcess> {
      const mounts = (container.volumeMounts ?? []).map(
        ({ name, mountPath }) => [mountPath, mkdtempSync(join(folder, `${name}-`))] as const,
      );
      const folders = Object.fromEntries(mounts);
      put(folders['/models/current'] ?? '');
      const server = await startContainer(container, { bin, folders });
      running.push(server);
      return server;
    },
    /** Starts the whole pod, including the download of these model files from a bucket. */
    async pod({ plan, pod }: ServedExample, fileOf: (model: string) => string): Promise<LocalPod> {
      const buckets = mkdtempSync(join(folder, 'buckets-'));
      const digests = plan.models.map((model) => putModel(buckets, model, fileOf(model.name)));
      const toBuckets = localBuckets(buckets);
      const rewrite = (text: string) =>
        toBuckets(digests.reduce((whole, [digest, actual]) => whole.replaceAll(digest, actual), text));
      const started = await startPod(pod, { folder, bin, rewrite });
      running.push(started);
      return started;
    },
  };
}

/** Polls the startup and readiness probes for some seconds or until the server ends, and fails if one passes. */
export async function neverServes({ container }: ServedExample, server: LocalProcess, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end && server.child.exitCode === null) {
    expect(await passes(container.startupProbe, server)).toBe(false);
    expect(await passes(container.readinessProbe, server)).toBe(false);
    await sleep(20);
  }
}

/** Results of the three probes of a server. */
export async function probeAnswers({ container }: ServedExample, server: LocalProcess): Promise<unknown> {
  return {
    startup: await passes(container.startupProbe, server),
    readiness: await passes(container.readinessProbe, server),
    liveness: await passes(container.livenessProbe, server),
  };
}

/** Selectors of recording rules, alerts and the dashboard, and those without a series of the server that Prometheus keeps. */
export async function queriedSeries(
  { plan }: ServedExample,
  server: LocalProcess,
): Promise<{ readonly queried: readonly Selector[]; readonly absent: readonly Selector[] }> {
  const page = await fetch(`http://127.0.0.1:${server.ports.metrics}${plan.monitoring.scrape.path}`);
  const relabelings = keptRelabelings(plan.monitoring.scrape) as readonly Relabeling[];
  const series = parseSeries(await page.text()).flatMap(({ name, labels }) => {
    const { __name__: kept, ...rest } = relabelled({ __name__: name, ...labels }, relabelings) ?? {};
    return kept === undefined ? [] : [{ name: kept, labels: rest }];
  });
  const queried = serverSelectors(queriesOf(plan.monitoring));
  return { queried, absent: queried.filter((selector) => !selects(series, selector)) };
}
