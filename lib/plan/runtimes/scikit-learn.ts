import { scikitLearnServerImage } from '../../catalog/images';
import { MiB } from '../../units/quantity';
import { modelUri } from '../facts/model-archive';
import type { ModelSettings, Models, ProbeTarget, Runtime, RuntimeMetrics } from './runtime';
import { pythonBound } from './runtime';

/**
 * How MLServer counts. `path` is the template of the route, so a series has no model in it: of a server with several
 * models these are the figures of all of them together, as is its objective.
 * Source: MLServer 1.7.1, read from a running server on 2026-11-24.
 */
const infer = 'path=~"/v2/models/.+/infer"';
const ok = 'status_code!~"5.."';

const metrics: RuntimeMetrics = {
  requests: (target) => `rest_server_requests_total{${target},${infer}}`,
  failures: (target) => `rest_server_requests_total{${target},${infer},status_code=~"5.."}`,
  outcome: 'status_code',
  latency: {
    kind: 'histogram',
    measures: 'answer',
    answered: (target) => `rest_server_request_duration_seconds_count{${target},${infer},${ok}}`,
    answeredWithin: (target, boundSeconds) =>
      `rest_server_request_duration_seconds_bucket{${target},${infer},${ok},le="${pythonBound(boundSeconds)}"}`,
    histogram: (target) => `rest_server_request_duration_seconds_bucket{${target},${infer}}`,
    unitSeconds: 1,
    boundsSeconds: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
  },
};

const implementation = 'mlserver_sklearn.SKLearnModel';

/** Folder of the settings of several models. No model can have this name. */
const settingsFolder = '_settings';

/**
 * Asks for each model in turn. `/v2/health/ready` says yes before the first model is loaded, and models load in no
 * certain order, so nothing that can be asked over HTTP tells of all of them.
 */
const askEachModel = [
  'import sys, urllib.request',
  'for name in sys.argv[1:]:',
  "    urllib.request.urlopen(f'http://127.0.0.1:8080/v2/models/{name}/ready', timeout=5)",
].join('\n');

/**
 * scikit-learn models on MLServer. Figures and behaviour: MLServer 1.7.1, tried on 2026-11-24 with one model and with
 * forty, one of which could not be loaded: then the server ends by itself, and starts again.
 */
export const scikitLearn: Runtime = {
  // The image is built for one architecture only.
  architectures: ['amd64'],
  image: scikitLearnServerImage,
  // The image's own folder can be entered by its own user only, and the server looks for settings where it stands.
  workingDirectory: '/tmp',
  user: 10001,
  group: 10001,
  httpPort: 8080,
  metricsPort: 8082,
  metricsPath: '/metrics',
  // A route of the Gateway API has room for 64 matches, one for each model.
  maxModels: 64,
  loads: 'file-or-folder',
  ownFolder: 'with-others',
  gpus: 'never',
  gpuMemoryFactor: 1,
  gpuMemoryShare: 1,
  scratch: [{ name: 'tmp', path: '/tmp', bytes: 64 * MiB }],
  sharedMemoryBytes: () => 0,
  // 218 MB with one small model and with forty; a model takes about as much as its file again while it is loaded.
  resources: (modelBytes) => ({
    cpuMilli: 500,
    memoryBytes: Math.ceil((512 * MiB + 3 * modelBytes) / MiB) * MiB,
  }),
  minMemoryBytes: (modelBytes) => Math.ceil((256 * MiB + modelBytes) / MiB) * MiB,
  startSeconds: 15,
  loadBytesPerSecond: 50 * MiB,
  // Started without the image's shell, which would not pass on the signal to stop. Of one model the folder is empty on
  // purpose, and of several it holds nothing but our settings: those of the model's bucket would win over ours.
  command: (models, directory) => [
    'mlserver',
    'start',
    models.length === 1 ? '/tmp' : `${directory}/${settingsFolder}`,
  ],
  env: (models, directory) => ({
    HOME: '/tmp',
    // Otherwise answers to failed requests hold a stack trace.
    MLSERVER_DEBUG: 'false',
    MLSERVER_ENVIRONMENTS_DIR: '/tmp/environments',
    MLSERVER_HTTP_PORT: '8080',
    MLSERVER_METRICS_DIR: '/tmp/metrics',
    MLSERVER_METRICS_PORT: '8082',
    // Inference in the server's own process: right for small models, and a worker that dies takes the server with it.
    MLSERVER_PARALLEL_WORKERS: '0',
    ...(models.length === 1 && oneModelEnv(models, directory)),
  }),
  settings: (models, directory) => (models.length === 1 ? undefined : settingsOf(models, directory)),
  // Whoever may send requests can unload a model (POST /v2/repository/models/NAME/unload), and no setting of 1.7.1 turns
  // that off (`mlserver/settings.py`, `mlserver/rest/app.py`). `/v2/health/live` still says yes then, and
  // `/v2/health/ready` too, because it asks those that are left. So a server without one of its models counts as dead: it
  // starts again, and loads it.
  probes: (models) => {
    const [{ name }, ...others] = models;
    const first: ProbeTarget = { kind: 'http', path: `/v2/models/${name}/ready` };
    // Of one model its own path, because `/v2/health/ready` says yes before it is loaded.
    if (others.length === 0) return { startup: first, readiness: first, liveness: first };
    const each: ProbeTarget = {
      kind: 'exec',
      command: ['python', '-c', askEachModel, ...models.map((model) => model.name)],
    };
    // Asked often, so it must not start a program each time: a model that is there but not ready makes it say no.
    return { startup: each, readiness: { kind: 'http', path: '/v2/health/ready' }, liveness: each };
  },
  paths: ([first, ...others]) => ({ prefixes: [pathOf(first), ...others.map(pathOf)] }),
  metrics,
};

function pathOf({ name }: Models[0]): string {
  return `/v2/models/${name}`;
}

function oneModelEnv([model]: Models, directory: string): Readonly<Record<string, string>> {
  return {
    MLSERVER_MODEL_IMPLEMENTATION: implementation,
    MLSERVER_MODEL_NAME: model.name,
    MLSERVER_MODEL_URI: modelUri(model, directory),
    MLSERVER_MODEL_VERSION: model.version,
  };
}

/** Source of the fields: MLServer documentation, "Model settings", 2026-11. */
function settingsOf(models: Models, directory: string): ModelSettings {
  return {
    folder: settingsFolder,
    file: 'model-settings.json',
    contents: models.map((model) => {
      const uri = modelUri(model, `${directory}/${model.name}`);
      return JSON.stringify({ name: model.name, implementation, parameters: { version: model.version, uri } });
    }),
  };
}
