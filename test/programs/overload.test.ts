import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rowsRequest } from './inference';
import { watchProbes } from './kubelet';
import { sendLoad, sendRequest } from './load';
import type { LocalProcess } from './local-process';
import { started } from './probes';
import { scikitLearnServer } from './python';
import { renderExample } from './rendered';
import { servedService, serverStarter, temporaryFolder } from './servers';

const python = scikitLearnServer('MLServer under overload');
const bin = python.kind === 'ready' ? python.bin : '';
const folder = temporaryFolder();
const start = serverStarter(bin, folder);
const service = servedService(renderExample('first-model'), 'breast-cancer');
const modelFile = join(folder, 'slow.joblib');

/**
 * A forest that takes at least 0.5 s for one row on this machine, so that 32 clients are an overload on a machine of any
 * speed.
 */
const train = [
  'import sys, time, joblib',
  'from sklearn.datasets import load_breast_cancer',
  'from sklearn.ensemble import RandomForestClassifier',
  'data = load_breast_cancer()',
  'forest = RandomForestClassifier(n_estimators=200, n_jobs=1, random_state=0).fit(data.data, data.target)',
  'def seconds():',
  '    start = time.perf_counter()',
  '    forest.predict(data.data[:1])',
  '    return time.perf_counter() - start',
  'forest.estimators_ *= int(0.5 / min(seconds() for _ in range(20))) + 1',
  'joblib.dump(forest, sys.argv[1])',
].join('\n');

const row = rowsRequest([Array.from({ length: 30 }, (_, column) => column)]);

(python.kind === 'ready' ? describe : describe.skip)('the server of a slow model', () => {
  let server: LocalProcess;
  const url = () => `http://127.0.0.1:${server.ports.http}/v2/models/breast-cancer`;

  beforeAll(async () => {
    execFileSync(join(bin, 'python'), ['-c', train, modelFile]);
    server = (await start.pod(service, () => modelFile)).main;
    await started(service.container, server);
  });

  test('answers all probes during a minute of overload, and sheds requests that wait too long', async () => {
    const kubelet = watchProbes(service.container, server);
    const load = sendLoad(`${url()}/infer`, row, 32);
    await sleep(60_000);
    const statuses = await load.stop();
    const { readiness, liveness } = await kubelet.stop();
    const answered = statuses.filter((status) => status === 200).length;
    process.stderr.write(
      `MLServer overload: ${liveness.failures} of ${liveness.probes} liveness and ${readiness.failures} of ${readiness.probes} readiness probes failed, ` +
        `slowest ${Math.max(liveness.slowestSeconds, readiness.slowestSeconds).toFixed(2)} s; ${answered} of ${statuses.length} requests were answered, the others refused with 503\n`,
    );
    expect([liveness.longestRun, readiness.longestRun]).toEqual([0, 0]);
    expect(answered).toBeGreaterThan(10);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
  });

  test('answers again after the overload, without a restart', async () => {
    expect(server.child.exitCode).toBeNull();
    expect((await sendRequest(`${url()}/infer`, row)).status).toBe(200);
  });

  test('refuses requests at once when too many wait', async () => {
    const all = await Promise.all(Array.from({ length: 300 }, () => sendRequest(`${url()}/infer`, row)));
    const statuses = all.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect((await sendRequest(`${url()}/infer`, row)).status).toBe(200);
  });

  test('lets no client unload its model', async () => {
    const management = url().replace('/v2/models/', '/v2/repository/models/');
    expect((await sendRequest(`${management}/unload`, {})).status).toBe(403);
    expect((await sendRequest(`${management}/load`, {})).status).toBe(403);
    expect((await sendRequest(`${url()}/infer`, row)).status).toBe(200);
  });
});
