import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelServicePlan } from '../../lib/plan/types/service';
import { localBuckets, putModel } from './bucket';
import { type LocalPod, startPod } from './local-pod';
import { type LocalProcess, startContainer } from './local-process';
import { passes } from './probes';
import { type ContainerManifest, mainContainer, objectOf, type PodManifest, podOf, type Rendered } from './rendered';
import { parseSeries, queriesOf, type Selector, selects, serverSelectors } from './series';

/** A folder for the tests of a file; removed after them. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'model-platform-programs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A service of an example: its plan, and what its manifests say of its pods. */
export interface ServedExample {
  readonly plan: ModelServicePlan;
  readonly pod: PodManifest;
  readonly container: ContainerManifest;
}

/** One service of what an example gives. */
export function serviceOf(rendered: Rendered, name: string): ServedExample {
  const plan = rendered.plan.services[name];
  if (!plan) throw new Error(`the plan has no service ${name}`);
  const pod = podOf(objectOf(rendered, ['Deployment', 'Rollout'], name));
  return { plan, pod, container: mainContainer(pod) };
}

/** Starts servers; those that still run after the tests are ended. */
export function serverStarter(bin: string, folder: string) {
  const running: Pick<LocalPod, 'kill'>[] = [];
  afterAll(() => {
    for (const each of running) each.kill();
  });
  return {
    /** Starts the server alone, with what is put into the folder of its model. */
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
    /** Starts the whole pod, which fetches its models from a bucket that has these files. */
    async pod({ plan, pod }: ServedExample, fileOf: (model: string) => string): Promise<LocalPod> {
      const buckets = mkdtempSync(join(folder, 'buckets-'));
      const digests = plan.models.map((model) => putModel(buckets, model, fileOf(model.name)));
      const toBuckets = localBuckets(buckets);
      const rewrite = (text: string) =>
        toBuckets(digests.reduce((whole, [said, here]) => whole.replaceAll(said, here), text));
      const started = await startPod(pod, { folder, bin, rewrite });
      running.push(started);
      return started;
    },
  };
}

/** Asks whether a server is started or ready, for a while or until it ends; fails when it says yes. */
export async function neverServes({ container }: ServedExample, server: LocalProcess, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end && server.child.exitCode === null) {
    expect(await passes(container.startupProbe, server)).toBe(false);
    expect(await passes(container.readinessProbe, server)).toBe(false);
    await sleep(20);
  }
}

/** All three answers of a server's probes. */
export async function probeAnswers({ container }: ServedExample, server: LocalProcess): Promise<unknown> {
  return {
    startup: await passes(container.startupProbe, server),
    readiness: await passes(container.readinessProbe, server),
    liveness: await passes(container.livenessProbe, server),
  };
}

/** What rules, alerts and the dashboard ask the server for, and which of it the server does not show. */
export async function askedOfMetrics(
  { plan }: ServedExample,
  server: LocalProcess,
): Promise<{ readonly asked: readonly Selector[]; readonly absent: readonly Selector[] }> {
  const page = await fetch(`http://127.0.0.1:${server.ports.metrics}${plan.monitoring.scrape.path}`);
  const series = parseSeries(await page.text());
  const asked = serverSelectors(queriesOf(plan.monitoring));
  return { asked, absent: asked.filter((selector) => !selects(series, selector)) };
}
