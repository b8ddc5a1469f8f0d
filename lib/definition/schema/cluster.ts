import * as z from 'zod';
import { cloudProviders } from '../../catalog/cloud-providers';
import { parseCidr } from '../../units/cidr';
import { existingProvider } from '../provider-names';
import { origin } from './addresses';
import { name, named, object, parsed, pattern, text, whole } from './fields';
import { fileKey, labelKey, labelValue, minorVersion, secretName } from './kubernetes-names';
import { existingNodePoolSchema, nodePoolSchema, systemPoolSchema } from './node-pool';

const cidr = () => parsed(parseCidr);

const network = object({
  cidr: cidr().exactOptional(),
  apiAccess: z.array(cidr()).exactOptional(),
  imageBuckets: z
    .array(pattern(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'a bucket name', 'the name of an S3 bucket'))
    .exactOptional(),
  perimeter: pattern(
    /^accessPolicies\/\d+\/servicePerimeters\/\w{1,50}$/,
    'a service perimeter',
    'the name of a perimeter, such as accessPolicies/123456789/servicePerimeters/ml',
  ).exactOptional(),
});

const managed = object({
  provider: z.enum(cloudProviders),
  region: pattern(/^[a-z][a-z0-9-]*[a-z0-9]$/, 'a region name', 'the name of a region of the cloud, such as us-east-1'),
  account: pattern(
    /^[\w:.-]+$/,
    'an account id',
    'an AWS account id, Google Cloud project id or Azure subscription id',
  ).exactOptional(),
  kubernetes: minorVersion().exactOptional(),
  zones: z.array(text()).min(1, { error: 'at least one zone' }).exactOptional(),
  network: network.exactOptional(),
  systemPool: systemPoolSchema.exactOptional(),
  nodePools: named(nodePoolSchema),
  admins: z.array(text()).exactOptional(),
});

const certificateAuthority = z.union(
  [
    object({ configMap: secretName(), key: fileKey().exactOptional() }),
    object({ secret: secretName(), key: fileKey().exactOptional() }),
  ],
  { error: 'a map with `configMap` or `secret`, and an optional `key`' },
);

const objectStore = object({
  endpoint: origin(),
  cidr: cidr(),
  credentialsSecret: secretName().exactOptional(),
  certificateAuthority: certificateAuthority.exactOptional(),
});

const dns = object({
  namespace: name(63),
  labels: z.record(labelKey(), labelValue()),
  port: whole(1, 65_535).exactOptional(),
});

const loadBalancers = object({
  internal: z.record(labelKey(), z.string()).exactOptional(),
  public: z.record(labelKey(), z.string()).exactOptional(),
});

const confinement = object({
  storage: text().exactOptional(),
  dns: text().exactOptional(),
  identity: text().exactOptional(),
  start: text().exactOptional(),
});

const existing = object({
  provider: z.literal(existingProvider),
  kubernetes: minorVersion().exactOptional(),
  networkPolicy: z.enum(['calico', 'cilium']).exactOptional(),
  dns: dns.exactOptional(),
  apiServerPort: whole(1, 65_535).exactOptional(),
  objectStore: objectStore.exactOptional(),
  loadBalancers: loadBalancers.exactOptional(),
  confinement: confinement.exactOptional(),
  nodePools: named(existingNodePoolSchema),
});

/** {@link ClusterSpec} */
export const clusterSchema = z.discriminatedUnion('provider', [managed, existing]);
