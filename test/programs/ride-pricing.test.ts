import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../snapshots/scenarios';
import { drain } from './drain';
import { predictionsOf, rowsRequest } from './inference';
import { sendRequest } from './load';
import type { LocalProcess } from './local-process';
import { passes, started } from './probes';
import { modelScanner, scikitLearnServer } from './python';
import { renderExample } from './rendered';
import { neverServes, probeAnswers, queriedSeries, servedService, serverStarter, temporaryFolder } from './servers';

const python = scikitLearnServer('serving of ride-pricing');
const scanner = modelScanner('scans of ride-pricing');
const isReady = python.kind === 'ready' && scanner.kind === 'ready';
const bin = python.kind === 'ready' ? python.bin : '';
const scannerBin = scanner.kind === 'ready' ? scanner.bin : '';
const folder = temporaryFolder();
const start = serverStarter(`${bin}:${scannerBin}`, folder);
const example = renderExample('ride-pricing');
const shared = servedService(example, 'price-other-cities');
const own = servedService(example, 'price-london');
const output = join(folder, 'output');
const fileOf = (city: string) => join(output, city, 'model.pkl');

/** Kilometres, minutes, hour, demand and rain of two rides. */
const rides = [
  [3.2, 9, 18, 1.4, 0],
  [12.5, 31, 8, 0.9, 0.4],
];

/** Predictions of the model itself. */
function expectedPrices(city: string): readonly number[] {
  const script =
    'import json, sys, joblib; print(json.dumps(joblib.load(sys.argv[1]).predict(json.loads(sys.argv[2])).tolist()))';
  const argv = ['-c', script, fileOf(city), JSON.stringify(rides)];
  return JSON.parse(execFileSync(join(bin, 'python'), argv, { encoding: 'utf8' }));
}

function inferUrl(server: LocalProcess, city: string): string {
  return `http://127.0.0.1:${server.ports.http}/v2/models/${city}/infer`;
}

