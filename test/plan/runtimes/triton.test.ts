import { serverPorts } from '../../../lib/plan/runtimes/runtime';
import { triton } from '../../../lib/plan/runtimes/triton';
import { GiB, MiB } from '../../../lib/units/quantity';
import { modelCalled } from './models';

const one = [modelCalled('ranker', 'model.tar')] as const;
const two = [modelCalled('ranker', 'model.tar'), modelCalled('recall', 'model.tar')] as const;

test('the model repository is the folder of all models', () => {
  expect(triton.command(two, '/models/current', undefined, 15).slice(0, 2)).toEqual([
    'tritonserver',
    '--model-repository=/models/current',
  ]);
});

test('a single model also has its own folder', () => {
  expect(triton.ownFolder).toBe('always');
});

test('the server exits if a model fails to load, and is ready only with all models', () => {
  const command = triton.command(one, '/models/current', undefined, 15);
  expect(command).toContain('--exit-on-error=true');
  expect(command).toContain('--strict-readiness=true');
});

test('clients cannot load or unload models, so the liveness probe checks only the server', () => {
  expect(triton.command(one, '/models/current', undefined, 15)).toContain('--model-control-mode=none');
  expect(triton.probes(one).liveness).toEqual({ kind: 'http', path: '/v2/health/live' });
});

test('the management paths need a header that no request can have', () => {
  const [flag] = triton
    .command(one, '/models/current', undefined, 15)
    .filter((each) => each.startsWith('--http-restricted-api='));
  expect(flag).toMatch(/=model-repository,shared-memory,trace,logging:[a-z]+:[a-z]+=[a-z]+$/);
});

test('the server listens on the ports of the plan, and not on gRPC', () => {
  const command = triton.command(one, '/models/current', undefined, 15);
  expect(command).toContain(`--http-port=${serverPorts.http}`);
  expect(command).toContain(`--metrics-port=${serverPorts.metrics}`);
  expect(command).toContain('--allow-grpc=false');
});

test('a single model is probed at its own path, several at that of the server', () => {
  expect(triton.probes(one).readiness).toEqual({ kind: 'http', path: '/v2/models/ranker/ready' });
  expect(triton.probes(two).startup).toEqual({ kind: 'http', path: '/v2/health/ready' });
  expect(triton.probes(two).readiness).toEqual({ kind: 'http', path: '/v2/health/ready' });
});

test('each model has its path', () => {
  expect(triton.paths(two)).toEqual({ prefixes: ['/v2/models/ranker', '/v2/models/recall'] });
});

test('there is no latency histogram', () => {
  expect(triton.metrics.latency.kind).toBe('none');
});

test('requests that clients cancel are not failures', () => {
  expect(triton.metrics.failures('job="a/b"')).toBe('nv_inference_request_failure{job="a/b",reason!="CANCELED"}');
});

test('memory covers the server, its shared memory and the models', () => {
  expect(triton.resources(GiB).memoryBytes).toBe(5 * GiB + 512 * MiB);
  expect(triton.sharedMemoryBytes(1)).toBe(512 * MiB);
});
