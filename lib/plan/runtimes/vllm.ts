import { vllmServerImage } from '../../catalog/images';
import type { VllmRuntimeSpec } from '../../definition/runtime';
import { GiB, MiB } from '../../units/quantity';
import type { GpuEnvelope } from './gpu-envelope';
import { pythonBound, type Runtime, type RuntimeMetrics } from './runtime';

/**
 * How vLLM counts. Inference is whatever is posted; probes and metrics are not counted at all. An answer takes as long as
 * it has tokens, so what users wait for is the first one, and that is what an objective on latency is about.
 * Source: vllm-project/vllm v0.31.0, vllm/v1/metrics/loggers.py, vllm/v1/metrics/buckets.py,
 * vllm/entrypoints/serve/instrumentator/metrics.py; prometheus-fastapi-instrumentator 8, whose status is `2xx`, `5xx`.
 */
const metrics: RuntimeMetrics = {
  requests: (target) => `http_requests_total{${target},method="POST"}`,
  failures: (target) => `http_requests_total{${target},method="POST",status="5xx"}`,
  outcome: 'status',
  latency: {
    kind: 'histogram',
    measures: 'first-token',
    answered: (target) => `vllm:time_to_first_token_seconds_count{${target}}`,
    answeredWithin: (target, boundSeconds) =>
      `vllm:time_to_first_token_seconds_bucket{${target},le="${pythonBound(boundSeconds)}"}`,
    histogram: (target) => `vllm:time_to_first_token_seconds_bucket{${target}}`,
    unitSeconds: 1,
    boundsSeconds: [
      ...[0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75],
      ...[1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560],
    ],
  },
  waiting: (target) => `vllm:num_requests_waiting{${target}}`,
};

const defaultGpuMemoryShare = 0.9;

/**
 * /dev/shm of processes that work on one model together: 1 GiB for NCCL (NVIDIA NCCL documentation, "Troubleshooting",
 * 2026-11), and a ring of ten pieces of 24 MiB from the engine to all of them and one from each of them back
 * (vllm-project/vllm v0.31.0: vllm/distributed/device_communicators/shm_broadcast.py). One process needs none.
 */
function sharedMemoryBytes(gpus: number): number {
  return gpus > 1 ? GiB + (1 + gpus) * 10 * 24 * MiB : 0;
}

/** Memory of the server and its engine, and of the process of each GPU. Assumed, not measured. */
function processBytes(gpus: number): number {
  return 8 * GiB + gpus * 4 * GiB;
}

/**
 * Language and speech models on vLLM 0.31.0. Not run here: from its sources and documentation, 2026-11. One model in each
 * server.
 */
export function vllm(spec: VllmRuntimeSpec): Runtime {
  const gpuMemoryShare = spec.gpuMemoryShare ?? defaultGpuMemoryShare;
  return {
    architectures: ['amd64', 'arm64'],
    image: vllmServerImage,
    workingDirectory: '/tmp',
    // The image has no user for it; any that is not root can run it, given a name and folders to write to.
    user: 1000,
    group: 1000,
    httpPort: 8000,
    metricsPort: 8000,
    metricsPath: '/metrics',
    maxModels: 1,
    loads: 'folder',
    ownFolder: 'with-others',
    gpus: 'needs',
    // A fifth on top of the weights for activations, CUDA graphs and the least of a cache.
    gpuMemoryFactor: 1.2,
    gpuMemoryShare,
    // Every layer is split into as many parts as there are GPUs, so its heads must divide by them.
    gpuCounts: [1, 2, 4, 8],
    scratch: [
      { name: 'tmp', path: '/tmp', bytes: 2 * GiB },
      // Kernels that are compiled at the start.
      { name: 'cache', path: '/cache', bytes: 4 * GiB },
    ],
    sharedMemoryBytes,
    // Two cores for the server and the engine, and one for the process of each GPU. Source: vLLM documentation,
    // "Optimization and Tuning", CPU resources for GPU deployments, 2026-11.
    resources: (_, gpus = 1) => ({
      cpuMilli: 2000 + 1000 * gpus,
      memoryBytes: processBytes(gpus) + sharedMemoryBytes(gpus),
    }),
    minMemoryBytes: (_, gpus = 1) => processBytes(gpus) / 2 + sharedMemoryBytes(gpus),
    // Imports, compiling, and the recording of CUDA graphs.
    startSeconds: 180,
    loadBytesPerSecond: 100 * MiB,
    command: ([model], directory, gpus) => [
      'vllm',
      'serve',
      directory,
      `--served-model-name=${model.name}`,
      '--port=8000',
      // Otherwise the signal to stop ends all answers at once. Source: vllm-project/vllm pull request 36666, 2026-03.
      `--shutdown-timeout=${maxResponseSeconds}`,
      `--tensor-parallel-size=${gpus?.count ?? 1}`,
      `--gpu-memory-utilization=${utilization(gpuMemoryShare, gpus)}`,
      ...(spec.contextTokens === undefined ? [] : [`--max-model-len=${spec.contextTokens}`]),
    ],
    env: () => ({
      ...offline,
      HOME: '/cache/home',
      HF_HOME: '/cache/huggingface',
      TORCHINDUCTOR_CACHE_DIR: '/cache/inductor',
      TRITON_CACHE_DIR: '/cache/triton',
      // PyTorch asks for the user's name, and the image has none for the number.
      USER: 'vllm',
      VLLM_CACHE_ROOT: '/cache/vllm',
      VLLM_CONFIG_ROOT: '/cache/config',
    }),
    maxResponseSeconds,
    // The server opens its port only when the engine has loaded the model, and says no when the engine has died.
    probes: () => ({ startup: health, readiness: health, liveness: health }),
    // Every such server has the same paths, so that a gateway tells models apart by a part in front of them.
    paths: ([{ name }]) => ({ prefixes: [`/${name}/v1`], rewrite: '/v1' }),
    metrics,
  };
}

/**
 * Envoy ends an answer after 15 seconds where nothing is said, also one that streams (its route.v3 API, 2026-11). A large
 * model takes up to 259 s for 2,000 tokens (llm-d/llm-d pull request 1653, 2026-06), and a replica that stops must not have
 * to be waited for much longer.
 */
const maxResponseSeconds = 300;

const health = { kind: 'http', path: '/health' } as const;

/** Nothing is fetched from outside, and nothing is told to anybody. */
const offline = {
  DO_NOT_TRACK: '1',
  HF_HUB_DISABLE_TELEMETRY: '1',
  HF_HUB_OFFLINE: '1',
  TRANSFORMERS_OFFLINE: '1',
  VLLM_NO_USAGE_STATS: '1',
} as const;

/** Share of the memory that the server sees, which of a GPU that is shared in time is the whole GPU's. */
function utilization(share: number, gpus: GpuEnvelope | undefined): number {
  return Math.floor(share * (gpus?.ownPart ?? 1) * 1000) / 1000;
}
