import * as z from 'zod';
import { cloudProviders } from '../../catalog/cloud-providers';
import { s3Names } from '../../units/bucket-name';
import { parseCidr } from '../../units/cidr';
import { existingProvider } from '../provider-names';
import { httpsUrl, origin } from './addresses';
import { auditSchema } from './audit';
import { checked, name, named, object, parsed, pattern, reason, text, whole } from './fields';
import { fileKey, labelKey, labelValue, minorVersion, secretName } from './kubernetes-names';
import { existingNodePoolSchema, nodePoolSchema, systemPoolSchema } from './node-pool';
import { maxEntries, sized } from './sizes';

const cidr = () => parsed(parseCidr);

const network = object({
  cidr: cidr().exactOptional(),
  apiAccess: sized(z.array(cidr()), maxEntries).exactOptional(),
  imageBuckets: sized(z.array(s3Bucket()), maxEntries).exactOptional(),
  perimeter: pattern(
    /^accessPolicies\/\d+\/servicePerimeters\/\w{1,50}$/,
    'a service perimeter',
    'accessPolicies/NUMBER/servicePerimeters/NAME, where NAME is 1 to 50 letters, digits and _',
  ).exactOptional(),
});

const oidc = object({
  issuer: httpsUrl(),
  clientId: text(),
  usernameClaim: text().exactOptional(),
  groupsClaim: text().exactOptional(),
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
  zones: sized(z.array(text()).min(1, { error: 'at least one zone' }), maxEntries).exactOptional(),
  network: network.exactOptional(),
  systemPool: systemPoolSchema.exactOptional(),
  nodePools: named(nodePoolSchema),
  admins: sized(z.array(text()), maxEntries).exactOptional(),
  groups: sized(
    z.record(groupName(), sized(z.array(text()).min(1, { error: 'at least one' }), maxEntries)),
    maxEntries,
  ).exactOptional(),
  oidc: oidc.exactOptional(),
  tags: sized(z.record(text(), text()), maxEntries).exactOptional(),
  audit: auditSchema.exactOptional(),
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
  labels: sized(z.record(labelKey(), labelValue()), maxEntries),
  port: whole(1, 65_535).exactOptional(),
});

const someCidrs = () => sized(z.array(cidr()).min(1, { error: 'at least one range' }), maxEntries);

const ranges = object({
  nodes: someCidrs(),
  pods: someCidrs(),
  services: someCidrs(),
  apiServers: someCidrs().exactOptional(),
});

const secretStore = object({ ranges: someCidrs(), port: whole(1, 65_535).exactOptional() });

const loadBalancers = object({
  internal: sized(z.record(labelKey(), z.string()), maxEntries).exactOptional(),
  public: sized(z.record(labelKey(), z.string()), maxEntries).exactOptional(),
});

const confinement = object({
  storage: reason().exactOptional(),
  dns: reason().exactOptional(),
  identity: reason().exactOptional(),
  start: reason().exactOptional(),
});

const existing = object({
  provider: z.literal(existingProvider),
  kubernetes: minorVersion().exactOptional(),
  networkPolicy: z.enum(['calico', 'cilium']).exactOptional(),
  dns: dns.exactOptional(),
  apiServerPort: whole(1, 65_535).exactOptional(),
  ranges: ranges.exactOptional(),
  objectStore: objectStore.exactOptional(),
  secretStore: secretStore.exactOptional(),
  loadBalancers: loadBalancers.exactOptional(),
  confinement: confinement.exactOptional(),
  nodePools: named(existingNodePoolSchema),
});

/** The name of a group after `group:`, without those of Kubernetes itself. */
function groupName() {
  return checked((name) => {
    if (name === '' || /\s/.test(name)) return name === '' ? 'is empty' : 'contains whitespace';
    return name.startsWith('system:') ? 'is a group of Kubernetes itself' : undefined;
  }, 'the name of a group, as after group: in the members of a team');
}

function s3Bucket() {
  const { expression, allowed } = s3Names;
  return checked((name) => {
    if (name.length < 3 || name.length > 63) return `is ${name.length} characters long`;
    return expression.test(name) ? undefined : 'is not the name of an S3 bucket';
  }, `3 to 63 characters ${allowed}`);
}

/** {@link ClusterSpec} */
export const clusterSchema = z.discriminatedUnion('provider', [managed, existing]);
