import type { Source } from './source';

/** A container image that the library uses by default. */
export interface Image {
  /** Reference with the digest, if the digest is known. */
  readonly reference: string;
  readonly source: Source;
  /** Compressed download size on amd64. Absent for small images, which are pulled in seconds. */
  readonly download?: { readonly bytes: number; readonly source: Source };
}

/** rclone, which downloads models from the object store of any cloud with the identity of the pod. */
export const modelDownloadImage: Image = {
  reference: 'docker.io/rclone/rclone:1.75.1@sha256:45401ad7410db1d67ffdb58e19059ad20b0d8e0285a60e38bbec55cc1019c7a5',
  source: { name: 'digest of the image index', from: 'Ruakij/csi-rclone:Dockerfile@4e294582', date: '2026-11-24' },
};

/**
 * The plugin by which Argo Rollouts sets the weights of HTTPRoutes, for amd64 and arm64. Like the operators it has a tag:
 * no public source of its digest was found.
 */
export const rolloutsPluginImage: Image = {
  reference: 'ghcr.io/argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi:v0.17.0',
  source: {
    name: 'release, and the path of the program',
    from: 'argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi:Dockerfile@v0.15.0',
    date: '2026-11-29',
  },
};

/**
 * MLServer with its scikit-learn runtime (scikit-learn 1.6.1, joblib 1.5.1). No public source of its digest was found,
 * so a service that uses it needs a waiver or its own image.
 */
export const scikitLearnServerImage: Image = {
  reference: 'docker.io/seldonio/mlserver:1.7.1-sklearn',
  source: {
    name: 'tag, and the versions in it',
    from: 'SeldonIO/MLServer:runtimes/sklearn/poetry.lock@021d22ab',
    date: '2026-11-24',
  },
};

/** NVIDIA Triton 2.72 with its backends for ONNX Runtime, PyTorch, TensorRT, Python and others. */
export const tritonServerImage: Image = {
  reference:
    'nvcr.io/nvidia/tritonserver:26.08-py3@sha256:9185ba5b33d2c85c9204b208957b4bbfc6b2b89066efc9192e0f60c2ab58cec0',
  source: {
    name: 'digest of this tag, as public files quote it',
    from: 'https://catalog.ngc.nvidia.com/orgs/nvidia/containers/tritonserver/tags',
    date: '2026-11-24',
  },
  download: {
    bytes: 9_000_000_000,
    source: {
      name: 'about 9 GB, said of 26.09',
      from: 'https://catalog.ngc.nvidia.com/orgs/nvidia/containers/tritonserver/tags',
      date: '2026-11-24',
    },
  },
};

/** vLLM 0.31.0 with CUDA 13.0. Requires a driver of branch 580 or newer on the nodes. */
export const vllmServerImage: Image = {
  reference:
    'docker.io/vllm/vllm-openai:v0.31.0@sha256:c1c9f6fd5c109ba7f0546a59f5b2f15fb87f64c77782e90a27b648b42a8e67c3',
  source: {
    name: 'digest of the image index, as public Dockerfiles quote it',
    from: 'https://hub.docker.com/r/vllm/vllm-openai/tags?name=v0.31.0',
    date: '2026-10-10',
  },
  download: {
    bytes: 9_000_000_000,
    source: {
      name: 'compressed size on amd64',
      from: 'https://hub.docker.com/r/vllm/vllm-openai/tags?name=v0.31.0',
      date: '2026-10-08',
    },
  },
};
