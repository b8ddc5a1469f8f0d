import * as z from 'zod';
import { parseCidr } from '../../units/cidr';
import { origin } from './addresses';
import { named, object, parsed, pattern, text } from './fields';
import { minorVersion, secretName } from './kubernetes-names';
import { existingNodePoolSchema, nodePoolSchema, systemPoolSchema } from './node-pool';

const cidr = () => parsed(parseCidr);

const network = object({
  cidr: cidr().describe('IPv4 range of nodes (and of pods on EKS).').exactOptional(),
  apiAccess: z
    .array(cidr())
    .describe(
      'IPv4 ranges from which the Kubernetes API may be reached over the internet. On AKS buckets are reached from them too, to upload models.',
    )
    .exactOptional(),
}).describe('Addresses of a cluster that is made.');

const managed = object({
  provider: z
    .enum(['eks', 'gke', 'aks'])
    .describe('`eks`: Amazon EKS, `gke`: Google Kubernetes Engine, `aks`: Azure Kubernetes Service.'),
  region: pattern(
    /^[a-z][a-z0-9-]*[a-z0-9]$/,
    'the name of a region',
    "the cloud's own name, such as us-east-1",
  ).describe("The cloud's own name of the region, such as `us-east-1`, `us-central1` or `eastus`."),
  account: pattern(/^[\w:.-]+$/, 'an account', 'an AWS account id, Google Cloud project id or Azure subscription id')
    .describe('AWS account id, Google Cloud project id or Azure subscription id.')
    .exactOptional(),
  kubernetes: minorVersion().describe('Kubernetes minor version.').exactOptional(),
  zones: z
    .array(text())
    .min(1, { error: 'at least one zone' })
    .describe("Availability zones of the nodes, in the cloud's own spelling.")
    .exactOptional(),
  network: network.exactOptional(),
  systemPool: systemPoolSchema.exactOptional(),
  nodePools: named(nodePoolSchema).describe('The pools that workloads name.'),
  admins: z
    .array(text())
    .describe(
      'Who administers the cluster besides the one that made it: ARNs of IAM roles or users on EKS, e-mail addresses with `user:` or `group:` on GKE (`roles/container.admin`), object ids of Entra groups on AKS.',
    )
    .exactOptional(),
}).describe('A cluster that `pulumi up` makes.');

const objectStore = object({
  endpoint: origin().describe(
    'Address with scheme and, if it is not 443 or 80, port: `https://minio.storage.internal:9000`.',
  ),
  cidr: cidr().describe('IPv4 range that the address resolves to, for the network policies: `10.20.0.15/32`.'),
  credentialsSecret: secretName()
    .describe("Secret in each team's namespace whose key `credentials` is an AWS shared credentials file.")
    .exactOptional(),
}).describe('An object store that speaks the S3 protocol, such as MinIO or Ceph.');

const existing = object({
  provider: z.literal('existing'),
  kubernetes: minorVersion().describe('Kubernetes minor version of the cluster.').exactOptional(),
  networkPolicy: z.enum(['calico', 'cilium']).describe('What enforces NetworkPolicy there.').exactOptional(),
  objectStore: objectStore
    .describe('Where buckets are. Needed when a service takes its model from a bucket.')
    .exactOptional(),
  nodePools: named(existingNodePoolSchema),
}).describe('A cluster that is there already: on-premises, hybrid, or made by somebody else.');

/** {@link ClusterSpec} */
export const clusterSchema = z
  .discriminatedUnion('provider', [managed, existing])
  .describe('The cluster that everything runs on.');