(isReady ? describe : describe.skip)('the servers of ride-pricing, started as in their Deployments', () => {
  beforeAll(() => {
    const cities = Object.values(example.plan.services).flatMap(({ models }) => models.map(({ name }) => name));
    const env = { ...process.env, CITIES: cities.join(), CHECKPOINT_DIRECTORY: join(folder, 'checkpoints') };
    const argv = [join(root, 'examples/ride-pricing/train.py')];
    execFileSync(join(bin, 'python'), argv, { env: { ...env, OUTPUT_DIRECTORY: output }, stdio: 'ignore' });
  });

  /** Writes a pickled object of a class that Python code defines. */
  function pickled(name: string, program: string): string {
    const file = join(folder, name);
    const argv = ['-c', `${program}\nimport pickle, sys\npickle.dump(made(), open(sys.argv[1], 'wb'))`, file];
    execFileSync(join(bin, 'python'), argv);
    return file;
  }

  const commands = (file: string) =>
    `import os\nclass made:\n    def __reduce__(self): return os.system, ('touch ${file}',)`;

  test('a model that runs a command when it is loaded stops the pod in its scan', async () => {
    const mark = join(folder, 'loaded');
    const bad = pickled('bad.pkl', commands(mark));
    execFileSync(join(bin, 'python'), ['-c', 'import joblib, sys; joblib.load(sys.argv[1])', bad]);
    expect(existsSync(mark)).toBe(true);
    rmSync(mark);
    await expect(start.pod(own, () => bad)).rejects.toThrow(/model-scan failed[\s\S]*unsafe operator 'system'/);
    const oneBad = (city: string) => (city === 'vienna' ? bad : fileOf(city));
    await expect(start.pod(shared, oneBad)).rejects.toThrow(/model-scan failed[\s\S]*vienna\/model\.pkl/);
    expect(existsSync(mark)).toBe(false);
  });

  test('a file that the scanner cannot read stops the pod in its scan', async () => {
    const unreadable = join(folder, 'unreadable.pkl');
    writeFileSync(unreadable, 'this is no model');
    await expect(start.pod(own, () => unreadable)).rejects.toThrow('model-scan failed');
  });

  test('the server does not start if one of several models cannot be loaded', async () => {
    // A class that the server does not have.
    const damaged = pickled('damaged.pkl', 'class made: pass');
    const { main } = await start.pod(shared, (city) => (city === 'vienna' ? damaged : fileOf(city)));
    await neverStarts(main);
    expect(await main.ended()).toBe(0);
    expect(main.output()).toContain("Couldn't load model 'vienna'");
  });

  /** Without readiness, which is probed only after the start. */
  async function neverStarts(server: LocalProcess): Promise<void> {
    while (server.child.exitCode === null) expect(await passes(shared.container.startupProbe, server)).toBe(false);
  }

  describe('the server with the models of all small cities', () => {
    let server: LocalProcess;

    beforeAll(async () => {
      server = (await start.pod(shared, fileOf)).main;
      await started(shared.container, server);
    });

    test('passes all three probes', async () => {
      expect(shared.plan.models.length).toBeGreaterThan(30);
      expect(await probeAnswers(shared, server)).toEqual({ startup: true, readiness: true, liveness: true });
    });

    test('predicts with the model of each city', async () => {
      const responses = new Set<number>();
      for (const { name } of shared.plan.models) {
        const { status, json } = await sendRequest(inferUrl(server, name), rowsRequest(rides));
        expect({ name, status }).toEqual({ name, status: 200 });
        responses.add(predictionsOf(json)[0] ?? 0);
      }
      expect(responses.size).toBe(shared.plan.models.length);
      const { json } = await sendRequest(inferUrl(server, 'vienna'), rowsRequest(rides));
      expect(predictionsOf(json)).toEqual(expectedPrices('vienna'));
    });

    test('exports every series of rules, alerts and the dashboard', async () => {
      expect((await sendRequest(inferUrl(server, 'vienna'), rowsRequest([[1, 2]]))).status).toBe(500);
      const { queried, absent } = await queriedSeries(shared, server);
      expect(queried.length).toBeGreaterThanOrEqual(4);
      expect(absent).toEqual([]);
    });

    test('uses less memory than its limit', () => {
      const kibibytes = Number(
        execFileSync('ps', ['-o', 'rss=', '-p', String(server.child.pid)], { encoding: 'utf8' }),
      );
      const limit = shared.plan.pod.containers[0]?.resources.memoryBytes ?? 0;
      expect(kibibytes * 1024).toBeGreaterThan(50 * 2 ** 20);
      expect(kibibytes * 1024).toBeLessThan(0.8 * limit);
    });

    test('loses no request during a drain under load', async () => {
      const rows = Array.from({ length: 4000 }, () => [3.2, 9, 18, 1.4, 0]);
      const { inFlight, lost, ended } = await drain(shared.pod, server, inferUrl(server, 'prague'), rowsRequest(rows));
      expect(inFlight).toBeGreaterThan(0);
      expect(lost).toEqual([]);
      expect(ended).toBe(0);
    });
  });

  describe('the server of a large city', () => {
    let server: LocalProcess;

    beforeAll(async () => {
      server = (await start.pod(own, fileOf)).main;
      await started(own.container, server);
    });

    test('passes all three probes, and predicts with the model of its city', async () => {
      expect(await probeAnswers(own, server)).toEqual({ startup: true, readiness: true, liveness: true });
      const { json } = await sendRequest(inferUrl(server, 'london'), rowsRequest(rides));
      expect(predictionsOf(json)).toEqual(expectedPrices('london'));
    });
  });

  test('a server without a model is neither started nor ready', async () => {
    const server = await start.alone(own, () => undefined);
    await neverServes(own, server, 30);
    expect(await server.ended()).toBe(0);
  });
});
