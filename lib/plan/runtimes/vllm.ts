import { vllmServerImage } from '../../catalog/images';
import type { VllmRuntimeSpec } from '../../definition/runtime';
import { GiB, MiB } from '../../units/quantity';
import { only, orOther } from '../facts/kept-series';
import type { KeptSeriesPlan } from '../types/monitoring';
import type { GpuEnvelope } from './gpu-envelope';
import { boundValues, pythonBound, type Runtime, type RuntimeMetrics, serverPorts } from './runtime';
import { inferencePaths, middleware, program } from './vllm-program';

const firstTokenBounds = [
  ...[0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75],
  ...[1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640, 2560],
];

/** Metrics of the engine without labels of their own, among them sums of histograms, which give averages. */
const engineMetrics = [
  ...['e2e_request_latency_seconds', 'inter_token_latency_seconds', 'request_queue_time_seconds'].flatMap(
    (histogram) => [`${histogram}_count`, `${histogram}_sum`],
  ),
  'generation_tokens_total',
  'kv_cache_usage_perc',
  'num_preemptions_total',
  'num_requests_running',
  'num_requests_waiting',
  'prefix_cache_hits_total',
  'prefix_cache_queries_total',
  'prompt_tokens_total',
  'time_to_first_token_seconds_count',
  'time_to_first_token_seconds_sum',
].map((metric) => `vllm:${metric}`);

/** One model and one engine in each server: see the command. */
function keptOf(models: readonly string[]): readonly KeptSeriesPlan[] {
  const labels = { engine: only('0'), model_name: orOther(...models) };
  return [
    {
      metrics: ['http_requests_total'],
      labels: {
        handler: orOther(...inferencePaths),
        method: only('POST'),
        status: only('1xx', '2xx', '3xx', '4xx', '5xx'),
      },
    },
    { metrics: engineMetrics, labels },
    {
      metrics: ['vllm:request_success_total'],
      labels: { ...labels, finished_reason: orOther('abort', 'error', 'length', 'repetition', 'stop') },
    },
    {
      metrics: ['vllm:time_to_first_token_seconds_bucket'],
      labels: { ...labels, le: only(...boundValues(firstTokenBounds, pythonBound)) },
    },
    { metrics: ['process_cpu_seconds_total', 'process_open_fds', 'process_resident_memory_bytes'], labels: {} },
  ];
}

/**
 * Metrics of vLLM. All POST requests are inference; probes and scrapes are not counted. The duration of a response
 * depends on its number of tokens, so a latency objective is about the first token. The status of a streamed answer is
 * known before its first token, so errors after it are counted by the engine, with the reason `error`. The reason
 * `abort` is a client that left. An answer that ends because the server itself ends is counted only by a gateway.
 * Source: vllm-project/vllm v0.31.0, vllm/v1/metrics/loggers.py, vllm/v1/metrics/buckets.py,
 * vllm/entrypoints/serve/instrumentator/metrics.py; prometheus-fastapi-instrumentator 8, whose status is `2xx`, `5xx`.
 */
const metrics: RuntimeMetrics = {
  kept: (models = []) => keptOf(models),
  requests: (target) => `http_requests_total{${target},method="POST"}`,
  failures: (target) => `http_requests_total{${target},method="POST",status="5xx"}`,
  brokenAnswers: (target) => [`vllm:request_success_total{${target},finished_reason="error"}`],
  alwaysThere: (target) => `vllm:num_requests_running{${target}}`,
  // About 40 histograms with 20 bounds.
  series: () => 1500,
  outcome: 'status',
  latency: {
    kind: 'histogram',
    measures: 'first-token',
    answered: (target) => `vllm:time_to_first_token_seconds_count{${target}}`,
    answeredWithin: (target, boundSeconds) =>
      `vllm:time_to_first_token_seconds_bucket{${target},le="${pythonBound(boundSeconds)}"}`,
    histogram: (target) => `vllm:time_to_first_token_seconds_bucket{${target}}`,
    unitSeconds: 1,
    boundsSeconds: firstTokenBounds,
  },
  waiting: (target) => `vllm:num_requests_waiting{${target}}`,
};

const defaultGpuMemoryShare = 0.9;

/**
 * /dev/shm of the processes of one model: 1 GiB for NCCL (NVIDIA NCCL documentation, "Troubleshooting", 2026-11), a
 * ring buffer of ten chunks of 24 MiB from the engine to all processes, and one from each process to the engine
 * (vllm-project/vllm v0.31.0: vllm/distributed/device_communicators/shm_broadcast.py). One process needs none.
 */
