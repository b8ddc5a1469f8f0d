import { tritonServerImage } from '../../catalog/images';
import { GiB, MiB } from '../../units/quantity';
import { only, orOther } from '../facts/kept-series';
import type { KeptSeriesPlan } from '../types/monitoring';
import { type Runtime, type RuntimeMetrics, serverPorts } from './runtime';

/**
 * Metrics of Triton, for each model: counters and summaries, which give no percentile over replicas. Its only
 * histogram, `nv_inference_first_response_histogram_ms`, covers only decoupled models.
 * Source: triton-inference-server/server:docs/user_guide/metrics.md, 2026-11.
 */
const metrics: RuntimeMetrics = {
  kept: (models) => models && keptOf(models),
  // Failures also carry a reason, so all series are distinct.
  requests: (target) => `{__name__=~"nv_inference_request_(success|failure)",${target}}`,
  // A request that its client cancelled is not a failure of the server.
  failures: (target) => `nv_inference_request_failure{${target},reason!="CANCELED"}`,
  // Registered when a model is loaded.
  alwaysThere: (target) => `nv_inference_request_success{${target}}`,
  series: (models) => 100 + 50 * models,
  outcome: 'reason',
  latency: { kind: 'none', why: 'Triton counts the total duration of requests and has no histogram' },
  waiting: (target) => `nv_inference_pending_request_count{${target}}`,
};

/** Labels of a model. Its version is the name of a folder in its archive, of which Triton serves the one with the highest number. */
const labelsOf = (models: readonly string[]) => ({
  model: orOther(...models),
  version: orOther('1', '2', '3', '4', '5', '6', '7', '8', '9'),
});

function keptOf(models: readonly string[]): readonly KeptSeriesPlan[] {
  const labels = labelsOf(models);
  return [
    {
      metrics: [
        'nv_inference_compute_infer_duration_us',
        'nv_inference_compute_input_duration_us',
        'nv_inference_compute_output_duration_us',
        'nv_inference_count',
        'nv_inference_exec_count',
        'nv_inference_pending_request_count',
        'nv_inference_queue_duration_us',
        'nv_inference_request_duration_us',
        'nv_inference_request_success',
      ],
      labels,
    },
    {
      metrics: ['nv_inference_request_failure'],
      labels: { ...labels, reason: only('BACKEND', 'CANCELED', 'OTHER', 'REJECTED') },
    },
  ];
}

/** /dev/shm, by which models of the Python backend receive requests: 1 MiB for each instance at first, then more. */
const sharedMemory = 512 * MiB;

/** Memory of the server with its backends and a CUDA context, without models. Assumed, not measured. */
const serverBytes = 3 * GiB;

/**
 * Models of many frameworks on NVIDIA Triton 2.72, from its sources and documentation, 2026-11
 * (triton-inference-server/server: src/command_line_parser.cc, build.py, docs). Its probes, metrics and behaviour under
 * overload are tested with version 2.51 on CPUs.
 */
export const triton: Runtime = {
  architectures: ['amd64', 'arm64'],
  image: tritonServerImage,
  workingDirectory: '/opt/tritonserver',
  // The user `triton-server` of the image, which owns its files.
  user: 1000,
  group: 1000,
  metricsPort: 'metrics',
  metricsPath: '/metrics',
  // An HTTPRoute of the Gateway API has at most 64 matches, one for each model.
  maxModels: 64,
  loads: 'folder',
  programs: {
    kind: 'possible',
    what: 'the Python backend and shared libraries in the folder of a model run code when it is loaded',
    fix: "set 'formats: onnx' in the runtime, or remove 'modelFormats' from the team",
  },
  // A repository is a folder of models, even for one model.
  ownFolder: 'always',
  gpus: 'if-there',
  // Weights, plus half for batches and for the workspace of ONNX Runtime and TensorRT.
  gpuMemoryFactor: 1.5,
  gpuMemoryShare: 1,
  scratch: [{ name: 'tmp', path: '/tmp', bytes: GiB }],
  sharedMemoryBytes: () => sharedMemory,
  resources: (modelBytes) => ({
    cpuMilli: 1000,
    memoryBytes: Math.ceil((serverBytes + sharedMemory + 2 * modelBytes) / MiB) * MiB,
  }),
  minMemoryBytes: (modelBytes) => Math.ceil((GiB + sharedMemory + modelBytes) / MiB) * MiB,
  startSeconds: 60,
  loadBytesPerSecond: 100 * MiB,
  timeoutSeconds: 15,
  command: (_, directory) => [
    'tritonserver',
    `--model-repository=${directory}`,
    `--http-port=${serverPorts.http}`,
    `--metrics-port=${serverPorts.metrics}`,
    // Not reachable: the Service and the network policies have only the HTTP port.
    '--allow-grpc=false',
    // The platform has an exporter for all GPUs, and this one needs privileges that the pod does not have.
    '--allow-gpu-metrics=false',
    // The server exits if a model does not load, and is ready only with all models. These are the defaults.
    '--exit-on-error=true',
    '--strict-readiness=true',
    // Also the default: clients cannot load or unload models or change their files.
    '--model-control-mode=none',
    // Clients cannot change the traces, the log or shared memory of the server either. Triton opens these paths to requests
    // with a header. The name of this one has a colon, so no request can have it.
    '--http-restricted-api=model-repository,shared-memory,trace,logging:closed:header=closed',
  ],
  env: () => ({ HOME: '/tmp' }),
  probes: ([{ name }, ...others]) => {
    const path = others.length === 0 ? `/v2/models/${name}/ready` : '/v2/health/ready';
    return {
      startup: { kind: 'http', path },
      readiness: { kind: 'http', path },
      liveness: { kind: 'http', path: '/v2/health/live' },
    };
  },
  paths: ([first, ...others]) => ({
    prefixes: [`/v2/models/${first.name}`, ...others.map(({ name }) => `/v2/models/${name}`)],
  }),
  metrics,
};

/** {@link triton} for ONNX models only, which have no code. */
export const tritonOnnx: Runtime = { ...triton, programs: { kind: 'none' }, onnxOnly: true };
