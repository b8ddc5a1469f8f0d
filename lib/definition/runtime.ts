/** The program that serves the model. */
export type RuntimeSpec = ScikitLearnRuntimeSpec | TritonRuntimeSpec | VllmRuntimeSpec;

/** scikit-learn models on MLServer, which speaks the Open Inference Protocol (`/v2/models/NAME/infer`). */
export interface ScikitLearnRuntimeSpec {
  readonly kind: 'scikit-learn';
  /**
   * Image with its digest, when the model needs other packages than the standard one has.
   * @default - the MLServer image of the catalog, which is named by its tag alone: `image/pinned` finds it
   */
  readonly image?: string;
}

/**
 * Models of many frameworks (ONNX, TorchScript, TensorRT, TensorFlow) on NVIDIA Triton, which speaks the Open Inference
 * Protocol. The model is an archive with Triton's own folder in it: `config.pbtxt`, `1/model.onnx`. The name in
 * `config.pbtxt` is the model's, or left away.
 */
export interface TritonRuntimeSpec {
  readonly kind: 'triton';
  /**
   * Image with its digest.
   * @default - the Triton image of the catalog
   */
  readonly image?: string;
}

/** Language and speech models on vLLM, which speaks the OpenAI protocol (`/v1/…`). The model is an archive of a Hugging Face folder. */
export interface VllmRuntimeSpec {
  readonly kind: 'vllm';
  /**
   * Image with its digest.
   * @default - the vLLM image of the catalog
   */
  readonly image?: string;
  /**
   * Longest context, prompt and answer together, in tokens.
   * @default - the model's own
   */
  readonly contextTokens?: number;
  /**
   * Share of a GPU's memory that weights and cache may take: 0.1 to 0.98.
   * @default 0.9
   */
  readonly gpuMemoryShare?: number;
}
