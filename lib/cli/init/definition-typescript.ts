import { placeholders } from '../../catalog/placeholders';
import { exampleRepository, type Project, type ProjectFile } from './project';
import { setups } from './providers';

/** The definition in TypeScript, where the compiler checks every reference. */
export function typescriptDefinition(project: Project): ProjectFile {
  return {
    path: 'platform.ts',
    text: `import { defineModelPlatform } from '@model-platform/core';

export default defineModelPlatform({
  name: '${project.name}',
${cluster(project)}
  buckets: { models: {} },
  teams: {
    'data-science': {
${member(project)}
    },
  },
  models: {
    churn: {
      bucket: 'models',
      // A file of scikit-learn (pickle, joblib) is a program: it runs when the server loads it, with the access of the service.
      // ONNX files are data: runtime { kind: 'triton', formats: 'onnx' }. A scan finds known patterns before the server starts:
      // scan: { image: 'registry.acme.example/modelscan@sha256:…', command: ['modelscan', '--path'] },
      versions: {
        v1: {
          path: 'churn/v1/model.pkl',
          // SHA-256 of the uploaded file, as sha256sum prints it. The server refuses to start with any other file.
          sha256: '${placeholders.digest}',
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
      // Network policy blocks all other callers.
      consumers: [{ team: 'data-science' }],
    },
  },
  // Who is called when a service fails. An address that is a credential goes into a Secret: { secret, key }.
  // Add heartbeat: the address of a service that raises an alarm when the messages of Prometheus itself stop.
  monitoring: { alerts: { pager: '${placeholders.pager}' } },
${delivery(project)}
  waivers: [
    {
      rule: 'image/pinned',
      at: 'services.churn',
      reason: 'standard image until we mirror it; then set runtime.image to its digest',
    },
  ],
});
`,
  };
}

/** On a new cluster \`pulumi up\` installs Argo CD. */
function delivery(project: Project): string {
  const repository = `gitops: 'argocd', repository: '${exampleRepository(project)}'`;
  const comment = `  // Argo CD installs clusters/${project.name} from this repository, and the operators that it needs.`;
  return setups[project.provider].managed
    ? `${comment} \`pulumi up\` installs Argo CD.
  // For a private repository: bootstrap: { credential: { kind: 'token' } }, and the token in the configuration of Pulumi.
  delivery: { ${repository}, bootstrap: {} },`
    : `${comment}
  delivery: { ${repository} },`;
}

/** The people of a group are in the cluster; an existing cluster knows them already. */
function member({ provider }: Project): string {
  return setups[provider].managed
    ? "      members: { 'ml-engineer': ['group:data-scientists'] },"
    : `      // Groups and users as your cluster authenticates them.
      members: { 'ml-engineer': ['${placeholders.member}'] },`;
}

const apiAccess = `    // Ranges that reach the Kubernetes API over the internet, such as your address. With [] only its own network does, so that
    // \`pulumi up\` cannot install Argo CD from elsewhere: then remove delivery.bootstrap.
    network: { apiAccess: ['${placeholders.apiAccess}'] },
`;

function cluster({ provider, region, account }: Project): string {
  const setup = setups[provider];
  if (setup.managed) {
    return `  cluster: {
    provider: '${provider}',
    region: '${region}',
    // Your ${setup.accountTitle}. It is part of the bucket names, which must be globally unique.
    account: '${account}',
${setup.needsApiAccess ? apiAccess : ''}    // Who is in the groups of your teams: ${setup.peopleTitle}.
    groups: { 'data-scientists': ['${setup.examplePeople}'] },
    nodePools: {
      serving: { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 1, max: 4 } },
    },
  },`;
  }
  return `  cluster: {
    provider: '${provider}',
    // An S3-compatible object store, and the CIDR range that its address resolves to.
    objectStore: { endpoint: '${placeholders.objectStore.endpoint}', cidr: '${placeholders.objectStore.cidr}' },
    nodePools: {
      // Labels that select these nodes, and their Allocatable as kubectl describe node prints it.
      serving: { labels: { pool: '${placeholders.nodes}' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } },
    },
  },`;
}
