import { defineModelPlatform } from '@model-platform/core';

export default defineModelPlatform({
  name: 'conversation-intelligence',
  cluster: {
    provider: 'eks', // GKE and AKS: add the layer platform.gke.yaml or platform.aks.yaml
    region: 'us-east-1',
    account: '482917365021',
    network: { apiAccess: [] }, // people use the VPN
    audit: { keys: 'customer', logDays: 365 }, // who read recordings, and what connected to where
    // IAM roles of the groups; on GKE addresses of Google groups, on AKS object ids of Entra groups.
    groups: {
      'calls-audit': ['arn:aws:iam::482917365021:role/calls-audit'],
      'calls-oncall': ['arn:aws:iam::482917365021:role/calls-oncall'],
    },
    nodePools: {
      // One language model uses both GPUs of a node. A blue-green rollout needs twice the serving nodes.
      language: { gpu: { type: 'rtx-pro-6000', count: 2 }, disk: '400Gi', nodes: { min: 1, max: 4 } },
      // Speech recognition and the small models share GPUs. One spare node: replicas start in any order.
      speech: {
        gpu: { type: 'rtx-pro-6000', count: 1, sharing: { memory: '20Gi' } },
        disk: '200Gi',
        nodes: { min: 1, max: 5 },
      },
      training: { gpu: { type: 'rtx-pro-6000', count: 1 }, capacity: { kind: 'spot' }, nodes: { min: 0, max: 1 } },
    },
  },
  registries: {
    // Its address has the account; `plan` prints it.
    calls: { kind: 'cloud', repositories: ['training'] },
    // Nodes pull the images of most operators from copies in the account.
    copies: { kind: 'cache', upstreams: { 'quay.io': {}, 'registry.k8s.io': {} } },
  },
  // Created in the region of the cluster. The names must be unique in the whole cloud.
  buckets: { models: { name: 'calls-models-93d1' }, transcripts: { name: 'calls-transcripts-93d1' } },
  teams: {
    // Calls stay private: buckets in this region, requests only from this namespace, no other way out. Its servers load data
    // only, no models that are programs.
    calls: {
      confined: true,
      modelFormats: 'data-only',
      members: { 'ml-engineer': ['group:calls-oncall'], viewer: ['group:calls-audit'] },
    },
  },
  models: {
    whisper: {
      bucket: 'models',
      versions: {
        'large-v3': {
          path: 'whisper/large-v3.tar', // an archive of the model's directory
          sha256: '6f1ab3f0c4d2e8975b6a0c1d3e5f7a9b8c6d4e2f0a1b3c5d7e9f8a6b4c2d0e1f', // sha256sum of your archive
          size: '3100Mi',
        },
      },
    },
    assistant: {
      bucket: 'models',
      versions: {
        'qwen3-32b': {
          path: 'assistant/qwen3-32b.tar',
          sha256: '0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d',
          size: '62Gi',
        },
      },
    },
    'call-reason': {
      bucket: 'models',
      versions: {
        v1: {
          path: 'call-reason/v1/call-reason.tar.gz',
          sha256: 'b1c3d5e7f9a0b2c4d6e8f0a1b3c5d7e9f8a6b4c2d0e1f3a5b7c9d8e6f4a2b0c1',
          size: '2Mi',
        },
      },
    },
  },
  services: {
    transcription: {
      team: 'calls',
      pool: 'speech',
      model: { name: 'whisper', version: 'large-v3' },
      runtime: { kind: 'vllm' },
      resources: { gpu: { memory: '20Gi' } },
      scale: { min: 1, max: 4 },
      slo: { availability: 99.5 },
      rollout: { kind: 'blue-green' },
      consumers: [{ team: 'calls' }],
    },
    assistant: {
      team: 'calls',
      pool: 'language',
      model: { name: 'assistant', version: 'qwen3-32b' },
      runtime: { kind: 'vllm', contextTokens: 16_384 },
      resources: { gpu: { count: 2 } },
      scale: { min: 1, max: 2 },
      slo: { availability: 99.5 },
      rollout: {
        kind: 'blue-green',
        // A Job in the namespace sends it to the new version before the switch.
        request: { path: '/v1/completions', body: '{"model":"assistant","prompt":"Summarize: hello","max_tokens":8}' },
      },
      consumers: [{ team: 'calls' }],
    },
    'call-reason': {
      team: 'calls',
      pool: 'speech',
      model: { name: 'call-reason', version: 'v1' },
      runtime: { kind: 'triton', formats: 'onnx' },
      resources: { gpu: { memory: '20Gi' } },
      scale: { min: 1, max: 2 },
      slo: { availability: 99.5 },
      consumers: [{ team: 'calls' }],
    },
  },
  training: {
    'fit-call-reason': {
      team: 'calls',
      pool: 'training',
      framework: { kind: 'pytorch' },
      image:
        '482917365021.dkr.ecr.us-east-1.amazonaws.com/conversation-intelligence/calls/training@sha256:4e1d6c3b8a7f5e2d9c0b1a4f6e8d7c5b3a2f1e0d9c8b7a6f5e4d3c2b1a0f9e8d',
      command: ['python', '/app/train.py', '--labelled', '/data'],
      // Transcripts are read only from the team's own bucket.
      data: { '/data': { bucket: 'transcripts', path: 'labelled', size: '2Gi' } },
      checkpoint: { bucket: 'models', path: 'checkpoints/call-reason', every: '5m', size: '16Mi' },
      output: { bucket: 'models', path: 'trained/call-reason' },
      deadline: '4h',
    },
  },
  monitoring: { alerts: { pager: { secret: 'alert-receivers', key: 'pager' } } },
  delivery: { gitops: 'argocd', repository: 'https://git.calls.example/ml/platform.git' },
});
