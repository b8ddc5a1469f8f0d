import { scikitLearnServerImage } from '../../catalog/images';
import { MiB } from '../../units/quantity';
import { modelUri } from '../resolve/model-download';
import type { Runtime, RuntimeMetrics } from './runtime';

/**
 * How MLServer counts. `path` is the template of the route, so a series has no model in it: these figures are a
 * model's only because one server carries one model.
 * Source: MLServer 1.7.1, read from a running server on 2026-11-24.
 */
const infer = 'path=~"/v2/models/.+/infer"';
const ok = 'status_code!~"5.."';

const metrics: RuntimeMetrics = {
  requests: (target) => `rest_server_requests_total{${target},${infer}}`,
  failures: (target) => `rest_server_requests_total{${target},${infer},status_code=~"5.."}`,
  answered: (target) => `rest_server_request_duration_seconds_count{${target},${infer},${ok}}`,
  answeredWithin: (target, boundSeconds) =>
    `rest_server_request_duration_seconds_bucket{${target},${infer},${ok},le="${formatBound(boundSeconds)}"}`,
  histogram: (target) => `rest_server_request_duration_seconds_bucket{${target},${infer}}`,
  boundsSeconds: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
};

/** Prometheus writes whole bounds with a decimal: `1.0`. */
function formatBound(seconds: number): string {
  return Number.isInteger(seconds) ? seconds.toFixed(1) : String(seconds);
}

/** scikit-learn models on MLServer, one model in each server. Figures: MLServer 1.7.1, measured on 2026-11-24. */
export const scikitLearn: Runtime = {
  // The image is built for one architecture only.
  architectures: ['amd64'],
  image: scikitLearnServerImage.reference,
  // The image's own folder can be entered by its own user only, and the server looks for settings where it stands.
  workingDirectory: '/tmp',
  user: 10001,
  group: 10001,
  httpPort: 8080,
  metricsPort: 8082,
  metricsPath: '/metrics',
  scratch: [{ name: 'tmp', path: '/tmp', bytes: 64 * MiB }],
  // 217 MB with a small model; a model takes about as much as its file again while it is loaded.
  resources: (modelBytes) => ({
    cpuMilli: 500,
    memoryBytes: Math.ceil((512 * MiB + 3 * modelBytes) / MiB) * MiB,
  }),
  leastMemoryBytes: (modelBytes) => Math.ceil((256 * MiB + modelBytes) / MiB) * MiB,
  startSeconds: 15,
  loadBytesPerSecond: 50 * MiB,
  // Started without the image's shell, which would not pass on the signal to stop. The folder is empty on purpose:
  // settings files of the model's bucket would win over the environment.
  command: () => ['mlserver', 'start', '/tmp'],
  env: (model, directory) => ({
    HOME: '/tmp',
    // Otherwise answers to failed requests hold a stack trace.
    MLSERVER_DEBUG: 'false',
    MLSERVER_ENVIRONMENTS_DIR: '/tmp/environments',
    MLSERVER_HTTP_PORT: '8080',
    MLSERVER_METRICS_DIR: '/tmp/metrics',
    MLSERVER_METRICS_PORT: '8082',
    MLSERVER_MODEL_IMPLEMENTATION: 'mlserver_sklearn.SKLearnModel',
    MLSERVER_MODEL_NAME: model.name,
    MLSERVER_MODEL_URI: modelUri(model, directory),
    MLSERVER_MODEL_VERSION: model.version,
    // Inference in the server's own process: right for small models, and a worker that dies takes the server with it.
    MLSERVER_PARALLEL_WORKERS: '0',
  }),
  // `/v2/health/ready` says yes although the model failed to load; the model's own path does not.
  readyPath: (model) => `/v2/models/${model.name}/ready`,
  livePath: '/v2/health/live',
  requestPath: (model) => `/v2/models/${model.name}`,
  metrics,
};
