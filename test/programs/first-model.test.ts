import { execFileSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../snapshots/scenarios';
import { drain } from './drain';
import { predictionsOf, rowsRequest } from './inference';
import { sendRequest } from './load';
import type { LocalProcess } from './local-process';
import { started } from './probes';
import { scikitLearnServer } from './python';
import { renderExample } from './rendered';
import { neverServes, probeAnswers, queriedSeries, servedService, serverStarter, temporaryFolder } from './servers';

const python = scikitLearnServer('serving of first-model');
const bin = python.kind === 'ready' ? python.bin : '';
const folder = temporaryFolder();
const start = serverStarter(bin, folder);
const service = servedService(renderExample('first-model'), 'breast-cancer');
const modelFile = join(folder, 'model.joblib');

/** The first samples of the data set, and the predictions of scikit-learn for them. */
function expected(): { readonly rows: readonly (readonly number[])[]; readonly predicted: readonly number[] } {
  const script = [
    'import json, sys, joblib',
    'from sklearn.datasets import load_breast_cancer',
    'rows = load_breast_cancer().data[:40]',
    'print(json.dumps({"rows": rows.tolist(), "predicted": joblib.load(sys.argv[1]).predict(rows).tolist()}))',
  ].join('\n');
  return JSON.parse(execFileSync(join(bin, 'python'), ['-c', script, modelFile], { encoding: 'utf8' }));
}

const broken: readonly (readonly [string, (models: string) => void])[] = [
  ['missing', () => undefined],
  ['broken', (models) => writeFileSync(join(models, 'model.joblib'), 'this is no model')],
];

(python.kind === 'ready' ? describe : describe.skip)('the server of first-model, started as in its Deployment', () => {
  beforeAll(() => {
    // The program writes to its own folder.
    copyFileSync(join(root, 'examples/first-model/train.py'), join(folder, 'train.py'));
    execFileSync(join(bin, 'python'), [join(folder, 'train.py')]);
  });

  test.each(broken)('is neither started nor ready while its model is %s', async (_, put) => {
    const server = await start.alone(service, put);
    await neverServes(service, server, 30);
    // It exits if it cannot load its model; the kubelet restarts it.
    expect(await server.ended()).toBe(0);
    expect(server.output()).toContain("Couldn't load model 'breast-cancer'");
  });

  test('does not start with a model file of another digest', async () => {
    const other = join(folder, 'other.joblib');
    writeFileSync(other, 'another model');
    const { plan } = service;
    const expectedService = {
      ...service,
      plan: { ...plan, models: [{ ...plan.models[0], sha256: 'f'.repeat(64) }] as const },
    };
    await expect(start.pod(expectedService, () => other)).rejects.toThrow('model-download failed');
  });

  describe('with its model', () => {
    let server: LocalProcess;
    const url = () => `http://127.0.0.1:${server.ports.http}/v2/models/breast-cancer/infer`;

    beforeAll(async () => {
      const pod = await start.pod(service, () => modelFile);
      server = pod.main;
      await started(service.container, server);
    });

    test('passes all three probes', async () => {
      expect(await probeAnswers(service, server)).toEqual({ startup: true, readiness: true, liveness: true });
    });

    test('predicts what scikit-learn predicts', async () => {
      const { rows, predicted } = expected();
      const { status, json } = await sendRequest(url(), rowsRequest(rows));
      expect(status).toBe(200);
      expect(new Set(predicted)).toEqual(new Set([0, 1]));
      expect(predictionsOf(json)).toEqual(predicted);
    });

    test('exports every series of rules, alerts and the dashboard', async () => {
      const { rows } = expected();
      for (let sent = 0; sent < 5; sent++) await sendRequest(url(), rowsRequest(rows));
      // Too few columns: scikit-learn raises, which counts as a server error.
      expect((await sendRequest(url(), rowsRequest([[1, 2, 3]]))).status).toBe(500);
      const { queried, absent } = await queriedSeries(service, server);
      expect(queried.length).toBeGreaterThanOrEqual(4);
      expect(absent).toEqual([]);
    });

    test('loses no request during a drain under load', async () => {
      const rows = Array.from({ length: 4000 }, () => Array.from({ length: 30 }, (_, column) => column));
      const { inFlight, responses, lost, ended } = await drain(service.pod, server, url(), rowsRequest(rows));
      expect(inFlight).toBeGreaterThan(0);
      expect(responses).toBeGreaterThan(8);
      expect(lost).toEqual([]);
      expect(ended).toBe(0);
    });
  });
});
