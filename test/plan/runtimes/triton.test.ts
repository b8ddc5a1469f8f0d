import { triton } from '../../../lib/plan/runtimes/triton';
import { GiB, MiB } from '../../../lib/units/quantity';
import { modelCalled } from './models';

const one = [modelCalled('ranker', 'model.tar')] as const;
const two = [modelCalled('ranker', 'model.tar'), modelCalled('recall', 'model.tar')] as const;

test('the server is given the folder of all models', () => {
  expect(triton.command(two, '/models/current', undefined).slice(0, 2)).toEqual([
    'tritonserver',
    '--model-repository=/models/current',
  ]);
});

test('a model has a folder of its own even where it is alone', () => {
  expect(triton.ownFolder).toBe('always');
});

test('a model that does not load ends the server, and ready is who serves every model', () => {
  const command = triton.command(one, '/models/current', undefined);
  expect(command).toContain('--exit-on-error=true');
  expect(command).toContain('--strict-readiness=true');
});

test('nobody who sends requests can load or unload a model, so the server alone tells whether it lives', () => {
  expect(triton.command(one, '/models/current', undefined)).toContain('--model-control-mode=none');
  expect(triton.probes(one).liveness).toEqual({ kind: 'http', path: '/v2/health/live' });
});

test('the server opens the ports of the plan, and none for gRPC', () => {
  const command = triton.command(one, '/models/current', undefined);
  expect(command).toContain(`--http-port=${triton.httpPort}`);
  expect(command).toContain(`--metrics-port=${triton.metricsPort}`);
  expect(command).toContain('--allow-grpc=false');
});

test('one model is asked by its own path, several by that of the server', () => {
  expect(triton.probes(one).readiness).toEqual({ kind: 'http', path: '/v2/models/ranker/ready' });
  expect(triton.probes(two).startup).toEqual({ kind: 'http', path: '/v2/health/ready' });
  expect(triton.probes(two).readiness).toEqual({ kind: 'http', path: '/v2/health/ready' });
});

test('each model has its path', () => {
  expect(triton.paths(two)).toEqual({ prefixes: ['/v2/models/ranker', '/v2/models/recall'] });
});

test('no histogram tells how long requests take', () => {
  expect(triton.metrics.latency.kind).toBe('none');
});

test('a request that its client gave up is no failure of ours', () => {
  expect(triton.metrics.failures('job="a/b"')).toBe('nv_inference_request_failure{job="a/b",reason!="CANCELED"}');
});

test('memory has room for the server, its shared memory and the models', () => {
  expect(triton.resources(GiB).memoryBytes).toBe(5 * GiB + 512 * MiB);
  expect(triton.sharedMemoryBytes(1)).toBe(512 * MiB);
});
