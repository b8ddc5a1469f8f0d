/** What the mocked cloud answers. */
export interface RecordPulumiOptions {
  /**
   * Outputs of a resource that its arguments do not say, such as an endpoint.
   * @default - every resource has an id, an ARN and its arguments, and those of this library's clusters what they need
   */
  readonly outputsOf?: (resource: {
    readonly type: string;
    readonly name: string;
  }) => Readonly<Record<string, unknown>>;
  /**
   * Results of functions by their tokens.
   * @default - functions that this library's clusters call have results; any other fails the program
   */
  readonly calls?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /**
   * AWS account id, Google Cloud project id or Azure subscription id that the credentials are for. Clusters refuse
   * credentials for another account than the one that their definition names.
   * @default - an account of examples
   */
  readonly account?: string;
}

/** Arguments of a function of a cloud. */
type Inputs = Readonly<Record<string, unknown>>;
type Outputs = Readonly<Record<string, unknown>>;

/** The account that credentials belong to where nobody says which: those of a new project before it is changed. */
const accounts = {
  aws: '123456789012',
  gcp: 'my-project',
  azure: '00000000-0000-0000-0000-000000000000',
} as const;

const azureKubeconfig = 'clusters:\n- cluster:\n    certificate-authority-data: Y2E=\n';

/** What the functions answer that the components of this library call. */
const answers: Readonly<Record<string, (inputs: Inputs, account: string | undefined) => Outputs>> = {
  'aws:index/getCallerIdentity:getCallerIdentity': (_, account = accounts.aws) => ({ accountId: account }),
  'gcp:organizations/getProject:getProject': ({ projectId }, account = accounts.gcp) => ({
    projectId: projectId ?? account,
    number: '987654321',
  }),
  'azure-native:authorization:getClientConfig': (_, account = accounts.azure) => ({
    subscriptionId: account,
    objectId: '66666666-7777-8888-9999-000000000000',
  }),
  'azure-native:containerservice:listManagedClusterUserCredentials': () => ({
    kubeconfigs: [{ name: 'user', value: Buffer.from(azureKubeconfig).toString('base64') }],
  }),
};

/** What resources say about themselves besides their arguments, as far as the components of this library read it. */
const outputs: Readonly<Record<string, (name: string, inputs: Inputs) => Outputs>> = {
  'aws:eks/cluster:Cluster': (name, { vpcConfig }) => ({
    vpcConfig: { ...(vpcConfig as object | undefined), clusterSecurityGroupId: `${name}-security-group` },
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
  'gcp:serviceaccount/account:Account': () => ({ email: 'nodes@example.iam.gserviceaccount.com' }),
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

/** The answer of a function: the one that is given, or that of a cloud that has nothing unusual; nothing if unknown. */
export function answerOf(
  token: string,
  inputs: Inputs,
  { calls = {}, account }: Pick<RecordPulumiOptions, 'calls' | 'account'>,
): Outputs | undefined {
  return calls[token] ?? answers[token]?.(inputs, account);
}

/** Outputs of a resource that its arguments do not say. */
export function outputsOfType({
  type,
  name,
  inputs,
}: {
  readonly type: string;
  readonly name: string;
  readonly inputs: Inputs;
}): Outputs {
  return outputs[type]?.(name, inputs) ?? {};
}
