import { scikitLearn } from '../../../lib/plan/runtimes/scikit-learn';
import { MiB } from '../../../lib/units/quantity';
import { histogramOf, modelCalled } from './models';

const one = [modelCalled('churn')] as const;
const three = [modelCalled('north'), modelCalled('south', 'model.tar'), modelCalled('west')] as const;

test('the server is started by itself, so that it hears when it is to stop', () => {
  expect(scikitLearn.command(one, '/models/current', undefined)).toEqual(['mlserver', 'start', '/tmp']);
});

test('the server is told the ports that the plan opens', () => {
  const env = scikitLearn.env(one, '/models/current');
  expect(env.MLSERVER_HTTP_PORT).toBe(String(scikitLearn.httpPort));
  expect(env.MLSERVER_METRICS_PORT).toBe(String(scikitLearn.metricsPort));
});

test('the server is told the one model that it serves', () => {
  expect(scikitLearn.env(one, '/models/current')).toMatchObject({
    MLSERVER_MODEL_NAME: 'churn',
    MLSERVER_MODEL_VERSION: 'v1',
    MLSERVER_MODEL_URI: '/models/current/model.joblib',
  });
});

test('all that it writes is in folders that have room for it', () => {
  const { MLSERVER_ENVIRONMENTS_DIR, MLSERVER_METRICS_DIR, HOME } = scikitLearn.env(one, '/models/current');
  for (const folder of [MLSERVER_ENVIRONMENTS_DIR, MLSERVER_METRICS_DIR, HOME, scikitLearn.workingDirectory]) {
    expect(scikitLearn.scratch.some(({ path }) => folder === path || folder?.startsWith(`${path}/`))).toBe(true);
  }
});

test('answers to failed requests hold no stack trace', () => {
  expect(scikitLearn.env(one, '/models/current').MLSERVER_DEBUG).toBe('false');
});

test('nobody is root', () => {
  expect([scikitLearn.user, scikitLearn.group]).toEqual([10001, 10001]);
});

test('memory is asked for in whole MiB, more for a larger model', () => {
  expect(scikitLearn.resources(1)).toEqual({ cpuMilli: 500, memoryBytes: 513 * MiB });
  expect(scikitLearn.resources(100 * MiB)).toEqual({ cpuMilli: 500, memoryBytes: 812 * MiB });
});

test('a bound of the histogram is written as Prometheus writes it', () => {
  const { answeredWithin, boundsSeconds } = histogramOf(scikitLearn);
  const le = (seconds: number) => /le="([^"]+)"/.exec(answeredWithin('x="y"', seconds))?.[1];
  expect(boundsSeconds.map(le)).toEqual([
    ...['0.005', '0.01', '0.025', '0.05', '0.075', '0.1', '0.25', '0.5', '0.75', '1.0'],
    ...['2.5', '5.0', '7.5', '10.0'],
  ]);
});

test('the bounds rise', () => {
  const { boundsSeconds } = histogramOf(scikitLearn);
  expect([...boundsSeconds].sort((a, b) => a - b)).toEqual(boundsSeconds);
});

describe('of several models', () => {
  test('each has settings in a folder of its own, beside the models, with the file that is loaded', () => {
    expect(scikitLearn.settings?.(three, '/models/current')).toEqual({
      folder: '_settings',
      file: 'model-settings.json',
      contents: [
        '{"name":"north","implementation":"mlserver_sklearn.SKLearnModel","parameters":{"version":"v1","uri":"/models/current/north/model.joblib"}}',
        '{"name":"south","implementation":"mlserver_sklearn.SKLearnModel","parameters":{"version":"v1","uri":"/models/current/south"}}',
        '{"name":"west","implementation":"mlserver_sklearn.SKLearnModel","parameters":{"version":"v1","uri":"/models/current/west/model.joblib"}}',
      ],
    });
  });

  test('the server looks for settings nowhere else', () => {
    expect(scikitLearn.command(three, '/models/current', undefined)).toEqual([
      'mlserver',
      'start',
      '/models/current/_settings',
    ]);
  });

  test('no variable names a model besides', () => {
    const names = Object.keys(scikitLearn.env(three, '/models/current'));
    expect(names.filter((name) => name.startsWith('MLSERVER_MODEL_'))).toEqual([]);
  });

  test('the first probe asks each model, because no path tells of all before they are loaded', () => {
    const { startup } = scikitLearn.probes(three);
    expect(startup).toMatchObject({ kind: 'exec' });
    expect(startup.kind === 'exec' && startup.command.slice(-3)).toEqual(['north', 'south', 'west']);
  });

  test('a server that somebody made give up one of its models counts as dead, because it says that it is ready', () => {
    const { startup, liveness } = scikitLearn.probes(three);
    expect(liveness).toEqual(startup);
  });

  test('from then on the server tells of all', () => {
    expect(scikitLearn.probes(three).readiness).toEqual({ kind: 'http', path: '/v2/health/ready' });
  });

  test('each has its path', () => {
    expect(scikitLearn.paths(three)).toEqual({
      prefixes: ['/v2/models/north', '/v2/models/south', '/v2/models/west'],
    });
  });
});

test('one model is asked by its own path, and has no settings file', () => {
  const path = { kind: 'http', path: '/v2/models/churn/ready' };
  expect(scikitLearn.probes(one)).toEqual({ startup: path, readiness: path, liveness: path });
  expect(scikitLearn.settings?.(one, '/models/current')).toBeUndefined();
});
