import type { ClusterOutputs } from '../../lib/clusters/contract';
import type { ClusterPlan } from '../../lib/plan/cluster';
import { type RecordedResource, type RecordPulumiOptions, recordPulumi } from '../../lib/testing/record-pulumi';

// What the three clouds would answer.

// Loading a cloud's SDK takes a second, and many on a machine that does something else as well.
jest.setTimeout(60_000);

const outputs: Readonly<Record<string, (name: string) => Readonly<Record<string, unknown>>>> = {
  'aws:eks/cluster:Cluster': () => ({
    endpoint: 'https://eks.example',
    certificateAuthority: { data: 'Y2E=' },
    identities: [{ oidcs: [{ issuer: 'https://oidc.eks.example' }] }],
  }),
  'aws:ec2/launchTemplate:LaunchTemplate': () => ({ latestVersion: 3 }),
  'aws:ec2/eip:Eip': (name) => ({ allocationId: `${name}-allocation` }),
  'aws:eks/nodeGroup:NodeGroup': (name) => ({ resources: [{ autoscalingGroups: [{ name: `${name}-machines` }] }] }),
  'gcp:container/cluster:Cluster': () => ({
    endpoint: '10.0.0.2',
    masterAuth: { clusterCaCertificate: 'Y2E=', clientCertificateConfig: { issueClientCertificate: false } },
  }),
  'gcp:serviceaccount/account:Account': () => ({ email: 'nodes@acme-project.iam.gserviceaccount.com' }),
  'azure-native:containerservice:ManagedCluster': () => ({
    fqdn: 'acme.public.example',
    privateFQDN: 'acme.privatelink.example',
    oidcIssuerProfile: { enabled: true, issuerURL: 'https://oidc.aks.example/' },
  }),
  'azure-native:managedidentity:UserAssignedIdentity': (name) => ({
    clientId: `${name}-client`,
    principalId: `${name}-principal`,
  }),
};

const kubeconfig = 'clusters:\n- cluster:\n    certificate-authority-data: Y2E=\n';

export const cloudAnswers: RecordPulumiOptions = {
  outputsOf: ({ type, name }) => outputs[type]?.(name) ?? {},
  calls: {
    'aws:index/getCallerIdentity:getCallerIdentity': { accountId: '123456789012' },
    'gcp:organizations/getProject:getProject': { projectId: 'acme-project', number: '987654321' },
    'azure-native:authorization:getClientConfig': { subscriptionId: '11111111-2222-3333-4444-555555555555' },
    'azure-native:containerservice:listManagedClusterUserCredentials': {
      kubeconfigs: [{ name: 'user', value: Buffer.from(kubeconfig).toString('base64') }],
    },
  },
};

/** A cluster as it was asked for, and what it says about itself. */
export interface RecordedCluster {
  readonly resources: readonly RecordedResource[];
  /** With every output resolved. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly secretKubeconfig: boolean;
}

/** Makes the cluster of a plan against the mocked clouds. */
export async function recordCluster(plan: ClusterPlan, deletionProtection?: boolean): Promise<RecordedCluster> {
  let outputs: Readonly<Record<string, unknown>> = {};
  let secretKubeconfig = false;
  const resources = await recordPulumi(async () => {
    const pulumi = await import('@pulumi/pulumi');
    const {
      ModelCluster,
    }: typeof import('../../lib/clusters/model-cluster') = require('../../lib/clusters/model-cluster');
    const args = deletionProtection === undefined ? { plan } : { plan, deletionProtection };
    const made: ClusterOutputs = new ModelCluster('acme', args).outputs;
    outputs = await new Promise((resolve) => pulumi.output(made).apply((value) => resolve({ ...value })));
    secretKubeconfig = made.kubeconfig !== undefined && (await pulumi.isSecret(made.kubeconfig));
  }, cloudAnswers);
  return { resources, outputs, secretKubeconfig };
}

/** Resources of one type. */
export function ofType(resources: readonly RecordedResource[], type: string): readonly RecordedResource[] {
  return resources.filter((resource) => resource.type === type);
}

/** The one resource of a type, or the one of that name. */
export function only(resources: readonly RecordedResource[], type: string, name?: string): RecordedResource {
  const found = ofType(resources, type).filter((resource) => name === undefined || resource.name === name);
  const [resource] = found;
  if (!resource || found.length > 1) {
    const names = ofType(resources, type).map((other) => other.name);
    throw new Error(`found ${found.length} of ${type} ${name ?? ''} among ${names.join(', ') || 'none'}`);
  }
  return resource;
}
