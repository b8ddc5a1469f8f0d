import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { rowsRequest } from './inference';
import { watchProbes } from './kubelet';
import { sendLoad, sendRequest } from './load';
import { type LocalProcess, startContainer } from './local-process';
import { started } from './probes';
import { tritonServer } from './python';
import { type ContainerManifest, renderExample } from './rendered';
import { probeAnswers, queriedSeries, servedService, temporaryFolder } from './servers';

const python = tritonServer('Triton under overload');
const bin = python.kind === 'ready' ? python.bin : '';
const folder = temporaryFolder();
const service = servedService(renderExample('marketplace-search'), 'recommender');
const row = rowsRequest([Array.from({ length: 30 }, (_, column) => column)]);

/** A model of the Python backend that computes for half a second, with the bounded queue that the guide describes. */
const config = [
  'backend: "python"',
  'max_batch_size: 1',
  'input [{ name: "x", data_type: TYPE_FP64, dims: [30] }]',
  'output [{ name: "y", data_type: TYPE_FP64, dims: [1] }]',
  'instance_group [{ kind: KIND_CPU, count: 1 }]',
  'dynamic_batching { default_queue_policy {',
  '  max_queue_size: 64, default_timeout_microseconds: 5000000, timeout_action: REJECT',
  '} }',
].join('\n');

const program = [
  'import time, numpy',
  'import triton_python_backend_utils as utils',
  'class TritonPythonModel:',
  '    def execute(self, requests):',
  '        end = time.monotonic() + 0.5 * len(requests)',
  '        while time.monotonic() < end: pass',
  '        return [utils.InferenceResponse([utils.Tensor("y", numpy.zeros((1, 1)))]) for _ in requests]',
].join('\n');

/** Sends a request without a body as text, with a header that a client library would refuse, and returns its status. */
async function statusOf(server: LocalProcess, method: string, path: string, header = 'a: b'): Promise<number> {
  const socket = connect(server.ports.http ?? 0, '127.0.0.1');
  socket.end(`${method} ${path} HTTP/1.1\r\nhost: a\r\n${header}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
  return Number(/^HTTP\/1\.1 (\d+)/.exec(await text(socket))?.[1]);
}

/** Starts the container with the program and the backend of the Python package, in place of those of the image. */
async function start(): Promise<LocalProcess> {
  const packages = readdirSync(join(bin, '../lib')).map((version) => join(bin, '../lib', version, 'site-packages'))[0];
  const server = join(packages ?? '', 'pytriton/tritonserver');
  const minor = /python(3\.\d+)/.exec(packages ?? '')?.[1] ?? '';
  cpSync(join(server, 'backends'), join(folder, 'backends'), { recursive: true });
  const stub = 'triton_python_backend_stub';
  cpSync(join(server, 'python_backend_stubs', minor, stub), join(folder, 'backends/python', stub));
  const model = join(folder, 'models/recommender');
  for (const path of [join(folder, 'tmp'), join(model, '1')]) mkdirSync(path, { recursive: true });
  writeFileSync(join(model, 'config.pbtxt'), config);
  writeFileSync(join(model, '1/model.py'), program);
  const { container } = service;
  const command = [...(container.command ?? []), '--backend-directory=/opt/tritonserver/backends'];
  const folders = {
    '/models/current': join(folder, 'models'),
    '/tmp': join(folder, 'tmp'),
    '/opt/tritonserver': folder,
  };
  const env = { PYTHONPATH: packages ?? '', LD_LIBRARY_PATH: join(packages ?? '', 'nvidia_pytriton.libs') };
  return startContainer({ ...container, command }, { bin: `${join(server, 'bin')}:${bin}`, folders, env });
}

(python.kind === 'ready' ? describe : describe.skip)('Triton, started as in its Deployment', () => {
  const container: ContainerManifest = service.container;
  let server: LocalProcess;
  const url = () => `http://127.0.0.1:${server.ports.http}/v2/models/recommender/infer`;

  beforeAll(async () => {
    server = await start();
    await started(container, server);
  });
  afterAll(() => server?.kill());

  test('passes all three probes and answers', async () => {
    expect(await probeAnswers(service, server)).toEqual({ startup: true, readiness: true, liveness: true });
    expect((await sendRequest(url(), row)).status).toBe(200);
  });

  test.each([
    ['GET', '/v2/trace/setting'],
    ['POST', '/v2/trace/setting'],
    ['POST', '/v2/models/recommender/trace/setting'],
    ['GET', '/v2/logging'],
    ['POST', '/v2/logging'],
    ['POST', '/v2/repository/index'],
    ['POST', '/v2/repository/models/recommender/load'],
    ['POST', '/v2/repository/models/recommender/unload'],
    ['GET', '/v2/systemsharedmemory/status'],
    ['POST', '/v2/systemsharedmemory/region/a/register'],
    ['POST', '/v2/systemsharedmemory/unregister'],
    ['GET', '/v2/cudasharedmemory/status'],
    ['POST', '/v2/cudasharedmemory/unregister'],
  ])('a consumer cannot use the management API: %s %s', async (method, path) => {
    expect(await statusOf(server, method, path)).toBe(403);
    // The name of the header that opens it has a colon, which ends the name in a request.
    expect(await statusOf(server, method, path, 'closed:header: closed')).toBe(403);
    expect(await statusOf(server, method, path, 'closed%3Aheader: closed')).toBe(403);
  });

  test('a consumer reads the metadata of the server and of its models', async () => {
    for (const path of ['/v2', '/v2/models/recommender', '/v2/models/recommender/config']) {
      expect(await statusOf(server, 'GET', path)).toBe(200);
    }
  });

  test('answers all probes during a minute of overload, and its queue refuses the rest', async () => {
    const kubelet = watchProbes(container, server);
    const load = sendLoad(url(), row, 100);
    await sleep(60_000);
    const statuses = await load.stop();
    const { readiness, liveness } = await kubelet.stop();
    const answered = statuses.filter((status) => status === 200).length;
    process.stderr.write(
      `Triton overload: ${liveness.failures} of ${liveness.probes} liveness and ${readiness.failures} of ${readiness.probes} readiness probes failed, ` +
        `slowest ${Math.max(liveness.slowestSeconds, readiness.slowestSeconds).toFixed(2)} s; ${answered} of ${statuses.length} requests were answered\n`,
    );
    expect([liveness.longestRun, readiness.longestRun]).toEqual([0, 0]);
    expect(answered).toBeGreaterThan(10);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect((await sendRequest(url(), row)).status).toBe(200);
  });

  test('exports every series of rules, alerts and the dashboard', async () => {
    const { queried, absent } = await queriedSeries(service, server);
    expect(queried.length).toBeGreaterThan(0);
    expect(absent).toEqual([]);
  });
});
