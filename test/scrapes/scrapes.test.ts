// A real Prometheus scrapes programs that export other series each time, as the PodMonitors of the platform say.

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { renderObjects } from '../../lib/manifests/render';
import { mostSeries } from '../../lib/plan/facts/kept-series';
import type { KeptSeriesPlan } from '../../lib/plan/types/monitoring';
import { whyNotTested } from '../go/suite';
import { freePort } from '../programs/local-process';
import { promqlOf } from '../snapshots/promql-of';
import { planOfVariant, scenarios } from '../snapshots/scenarios';
import { selectorsOf } from '../snapshots/selectors-of';
import { hostileLines } from './hostile';
import { checkpointPage, proxyPage, serverPages } from './pages';
import { type PodMonitorSpec, type Prometheus, startPrometheus, type Target } from './prometheus';

/** Scrapes of each program. */
const scrapes = 60;
/** Series of Prometheus itself about a target: whether it is up, and about the last scrape. */
const ofTarget = 5;

interface Program {
  readonly job: string;
  readonly kind: string;
  readonly spec: PodMonitorSpec;
  readonly labels: Readonly<Record<string, string>>;
  readonly page: readonly string[];
  /** Absent for a program that the platform runs itself. */
  readonly kept?: readonly KeptSeriesPlan[];
  /** Selectors of its series in queries. */
  readonly selectors: readonly string[];
}

const revision = '5d4f8c9b7';
const hash = 'rollouts_pod_template_hash';

const programs = [...new Map(scenarios.flatMap(programsOf).map((program) => [program.kind, program])).values()];

/** The programs of an example: its servers, the proxies in front of them, and the sidecars of its jobs. */
function programsOf({ variants: [variant] }: (typeof scenarios)[number]): readonly Program[] {
  const plan = planOfVariant(variant);
  const objects = renderObjects(plan);
  const selectors = promqlOf(objects).flatMap(({ expr }) => selectorsOf(expr).map(({ text }) => text));
  const specOf = (namespace: string, name: string) => {
    const found = objects.find(
      ({ kind, metadata }) => kind === 'PodMonitor' && metadata.namespace === namespace && metadata.name === name,
    );
    if (!found) throw new Error(`no PodMonitor ${namespace}/${name}`);
    return (found as unknown as { readonly spec: PodMonitorSpec }).spec;
  };
  const containing = (...texts: readonly string[]) =>
    [...new Set(selectors)].filter((text) => texts.every((each) => text.includes(each)) && !text.startsWith('up{'));
  const servers = Object.values(plan.services).map((service): Program => {
    const { namespace, name, runtime, models, monitoring, rollout } = service;
    const revisions = rollout.kind === 'rolling' ? {} : { [hash]: revision };
    return {
      job: `${namespace}/${name}`,
      kind: `${runtime} ${rollout.kind}`,
      spec: specOf(namespace, name),
      labels: { namespace, pod: `${name}-${revision}-abcde`, container: 'server', endpoint: 'metrics', ...revisions },
      page: serverPages[runtime](models[0].name),
      ...(monitoring.scrape.kept && { kept: monitoring.scrape.kept }),
      selectors: containing(`job="${namespace}/${name}"`).map((text) =>
        text.replaceAll('{{args.canary-hash}}', revision),
      ),
    };
  });
  const proxies = Object.values(plan.services)
    .filter(({ monitoring, routes }) => routes.length > 0 && monitoring.slo?.latency)
    .flatMap((service) => {
      const [{ gateway, gatewayNamespace } = { gateway: '', gatewayNamespace: '' }] = service.routes;
      return {
        job: `${gatewayNamespace}/${gateway}`,
        kind: 'proxy',
        spec: specOf(gatewayNamespace, gateway),
        labels: { namespace: 'envoy-gateway-system', pod: 'proxy' },
        page: proxyPage(service),
        selectors: containing(
          'envoy_cluster_',
          `httproute/${service.namespace}/(${service.routes.map(({ name }) => name).join('|')})/`,
        ),
      };
    });
  const jobs = Object.values(plan.training).flatMap(({ namespace, name, run, scrape }): readonly Program[] =>
    scrape
      ? [
          {
            job: `${namespace}/${name}`,
            kind: 'checkpoints',
            spec: specOf(namespace, name),
            labels: { namespace, pod: `${run}-0-abcde`, container: 'copy', endpoint: 'metrics' },
            page: checkpointPage,
            ...(scrape.kept && { kept: scrape.kept }),
            selectors: containing('model_platform_checkpoint_', run),
          },
        ]
      : [],
  );
  return [...servers, ...proxies, ...jobs];
}

