import { exampleDigest } from './example-digest';
import { accountWords, exampleRepository, type Project, type ProjectFile } from './project';

/** The definition as TypeScript, in which the compiler checks every reference. */
export function typescriptDefinition(project: Project): ProjectFile {
  return {
    path: 'platform.ts',
    text: `import { defineModelPlatform } from 'model-platform';

export default defineModelPlatform({
  name: '${project.name}',
${cluster(project)}
  buckets: { models: {} },
  teams: {
    'data-science': {
      // Groups and users as the login of your cluster names them.
      members: { 'ml-engineer': ['group:data-science'] },
    },
  },
  models: {
    churn: {
      bucket: 'models',
      versions: {
        v1: {
          path: 'churn/v1/model.joblib',
          // What sha256sum prints of the file that you upload; the server starts on no other.
          sha256: '${exampleDigest}',
        },
      },
    },
  },
  services: {
    churn: {
      team: 'data-science',
      pool: 'serving',
      model: { name: 'churn', version: 'v1' },
      runtime: { kind: 'scikit-learn' },
      slo: { availability: 99.9, latency: { percentile: 99, target: '250ms' } },
      // Everybody else is refused by network policy.
      consumers: [{ team: 'data-science' }],
    },
  },
  // Argo CD installs from this repository what lies there under clusters/${project.name}, and the operators that it needs.
  delivery: { gitops: 'argocd', repository: '${exampleRepository(project)}' },
  waivers: [
    {
      rule: 'image/pinned',
      at: 'services.churn',
      reason: 'the standard image until we have a copy of our own; write its digest as runtime.image then',
    },
  ],
});
`,
  };
}

function cluster({ provider, region, account }: Project): string {
  if (provider !== 'existing') {
    return `  cluster: {
    provider: '${provider}',
    region: '${region}',
    // Your ${accountWords[provider]}. It changes the buckets' names, which must be unique in the whole cloud.
    account: '${account}',
    nodePools: {
      serving: { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 1, max: 4 } },
    },
  },`;
  }
  return `  cluster: {
    provider: 'existing',
    // An object store that speaks the S3 protocol, and the range that its address resolves to.
    objectStore: { endpoint: 'https://minio.storage.internal:9000', cidr: '10.20.0.15/32' },
    nodePools: {
      // Labels that select these nodes, and what kubectl describe node prints under Allocatable.
      serving: { labels: { pool: 'serving' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } },
    },
  },`;
}
