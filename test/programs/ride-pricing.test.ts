import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../snapshots/scenarios';
import { drain } from './drain';
import { predictionsOf, rowsRequest } from './inference';
import { ask } from './load';
import type { LocalProcess } from './local-process';
import { passes, started } from './probes';
import { scikitLearnServer } from './python';
import { renderExample } from './rendered';
import { askedOfMetrics, neverServes, probeAnswers, serverStarter, serviceOf, temporaryFolder } from './servers';

const python = scikitLearnServer('the servers of ride-pricing');
const bin = python.kind === 'ready' ? python.bin : '';
const folder = temporaryFolder();
const start = serverStarter(bin, folder);
const example = renderExample('ride-pricing');
const shared = serviceOf(example, 'price-other-cities');
const own = serviceOf(example, 'price-london');
const output = join(folder, 'output');
const fileOf = (city: string) => join(output, city, 'model.joblib');

/** Kilometres, minutes, hour, demand and rain of two rides. */
const rides = [
  [3.2, 9, 18, 1.4, 0],
  [12.5, 31, 8, 0.9, 0.4],
];

/** What the city's model itself says of them. */
function priced(city: string): readonly number[] {
  const script =
    'import json, sys, joblib; print(json.dumps(joblib.load(sys.argv[1]).predict(json.loads(sys.argv[2])).tolist()))';
  const argv = ['-c', script, fileOf(city), JSON.stringify(rides)];
  return JSON.parse(execFileSync(join(bin, 'python'), argv, { encoding: 'utf8' }));
}

function inferUrl(server: LocalProcess, city: string): string {
  return `http://127.0.0.1:${server.ports.http}/v2/models/${city}/infer`;
}

(python.kind === 'ready' ? describe : describe.skip)(
  'the servers of ride-pricing, as their Deployments start them',
  () => {
    beforeAll(() => {
      const cities = Object.values(example.plan.services).flatMap(({ models }) => models.map(({ name }) => name));
      const env = { ...process.env, CITIES: cities.join(), CHECKPOINT_DIRECTORY: join(folder, 'checkpoints') };
      const argv = [join(root, 'examples/ride-pricing/train.py')];
      execFileSync(join(bin, 'python'), argv, { env: { ...env, OUTPUT_DIRECTORY: output }, stdio: 'ignore' });
    });

    test('one of several models that cannot be loaded keeps the server from starting', async () => {
      const damaged = join(folder, 'damaged.joblib');
      writeFileSync(damaged, 'this is no model');
      const { main } = await start.pod(shared, (city) => (city === 'vienna' ? damaged : fileOf(city)));
      await neverStarts(main);
      expect(await main.ended()).toBe(0);
      expect(main.output()).toContain("Couldn't load model 'vienna'");
    });

    /** Readiness is asked only after the start. */
    async function neverStarts(server: LocalProcess): Promise<void> {
      while (server.child.exitCode === null) expect(await passes(shared.container.startupProbe, server)).toBe(false);
    }

    describe('one server with the models of all cities that are not busy', () => {
      let server: LocalProcess;

      beforeAll(async () => {
        server = (await start.pod(shared, fileOf)).main;
        await started(shared.container, server);
      });

      test('passes all three probes', async () => {
        expect(shared.plan.models.length).toBeGreaterThan(30);
        expect(await probeAnswers(shared, server)).toEqual({ startup: true, readiness: true, liveness: true });
      });

      test('answers for each city with the price of its own model', async () => {
        const answers = new Set<number>();
        for (const { name } of shared.plan.models) {
          const { status, json } = await ask(inferUrl(server, name), rowsRequest(rides));
          expect({ name, status }).toEqual({ name, status: 200 });
          answers.add(predictionsOf(json)[0] ?? 0);
        }
        expect(answers.size).toBe(shared.plan.models.length);
        const { json } = await ask(inferUrl(server, 'vienna'), rowsRequest(rides));
        expect(predictionsOf(json)).toEqual(priced('vienna'));
      });

      test('shows every series that rules, alerts and the dashboard ask for', async () => {
        expect((await ask(inferUrl(server, 'vienna'), rowsRequest([[1, 2]]))).status).toBe(500);
        const { asked, absent } = await askedOfMetrics(shared, server);
        expect(asked.length).toBeGreaterThanOrEqual(4);
        expect(absent).toEqual([]);
      });

      test('takes less memory than its limit', () => {
        const kibibytes = Number(
          execFileSync('ps', ['-o', 'rss=', '-p', String(server.child.pid)], { encoding: 'utf8' }),
        );
        const limit = shared.plan.pod.containers[0]?.resources.memoryBytes ?? 0;
        expect(kibibytes * 1024).toBeGreaterThan(50 * 2 ** 20);
        expect(kibibytes * 1024).toBeLessThan(0.8 * limit);
      });

      test('loses no request when it is drained under load', async () => {
        const rows = Array.from({ length: 4000 }, () => [3.2, 9, 18, 1.4, 0]);
        const { inFlight, lost, ended } = await drain(
          shared.pod,
          server,
          inferUrl(server, 'prague'),
          rowsRequest(rows),
        );
        expect(inFlight).toBeGreaterThan(0);
        expect(lost).toEqual([]);
        expect(ended).toBe(0);
      });
    });

    describe('the server of a busy city', () => {
      let server: LocalProcess;

      beforeAll(async () => {
        server = (await start.pod(own, fileOf)).main;
        await started(own.container, server);
      });

      test('passes all three probes, and prices rides of its city', async () => {
        expect(await probeAnswers(own, server)).toEqual({ startup: true, readiness: true, liveness: true });
        const { json } = await ask(inferUrl(server, 'london'), rowsRequest(rides));
        expect(predictionsOf(json)).toEqual(priced('london'));
      });
    });

    test('a server whose model is missing neither starts nor gets ready', async () => {
      const server = await start.alone(own, () => undefined);
      await neverServes(own, server, 30);
      expect(await server.ended()).toBe(0);
    });
  },
);