const hostile = programs.filter(({ kept }) => kept !== undefined);
const withProgram = whyNotTested() === undefined ? test : test.skip;

let server: Server;
let running: Prometheus;
const counts = new Map<string, number>();

const pathOf = (kind: string) => `/${kind.replaceAll(' ', '-')}`;

/** The page of a program at its next scrape. */
function answer(path: string): string {
  const count = (counts.get(path) ?? 0) + 1;
  counts.set(path, count);
  const program = programs.find(({ kind }) => pathOf(kind) === path.replace('/open', ''));
  if (!program) throw new Error(`no program at ${path}`);
  const { page, kept } = program;
  return [...page, ...(kept ? hostileLines(kept, count) : []), ''].join('\n');
}

beforeAll(async () => {
  if (whyNotTested() !== undefined) return;
  server = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(answer(url));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const targets = programs.map(
    ({ kind, job, labels, spec }): Target => ({ job, labels, spec, address, path: pathOf(kind) }),
  );
  const [first] = targets.filter(({ path }) => hostile.some(({ kind }) => path === pathOf(kind)));
  if (!first) throw new Error('no program is hostile');
  const [endpoint] = first.spec.podMetricsEndpoints;
  const open: Target = {
    ...first,
    job: 'without/relabelings',
    path: `${first.path}/open`,
    spec: { ...first.spec, podMetricsEndpoints: [{ ...endpoint, metricRelabelings: [] }] },
  };
  running = await startPrometheus([...targets, open], await freePort(0));
  while (targets.some(({ path }) => (counts.get(path) ?? 0) < scrapes)) await wait(250);
});
afterAll(() => {
  running?.close();
  server?.closeAllConnections();
  server?.close();
});

withProgram('every runtime, a job with checkpoints and a proxy is scraped', async () => {
  const kinds = programs.map(({ kind }) => kind.split(' ')[0]);
  expect([...new Set(kinds)].sort()).toEqual(['checkpoints', 'proxy', 'scikit-learn', 'triton', 'vllm']);
  const errors = await running.lastErrors();
  expect(programs.map(({ job }) => [job, errors[job]])).toEqual(programs.map(({ job }) => [job, '']));
});

withProgram('every query finds its series', async () => {
  const missing: string[] = [];
  for (const { selectors, kind } of programs) {
    expect([kind, selectors.length > 0]).toEqual([kind, true]);
    for (const selector of selectors) {
      if ((await running.seriesOf(selector)) === 0) missing.push(`${kind}: ${selector}`);
    }
  }
  expect(missing).toEqual([]);
});

withProgram('the number of series of a hostile program is limited', async () => {
  const found: string[] = [];
  for (const { job, kind, kept = [] } of hostile) {
    const series = await running.seriesOf(`{job="${job}"}`);
    found.push(`${kind} ${series} of at most ${mostSeries(kept) + ofTarget}`);
    expect(series).toBeLessThanOrEqual(mostSeries(kept) + ofTarget);
  }
  const open = await running.seriesOf('{job="without/relabelings"}');
  expect(open).toBeGreaterThan(scrapes * 300);
  process.stderr.write(
    `series of hostile programs after ${scrapes} scrapes: ${found.join(', ')}; ${open} without relabelings\n`,
  );
});
