import type { DigestProof } from './digest-proof';
import type { Source } from './source';

/** A container image that the library uses by default. */
export interface Image {
  /** Reference with the digest, if the digest is known. */
  readonly reference: string;
  /** How the digest was verified, or why there is none. */
  readonly digest: DigestProof;
  /** Source of its version and of what it contains. @default - the digest has a source */
  readonly source?: Source;
  /** Compressed download size on amd64. Absent for small images, which are pulled in seconds. */
  readonly download?: { readonly bytes: number; readonly source: Source };
}

/** rclone, which downloads models from the object store of any cloud with the identity of the pod. */
export const modelDownloadImage: Image = {
  reference: 'docker.io/rclone/rclone:1.75.1@sha256:45401ad7410db1d67ffdb58e19059ad20b0d8e0285a60e38bbec55cc1019c7a5',
  digest: {
    kind: 'quoted',
    files: 10,
    date: '2026-11-30',
    source: { name: 'pins the image index', from: 'Ruakij/csi-rclone:Dockerfile@4e294582', date: '2026-11-24' },
  },
};

/** curl, which sends requests to a new revision before it serves. Its shell is BusyBox. */
export const requestImage: Image = {
  reference: 'docker.io/curlimages/curl:8.21.0@sha256:7c12af72ceb38b7432ab85e1a265cff6ae58e06f95539d539b654f2cfa64bb13',
  digest: {
    kind: 'quoted',
    files: 9,
    date: '2026-11-30',
    source: {
      name: 'pins tag and digest',
      from: 'SemiAnalysisAI/ClusterMAX:cmax/scripts/1-audit/cluster-audit-k8s.sh@ebc03900',
      date: '2026-11-30',
    },
  },
  source: {
    name: 'tag of the release, with curl 8.21.0 on Alpine 3.24.1',
    from: 'curl/curl-container:CHANGELOG.md@a4612856',
    date: '2026-06-24',
  },
};

/** The plugin by which Argo Rollouts sets the weights of HTTPRoutes, for amd64 and arm64. Like the operators it has a tag. */
export const rolloutsPluginImage: Image = {
  reference: 'ghcr.io/argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi:v0.17.0',
  digest: { kind: 'none', why: 'no public file with it was found, 2026-11-30' },
  source: {
    name: 'path of the program in v0.15.0; the file of v0.17.0 was not found',
    from: 'argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi:Dockerfile@96c63fd7',
    date: '2026-06-26',
  },
};

/**
 * MLServer with its scikit-learn runtime (scikit-learn 1.6.1, joblib 1.5.1). It has no digest, so a service that uses it
 * needs a waiver or its own image.
 */
export const scikitLearnServerImage: Image = {
  reference: 'docker.io/seldonio/mlserver:1.7.1-sklearn',
  digest: { kind: 'none', why: 'no public file with it was found, 2026-11-30' },
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
  digest: {
    kind: 'quoted',
    files: 2,
    date: '2026-11-30',
    gap: 'one has the digest without the tag, and one the tag with the first eight digits',
  },
  source: {
    name: 'tag of the release',
    from: 'https://docs.nvidia.com/deeplearning/triton-inference-server/release-notes/rel-26-08.html',
    date: '2026-11-30',
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
  digest: {
    kind: 'quoted',
    files: 10,
    date: '2026-11-30',
    source: {
      name: 'NVIDIA read the index and both images in it, and their source commit is that of the tag',
      from: 'ai-dynamo/dynamo:container/deps/vllm/patches/README.md@0df68d94',
      date: '2026-10-05',
    },
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

/** All images that the library uses by default. Those of operators are in their charts. */
export const catalogImages: readonly Image[] = [
  modelDownloadImage,
  requestImage,
  scikitLearnServerImage,
  tritonServerImage,
  vllmServerImage,
  rolloutsPluginImage,
];

/** The image of the catalog with this reference. Undefined for an image of the definition. */
export function catalogImage(reference: string): Image | undefined {
  return catalogImages.find((image) => image.reference === reference);
}
