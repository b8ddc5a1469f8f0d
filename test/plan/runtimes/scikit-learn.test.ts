import { scikitLearn } from '../../../lib/plan/runtimes/scikit-learn';
import { MiB } from '../../../lib/units/quantity';

const model = {
  name: 'churn',
  version: 'v1',
  location: { kind: 'gcs', bucket: 'any' },
  path: 'churn/v1/model.joblib',
  sha256: 'ab'.repeat(32),
  bytes: MiB,
} as const;

test('the server is started by itself, so that it hears when it is to stop', () => {
  expect(scikitLearn.command(model)).toEqual(['mlserver', 'start', '/tmp']);
});

test('the server is told the ports that the plan opens', () => {
  const env = scikitLearn.env(model, '/models/current');
  expect(env.MLSERVER_HTTP_PORT).toBe(String(scikitLearn.httpPort));
  expect(env.MLSERVER_METRICS_PORT).toBe(String(scikitLearn.metricsPort));
});

test('the server is told the one model that it serves', () => {
  expect(scikitLearn.env(model, '/models/current')).toMatchObject({
    MLSERVER_MODEL_NAME: 'churn',
    MLSERVER_MODEL_VERSION: 'v1',
    MLSERVER_MODEL_URI: '/models/current/model.joblib',
  });
});

test('all that it writes is in folders that have room for it', () => {
  const { MLSERVER_ENVIRONMENTS_DIR, MLSERVER_METRICS_DIR, HOME } = scikitLearn.env(model, '/models/current');
  for (const folder of [MLSERVER_ENVIRONMENTS_DIR, MLSERVER_METRICS_DIR, HOME, scikitLearn.workingDirectory]) {
    expect(scikitLearn.scratch.some(({ path }) => folder === path || folder?.startsWith(`${path}/`))).toBe(true);
  }
});

test('answers to failed requests hold no stack trace', () => {
  expect(scikitLearn.env(model, '/models/current').MLSERVER_DEBUG).toBe('false');
});

test('nobody is root', () => {
  expect([scikitLearn.user, scikitLearn.group]).toEqual([10001, 10001]);
});

test('memory is asked for in whole MiB, more for a larger model', () => {
  expect(scikitLearn.resources(1)).toEqual({ cpuMilli: 500, memoryBytes: 513 * MiB });
  expect(scikitLearn.resources(100 * MiB)).toEqual({ cpuMilli: 500, memoryBytes: 812 * MiB });
});

test('a bound of the histogram is written as Prometheus writes it', () => {
  const le = (seconds: number) => /le="([^"]+)"/.exec(scikitLearn.metrics.answeredWithin('x="y"', seconds))?.[1];
  expect(scikitLearn.metrics.boundsSeconds.map(le)).toEqual([
    ...['0.005', '0.01', '0.025', '0.05', '0.075', '0.1', '0.25', '0.5', '0.75', '1.0'],
    ...['2.5', '5.0', '7.5', '10.0'],
  ]);
});

test('the bounds rise', () => {
  const { boundsSeconds } = scikitLearn.metrics;
  expect([...boundsSeconds].sort((a, b) => a - b)).toEqual(boundsSeconds);
});
