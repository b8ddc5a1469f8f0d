import { serverPorts } from '../../../lib/plan/runtimes/runtime';
import { scikitLearn } from '../../../lib/plan/runtimes/scikit-learn';
import { MiB } from '../../../lib/units/quantity';
import { histogramOf, modelCalled } from './models';

const one = [modelCalled('churn')] as const;
const three = [modelCalled('north'), modelCalled('south', 'model.tar'), modelCalled('west')] as const;

test('the server is the main process, so that it receives SIGTERM', () => {
  const [program, option, , ...rest] = scikitLearn.command(one, '/models/current', undefined, 15);
  expect([program, option, ...rest]).toEqual(['python', '-c', 'start', '/tmp']);
});

test('a request waits for a third of the timeout at most', () => {
  const programOf = (timeoutSeconds: number) =>
    scikitLearn.command(one, '/models/current', undefined, timeoutSeconds)[2];
  expect(programOf(15)).toContain('- arrived > 5:');
  expect(programOf(4)).toContain('- arrived > 1.3:');
});

test('a server with a prediction that takes much longer than the timeout is not alive', () => {
  const programOf = (timeoutSeconds: number) =>
    scikitLearn.command(one, '/models/current', undefined, timeoutSeconds)[2];
  expect(programOf(15)).toContain('- begin < 300');
  expect(programOf(400)).toContain('- begin < 800');
});

test('the server listens on the ports of the plan', () => {
  const env = scikitLearn.env(one, '/models/current');
  expect(env.MLSERVER_HTTP_PORT).toBe(String(serverPorts.http));
  expect(env.MLSERVER_METRICS_PORT).toBe(String(serverPorts.metrics));
});

test('environment variables configure a single model', () => {
  expect(scikitLearn.env(one, '/models/current')).toMatchObject({
    MLSERVER_MODEL_NAME: 'churn',
    MLSERVER_MODEL_VERSION: 'v1',
    MLSERVER_MODEL_URI: '/models/current/model.joblib',
  });
});

test('all writable folders are scratch volumes', () => {
  const { MLSERVER_ENVIRONMENTS_DIR, MLSERVER_METRICS_DIR, HOME } = scikitLearn.env(one, '/models/current');
  for (const folder of [MLSERVER_ENVIRONMENTS_DIR, MLSERVER_METRICS_DIR, HOME, scikitLearn.workingDirectory]) {
    expect(scikitLearn.scratch.some(({ path }) => folder === path || folder?.startsWith(`${path}/`))).toBe(true);
  }
});

test('error responses contain no stack trace', () => {
  expect(scikitLearn.env(one, '/models/current').MLSERVER_DEBUG).toBe('false');
});

test('the server does not run as root', () => {
  expect([scikitLearn.user, scikitLearn.group]).toEqual([10001, 10001]);
});

test('requests memory in whole MiB, more for a larger model', () => {
  expect(scikitLearn.resources(1)).toEqual({ cpuMilli: 500, memoryBytes: 513 * MiB });
  expect(scikitLearn.resources(100 * MiB)).toEqual({ cpuMilli: 500, memoryBytes: 812 * MiB });
});

test('formats bounds of the histogram as Prometheus does', () => {
  const { answeredWithin, boundsSeconds } = histogramOf(scikitLearn);
  const le = (seconds: number) => /le="([^"]+)"/.exec(answeredWithin('x="y"', seconds))?.[1];
  expect(boundsSeconds.map(le)).toEqual([
    ...['0.005', '0.01', '0.025', '0.05', '0.075', '0.1', '0.25', '0.5', '0.75', '1.0'],
    ...['2.5', '5.0', '7.5', '10.0'],
  ]);
});

test('the bounds are ascending', () => {
  const { boundsSeconds } = histogramOf(scikitLearn);
  expect([...boundsSeconds].sort((a, b) => a - b)).toEqual(boundsSeconds);
});

describe('with several models', () => {
  test('each model has a settings file with the path of the model', () => {
    expect(scikitLearn.settings?.(three, '/models/current')).toEqual({
      folder: '_settings',
      file: 'model-settings.json',
      contents: [
        '{"name":"north","implementation":"__main__.Model","parameters":{"version":"v1","uri":"/models/current/north/model.joblib"}}',
        '{"name":"south","implementation":"__main__.Model","parameters":{"version":"v1","uri":"/models/current/south"}}',
        '{"name":"west","implementation":"__main__.Model","parameters":{"version":"v1","uri":"/models/current/west/model.joblib"}}',
      ],
    });
  });

  test('the server reads only the settings folder', () => {
    expect(scikitLearn.command(three, '/models/current', undefined, 15).slice(-2)).toEqual([
      'start',
      '/models/current/_settings',
    ]);
  });

  test('no environment variable configures a model', () => {
    const names = Object.keys(scikitLearn.env(three, '/models/current'));
    expect(names.filter((name) => name.startsWith('MLSERVER_MODEL_'))).toEqual([]);
  });

  test('the startup probe checks each model, because no endpoint covers all of them before they are loaded', () => {
    const { startup } = scikitLearn.probes(three);
    expect(startup).toMatchObject({ kind: 'exec' });
    expect(startup.kind === 'exec' && startup.command.slice(-3)).toEqual(['north', 'south', 'west']);
  });

  test('the liveness probe starts no process and checks no model', () => {
    expect(scikitLearn.probes(three).liveness).toEqual({ kind: 'http', path: '/v2/health/live' });
  });

  test('the readiness probe checks the whole server', () => {
    expect(scikitLearn.probes(three).readiness).toEqual({ kind: 'http', path: '/v2/health/ready' });
  });

  test('each model has its path', () => {
    expect(scikitLearn.paths(three)).toEqual({
      prefixes: ['/v2/models/north', '/v2/models/south', '/v2/models/west'],
    });
  });
});

test('a single model is probed at its own path, and has no settings file', () => {
  const path = { kind: 'http', path: '/v2/models/churn/ready' };
  expect(scikitLearn.probes(one)).toMatchObject({ startup: path, readiness: path });
  expect(scikitLearn.settings?.(one, '/models/current')).toBeUndefined();
});
