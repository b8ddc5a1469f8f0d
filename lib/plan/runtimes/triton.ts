import { tritonServerImage } from '../../catalog/images';
import { GiB, MiB } from '../../units/quantity';
import type { Runtime, RuntimeMetrics } from './runtime';

/**
 * How Triton counts, for each model: counters and summaries, none of which a percentile over replicas can be made of. Its
 * one histogram, `nv_inference_first_response_histogram_ms`, is of decoupled models only.
 * Source: triton-inference-server/server:docs/user_guide/metrics.md, 2026-11.
 */
const metrics: RuntimeMetrics = {
  // Failures carry a reason besides, so that no two series are the same.
  requests: (target) => `{__name__=~"nv_inference_request_(success|failure)",${target}}`,
  // A request that its client gave up is not ours to answer for.
  failures: (target) => `nv_inference_request_failure{${target},reason!="CANCELED"}`,
  outcome: 'reason',
  latency: { kind: 'none', why: 'Triton counts how long requests take together, not how many take how long' },
  waiting: (target) => `nv_inference_pending_request_count{${target}}`,
};

/** /dev/shm, through which models of the Python backend get their requests: 1 MiB for each instance at first, then more. */
const sharedMemory = 512 * MiB;

/** Memory of the server with its backends and a CUDA context, before it loads a model. Assumed, not measured. */
const serverBytes = 3 * GiB;

/**
 * Models of many frameworks on NVIDIA Triton 2.72. Not run here: from its sources and documentation, 2026-11
 * (triton-inference-server/server: src/command_line_parser.cc, build.py, docs).
 */
export const triton: Runtime = {
  architectures: ['amd64', 'arm64'],
  image: tritonServerImage,
  workingDirectory: '/opt/tritonserver',
  // The user `triton-server` of the image, which owns what is in it.
  user: 1000,
  group: 1000,
  httpPort: 8000,
  metricsPort: 8002,
  metricsPath: '/metrics',
  // A route of the Gateway API has room for 64 matches, one for each model.
  maxModels: 64,
  loads: 'folder',
  // A repository is a folder of models, also of one.
  ownFolder: 'always',
  gpus: 'if-there',
  // Weights, and half as much for what a batch needs and for the workspace of ONNX Runtime and TensorRT.
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
  command: (_, directory) => [
    'tritonserver',
    `--model-repository=${directory}`,
    '--http-port=8000',
    '--metrics-port=8002',
    // Nobody is let in by it: the Service and its policies know the port for HTTP only.
    '--allow-grpc=false',
    // GPUs are watched for the whole cluster, and the exporter would ask for rights that the pod does not have.
    '--allow-gpu-metrics=false',
    // A model that does not load ends the server, and ready is only who serves every model. These are the defaults.
    '--exit-on-error=true',
    '--strict-readiness=true',
    // The default too: nobody who sends requests can load or unload a model, nor change the files of one that is loaded.
    '--model-control-mode=none',
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
