import { scikitLearnServerImage } from '../../catalog/images';
import { MiB } from '../../units/quantity';
import { only, statusCodes } from '../facts/kept-series';
import { modelUri } from '../facts/model-archive';
import type { KeptSeriesPlan } from '../types/monitoring';
import type { HttpTarget, ModelSettings, Models, ProbeTarget, Runtime, RuntimeMetrics } from './runtime';
import { boundValues, pythonBound, serverPorts } from './runtime';
import { implementation, program } from './scikit-learn-program';

/**
 * Metrics of MLServer. `path` is the template of the route, so a series does not name the model: with several models
 * the metrics and the objective cover all of them together.
 * Source: MLServer 1.7.1, read from a running server on 2026-11-24.
 */
const infer = 'path=~"/v2/models/.+/infer"';
const ok = 'status_code!~"5.."';

const boundsSeconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Templates of the paths of a model, with and without a version in the path. */
const pathsTo = (action: string) =>
  only(`/v2/models/{model_name}/${action}`, `/v2/models/{model_name}/versions/{model_version}/${action}`);

/** Statuses of the server and of its framework. A model can answer with others, which only the counter of requests has. */
const statuses = only('200', '400', '404', '405', '413', '415', '422', '429', '499', '500', '501', '502', '503', '504');

const inference = { method: only('POST'), path: pathsTo('infer') };

/** The label `app_name` is the same everywhere, and not kept. */
const kept: readonly KeptSeriesPlan[] = [
  { metrics: ['rest_server_requests_total'], labels: { ...inference, status_code: statusCodes } },
  {
    metrics: ['rest_server_requests_total'],
    labels: { method: only('GET'), path: pathsTo('ready'), status_code: statuses },
  },
  {
    metrics: ['rest_server_request_duration_seconds_count', 'rest_server_request_duration_seconds_sum'],
    labels: { ...inference, status_code: statuses },
  },
  {
    metrics: ['rest_server_request_duration_seconds_bucket'],
    labels: { ...inference, status_code: statuses, le: only(...boundValues(boundsSeconds, pythonBound)) },
  },
  { metrics: ['rest_server_requests_in_progress'], labels: { method: only('GET', 'POST') } },
  { metrics: ['process_cpu_seconds_total', 'process_open_fds', 'process_resident_memory_bytes'], labels: {} },
];

const metrics: RuntimeMetrics = {
  kept: () => kept,
  requests: (target) => `rest_server_requests_total{${target},${infer}}`,
  failures: (target) => `rest_server_requests_total{${target},${infer},status_code=~"5.."}`,
  // The probes of the models are counted too. Source: mlserver/rest/app.py, skip_paths.
  alwaysThere: (target) => `rest_server_requests_total{${target}}`,
  // Two histograms with 15 bounds for each model and status, and the series of Python.
  series: (models) => 100 + 100 * models,
  outcome: 'status_code',
  latency: {
    kind: 'histogram',
    measures: 'answer',
    answered: (target) => `rest_server_request_duration_seconds_count{${target},${infer},${ok}}`,
    answeredWithin: (target, boundSeconds) =>
      `rest_server_request_duration_seconds_bucket{${target},${infer},${ok},le="${pythonBound(boundSeconds)}"}`,
    histogram: (target) => `rest_server_request_duration_seconds_bucket{${target},${infer}}`,
    unitSeconds: 1,
    boundsSeconds,
  },
};

/** Folder of the settings of several models. No model can have this name. */
const settingsFolder = '_settings';

/**
 * Checks each model in turn. `/v2/health/ready` succeeds before the first model is loaded, and models load in no fixed
 * order, so no single HTTP path covers all of them.
 */
const checkEachModel = [
  'import sys, urllib.request',
  'for name in sys.argv[1:]:',
  `    urllib.request.urlopen(f'http://127.0.0.1:${serverPorts.http}/v2/models/{name}/ready', timeout=5)`,
].join('\n');

const liveness: HttpTarget = { kind: 'http', path: '/v2/health/live' };

/**
 * scikit-learn models on MLServer. Numbers and behaviour: MLServer 1.7.1, measured on 2026-11-24 with one model and
 * with forty, one of which could not be loaded: the server then exits and restarts.
 */
export const scikitLearn: Runtime = {
  // The image has one architecture only.
  architectures: ['amd64'],
  image: scikitLearnServerImage,
  // Only the user of the image can enter its default folder, and the server reads settings from the working directory.
  workingDirectory: '/tmp',
  user: 10001,
  group: 10001,
  metricsPort: 'metrics',
  metricsPath: '/metrics',
  // An HTTPRoute of the Gateway API has at most 64 matches, one for each model.
  maxModels: 64,
  loads: 'file-or-folder',
  programs: {
    kind: 'possible',
    what: 'joblib, pickle and cloudpickle files run code when they are loaded',
    fix: "convert the models to ONNX with skl2onnx and set the runtime { kind: triton, formats: onnx }, or remove 'modelFormats' from the team",
  },
  ownFolder: 'with-others',
  gpus: 'never',
  gpuMemoryFactor: 1,
  gpuMemoryShare: 1,
  scratch: [{ name: 'tmp', path: '/tmp', bytes: 64 * MiB }],
  sharedMemoryBytes: () => 0,
  // 218 MB with one small model and with forty. Loading a model temporarily takes its file size a second time.
  resources: (modelBytes) => ({
    cpuMilli: 500,
    memoryBytes: Math.ceil((512 * MiB + 3 * modelBytes) / MiB) * MiB,
  }),
  minMemoryBytes: (modelBytes) => Math.ceil((256 * MiB + modelBytes) / MiB) * MiB,
  startSeconds: 15,
  loadBytesPerSecond: 50 * MiB,
  // Started without the shell of the image, which does not forward SIGTERM. The folder is empty for one model and holds
  // only the generated settings for several, because settings from the model's bucket would take precedence.
  timeoutSeconds: 15,
  command: (models, directory, _, timeoutSeconds) => [
    'python',
    '-c',
    program(timeoutSeconds),
    'start',
    models.length === 1 ? '/tmp' : `${directory}/${settingsFolder}`,
  ],
  env: (models, directory) => ({
    HOME: '/tmp',
    // With debug, responses to failed requests contain a stack trace.
    MLSERVER_DEBUG: 'false',
    MLSERVER_ENVIRONMENTS_DIR: '/tmp/environments',
    MLSERVER_HTTP_PORT: String(serverPorts.http),
    MLSERVER_METRICS_DIR: '/tmp/metrics',
    MLSERVER_METRICS_PORT: String(serverPorts.metrics),
    // No worker processes: a thread of the server predicts.
    MLSERVER_PARALLEL_WORKERS: '0',
    ...(models.length === 1 && oneModelEnv(models, directory)),
  }),
  settings: (models, directory) => (models.length === 1 ? undefined : settingsOf(models, directory)),
  // Liveness does not depend on the models: a server that cannot load one exits, and clients cannot unload one.
  probes: (models) => {
    const [{ name }, ...others] = models;
    // The path of the model, because `/v2/health/ready` succeeds before it is loaded.
    const first: ProbeTarget = { kind: 'http', path: `/v2/models/${name}/ready` };
    if (others.length === 0) return { startup: first, readiness: first, liveness };
    const each: ProbeTarget = {
      kind: 'exec',
      command: ['python', '-c', checkEachModel, ...models.map((model) => model.name)],
    };
    // Readiness is checked often, so it must not start a process. It fails while a loaded model is not ready.
    return { startup: each, readiness: { kind: 'http', path: '/v2/health/ready' }, liveness };
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