function sharedMemoryBytes(gpus: number): number {
  return gpus > 1 ? GiB + (1 + gpus) * 10 * 24 * MiB : 0;
}

/** Memory of the server, its engine and one process for each GPU. Assumed, not measured. */
function processBytes(gpus: number): number {
  return 8 * GiB + gpus * 4 * GiB;
}

/**
 * Language and speech models on vLLM 0.31.0, one model in each server. Not tested: from its sources and documentation,
 * 2026-11.
 */
export function vllm(spec: VllmRuntimeSpec): Runtime {
  const gpuMemoryShare = spec.gpuMemoryShare ?? defaultGpuMemoryShare;
  return {
    architectures: ['amd64', 'arm64'],
    image: vllmServerImage,
    workingDirectory: '/tmp',
    // The image has no such user. Any user except root works, with a name and writable folders.
    user: 1000,
    group: 1000,
    metricsPort: 'http',
    metricsPath: '/metrics',
    maxModels: 1,
    loads: 'folder',
    // Weights in `safetensors`, or with `weights_only` in other files. Code of the repository needs --trust-remote-code.
    programs: { kind: 'none' },
    ownFolder: 'with-others',
    gpus: 'needs',
    // Weights, plus a fifth for activations, CUDA graphs and a minimum cache.
    gpuMemoryFactor: 1.2,
    gpuMemoryShare,
    // Tensor parallelism splits each layer by attention heads, so the number of GPUs must divide the number of heads.
    gpuCounts: [1, 2, 4, 8],
    scratch: [
      { name: 'tmp', path: '/tmp', bytes: 2 * GiB },
      // Kernels compiled at startup.
      { name: 'cache', path: '/cache', bytes: 4 * GiB },
    ],
    sharedMemoryBytes,
    // Two CPUs for the server and the engine, and one for each GPU's process. Source: vLLM documentation,
    // "Optimization and Tuning", CPU resources for GPU deployments, 2026-11.
    resources: (_, gpus = 1) => ({
      cpuMilli: 2000 + 1000 * gpus,
      memoryBytes: processBytes(gpus) + sharedMemoryBytes(gpus),
    }),
    minMemoryBytes: (_, gpus = 1) => processBytes(gpus) / 2 + sharedMemoryBytes(gpus),
    // Imports, compilation and CUDA graph capture.
    startSeconds: 180,
    loadBytesPerSecond: 100 * MiB,
    command: ([model], directory, gpus, timeout) => [
      'python3',
      '-c',
      program,
      'serve',
      directory,
      `--middleware=${middleware}`,
      `--served-model-name=${model.name}`,
      `--port=${serverPorts.http}`,
      // By default SIGTERM aborts all open responses. Source: vllm-project/vllm pull request 36666, 2026-03.
      `--shutdown-timeout=${timeout}`,
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
      // PyTorch reads the name of the user, and the image has none for this user id.
      USER: 'vllm',
      VLLM_CACHE_ROOT: '/cache/vllm',
      VLLM_CONFIG_ROOT: '/cache/config',
    }),
    timeoutSeconds,
    // The server opens its port after the engine has loaded the model, and is unhealthy after the engine dies.
    probes: () => ({ startup: health, readiness: health, liveness: health }),
    // All vLLM servers have the same paths, so a gateway tells the models apart by a prefix.
    paths: ([{ name }]) => ({ prefixes: [`/${name}/v1`], rewrite: '/v1' }),
    metrics,
  };
}

/**
 * Envoy ends streaming responses too (its route.v3 API, 2026-11). A large model takes up to 259 s for 2,000 tokens
 * (llm-d/llm-d pull request 1653, 2026-06). A longer limit would delay the termination of replicas.
 */
const timeoutSeconds = 300;

const health = { kind: 'http', path: '/health' } as const;

/** Disables downloads and telemetry. */
const offline = {
  DO_NOT_TRACK: '1',
  HF_HUB_DISABLE_TELEMETRY: '1',
  HF_HUB_OFFLINE: '1',
  TRANSFORMERS_OFFLINE: '1',
  VLLM_NO_USAGE_STATS: '1',
} as const;

/** Share of the visible memory. A GPU with time-slicing shows the memory of the whole GPU. */
function utilization(share: number, gpus: GpuEnvelope | undefined): number {
  return Math.floor(share * (gpus?.ownPart ?? 1) * 1000) / 1000;
}
