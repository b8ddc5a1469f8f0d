/** The server program of the model. */
export type RuntimeSpec = ScikitLearnRuntimeSpec | TritonRuntimeSpec | VllmRuntimeSpec;

/** scikit-learn models on MLServer, with the Open Inference Protocol (`/v2/models/NAME/infer`). */
export interface ScikitLearnRuntimeSpec {
  readonly kind: 'scikit-learn';
  /**
   * Image with its digest, `REPOSITORY@sha256:…`, for models that need other packages than the standard image has.
   * @default - the MLServer image of the catalog, which has a tag but no digest and violates `image/pinned`
   */
  readonly image?: string;
}

/**
 * Models of many frameworks (ONNX, TorchScript, TensorRT, TensorFlow) on NVIDIA Triton, with the Open Inference
 * Protocol. The model is an archive of a Triton model folder: `config.pbtxt`, `1/model.onnx`. `config.pbtxt` has the
 * name of the model, or no name. Triton's queue is unbounded unless `config.pbtxt` has a queue policy, such as
 * `dynamic_batching { default_queue_policy { max_queue_size: 64, default_timeout_microseconds: 5000000, timeout_action: REJECT } }`.
 */
export interface TritonRuntimeSpec {
  readonly kind: 'triton';
  /**
   * Image with its digest: `REPOSITORY@sha256:…`.
   * @default - the Triton image of the catalog
   */
  readonly image?: string;
  /**
   * Formats that are loaded. With `onnx` the download refuses a single file, and an archive with shared libraries or TensorRT
   * engines, or whose `config.pbtxt` loads them or names another backend than ONNX Runtime: on a line of its own,
   * `backend: "onnxruntime"` or `platform: "onnxruntime_onnx"`, or `platform: "ensemble"` for a pipeline of such models.
   * @default 'any' - also Python and shared libraries, which run with the access of the service
   */
  readonly formats?: 'any' | 'onnx';
}

/**
 * Language and speech models on vLLM, with the OpenAI protocol (`/v1/…`). The model is an archive of a Hugging Face
 * folder.
 */
export interface VllmRuntimeSpec {
  readonly kind: 'vllm';
  /**
   * Image with its digest: `REPOSITORY@sha256:…`.
   * @default - the vLLM image of the catalog
   */
  readonly image?: string;
  /**
   * Maximum context length, prompt and answer together, in tokens: 1 to 100000000.
   * @default - the maximum of the model
   */
  readonly contextTokens?: number;
  /**
   * Share of the GPU memory for weights and cache, 0.1 to 0.98.
   * @default 0.9
   */
  readonly gpuMemoryShare?: number;
}
