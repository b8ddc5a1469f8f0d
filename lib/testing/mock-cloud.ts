import { awsZoneId } from '../catalog/aws-zone-ids';

/** Answers of the mocked cloud. */
export interface RecordPulumiOptions {
  /**
   * Outputs of a resource that are not among its arguments, such as an endpoint.
   * @default - an id, an ARN and the arguments; for resources of this library's clusters, also the outputs they need
   */
  readonly outputsOf?: (resource: {
    readonly type: string;
    readonly name: string;
  }) => Readonly<Record<string, unknown>>;
  /**
   * Results of functions by their tokens.
   * @default - functions that this library's clusters call have results; any other function fails the program
   */
  readonly calls?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /**
   * AWS account id, Google Cloud project id or Azure subscription id of the credentials. Clusters refuse credentials of
   * an account that differs from `cluster.account` of the definition.
   * @default - the account of a new project: '123456789012', 'my-project' or the zero UUID
   */
  readonly account?: string;
}

/** Arguments of a cloud function or resource. */
type Inputs = Readonly<Record<string, unknown>>;
type Outputs = Readonly<Record<string, unknown>>;

/** Default accounts of the credentials: those of a project that `init` has created. */
const accounts = {
  aws: '123456789012',
  gcp: 'my-project',
  azure: '00000000-0000-0000-0000-000000000000',
} as const;

/** Zones of the mocked AWS account, in every region: letters of their names, and numbers of their ids. */
const awsZones = [
  ['a', '1'],
  ['b', '2'],
  ['c', '4'],
  ['d', '6'],
  ['e', '5'],
  ['f', '3'],
] as const;

/** Values of the filters of a function of AWS. */
function filtered(inputs: Inputs): readonly string[] {
  return ((inputs.filters ?? []) as readonly { readonly values: readonly string[] }[]).flatMap(({ values }) => values);
}

/** Names of the machine types in a filter of Google Cloud. */
function named(filter: unknown): readonly { readonly name: string }[] {
  return [...String(filter).matchAll(/name = "([^"]+)"/g)].map(([, name = '']) => ({ name }));
}

const azureKubeconfig = 'clusters:\n- cluster:\n    certificate-authority-data: Y2E=\n';

/** Results of the functions that components of this library call. */
const answers: Readonly<Record<string, (inputs: Inputs, account: string | undefined) => Outputs>> = {
  'aws:index/getCallerIdentity:getCallerIdentity': (_, account = accounts.aws) => ({ accountId: account }),
  'aws:index/getAvailabilityZones:getAvailabilityZones': ({ region }) => ({
    names: awsZones.map(([letter]) => `${String(region)}${letter}`),
    zoneIds: awsZones.map(([, number]) => awsZoneId(String(region), number)),
  }),
  // All zones sell all machine types.
  'aws:ec2/getInstanceTypeOfferings:getInstanceTypeOfferings': (inputs) => {
    const region = String(inputs.region);
    const sold = filtered(inputs).flatMap((machine) =>
      awsZones.map(([letter, number]) => ({
        machine,
        zone: inputs.locationType === 'availability-zone-id' ? awsZoneId(region, number) : `${region}${letter}`,
      })),
    );
    return { instanceTypes: sold.map(({ machine }) => machine), locations: sold.map(({ zone }) => zone) };
  },
  'gcp:compute/getMachineTypes:getMachineTypes': ({ filter }) => ({ machineTypes: named(filter) }),
  'gcp:organizations/getProject:getProject': ({ projectId }, account = accounts.gcp) => ({
    projectId: projectId ?? account,
    number: '987654321',
  }),
  'gcp:storage/getProjectServiceAccount:getProjectServiceAccount': () => ({
    emailAddress: 'service-987654321@gs-project-accounts.iam.gserviceaccount.com',
  }),
  'azure-native:authorization:getClientConfig': (_, account = accounts.azure) => ({
    subscriptionId: account,
    objectId: '66666666-7777-8888-9999-000000000000',
  }),
  // Without a token, clusters send no requests of their own.
  'azure-native:authorization:getClientToken': () => ({ token: '' }),
  'azure-native:containerservice:listManagedClusterUserCredentials': () => ({
    kubeconfigs: [{ name: 'user', value: Buffer.from(azureKubeconfig).toString('base64') }],
  }),
};

/** Outputs of resources, beyond their arguments, that components of this library read. */
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
  'gcp:compute/network:Network': () => ({ numericId: '4512345678901234567' }),
  'gcp:container/cluster:Cluster': () => ({
    endpoint: '10.0.0.2',
    controlPlaneEndpointsConfig: { dnsEndpointConfig: { endpoint: 'gke-1a2b.us-central1.gke.goog' } },
    masterAuth: { clusterCaCertificate: 'Y2E=', clientCertificateConfig: { issueClientCertificate: false } },
  }),
  'gcp:projects/iAMCustomRole:IAMCustomRole': (_, { project, roleId }) => ({
    name: `projects/${String(project)}/roles/${String(roleId)}`,
  }),
  'gcp:serviceaccount/account:Account': () => ({ email: 'nodes@example.iam.gserviceaccount.com' }),
  'azure-native:containerservice:ManagedCluster': () => ({
    fqdn: 'acme.public.example',
    privateFQDN: 'acme.privatelink.example',
    identityProfile: { kubeletidentity: { objectId: '77777777-8888-9999-aaaa-bbbbbbbbbbbb' } },
    oidcIssuerProfile: { enabled: true, issuerURL: 'https://oidc.aks.example/' },
  }),
  'azure-native:keyvault:Key': (name) => ({
    keyUri: `https://vault.example/keys/${name}`,
    keyUriWithVersion: `https://vault.example/keys/${name}/1`,
  }),
  'azure-native:managedidentity:UserAssignedIdentity': (name) => ({
    clientId: `${name}-client`,
    principalId: `${name}-principal`,
  }),
};

/** Result of a function: the given one, else the default one, else undefined. */
export function answerOf(
  token: string,
  inputs: Inputs,
  { calls = {}, account }: Pick<RecordPulumiOptions, 'calls' | 'account'>,
): Outputs | undefined {
  return calls[token] ?? answers[token]?.(inputs, account);
}

/** Outputs of a resource that are not among its arguments. */
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
