import { accessLimits } from '../../../lib/plan/facts/access-limits';
import { bytes, fieldOf, type Limit, named, names, sizes, together } from './limit';
import { tagLimits } from './tag-limits';

const expr = 'Google Cloud IAM, "Policy" reference, Expr, 2026-11';
const gke = 'Google Kubernetes Engine API, projects.locations.clusters, 2026-11';
const compute = 'Google Compute Engine, "Naming resources", 2026-11';
const logs = 'Cloud Logging API, projects.locations.buckets, sinks and exclusions, 2026-11';
const binding = 'BucketIAMMember';

/** Limits of Google Cloud on the resources of a cluster. */
export const googleLimits: readonly Limit[] = [
  {
    field: 'condition of a role binding',
    ...accessLimits.conditionOperators,
    of: (resources) =>
      named(resources, binding).map((resource) => {
        const expression = String(fieldOf(resource, 'condition.expression') ?? '');
        // Quoted strings can contain the same characters.
        const operators = expression.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').match(/\|\||&&|!/g) ?? [];
        return { what: `condition of ${resource.name}`, size: operators.length };
      }),
  },
  { field: 'title of a condition', max: 100, unit: 'bytes', source: expr, of: bytes(binding, 'condition.title') },
  {
    field: 'description of a condition',
    max: 256,
    unit: 'bytes',
    source: expr,
    of: bytes(binding, 'condition.description'),
  },
  {
    field: 'bindings of a role to a principal in the policy of a bucket',
    ...accessLimits.bindingsOfRole,
    of: together(binding, ({ inputs: { bucket, role, member } }) => `${bucket} ${role} ${member}`),
  },
  {
    field: 'principals in the policy of a bucket',
    ...accessLimits.principalsOfBucket,
    of: together(binding, ({ inputs }) => String(inputs.bucket)),
  },
  { field: 'name of a cluster', max: 40, unit: 'characters', source: gke, of: names('Cluster', 'name') },
  { field: 'name of a node pool', max: 40, unit: 'characters', source: gke, of: names('NodePool', 'name') },
  {
    field: 'ranges that can reach the Kubernetes API',
    max: 100,
    unit: 'ranges',
    source: 'Google Kubernetes Engine, "Add authorized networks for control plane access", 2026-11',
    of: sizes('Cluster', 'masterAuthorizedNetworksConfig.cidrBlocks'),
  },
  { field: 'name of a network', max: 63, unit: 'characters', source: compute, of: names('Network', 'name') },
  { field: 'name of a subnet', max: 63, unit: 'characters', source: compute, of: names('Subnetwork', 'name') },
  { field: 'name of a router', max: 63, unit: 'characters', source: compute, of: names('Router', 'name') },
  { field: 'name of a NAT gateway', max: 63, unit: 'characters', source: compute, of: names('RouterNat', 'name') },
  {
    field: 'name of a DNS zone',
    max: 63,
    unit: 'characters',
    source: 'Cloud DNS API, managedZones, 2026-11',
    of: names('ManagedZone', 'name'),
  },
  {
    field: 'description of a DNS zone',
    max: 1024,
    unit: 'characters',
    source: 'Cloud DNS API, managedZones, 2026-11',
    of: sizes('ManagedZone', 'description'),
  },
  {
    field: 'id of a service account',
    max: 30,
    unit: 'characters',
    source: accessLimits.bindingsOfRole.source,
    of: names('Account', 'accountId'),
  },
  {
    field: 'display name of a service account',
    max: 100,
    unit: 'bytes',
    source: accessLimits.bindingsOfRole.source,
    of: bytes('Account', 'displayName'),
  },
  {
    field: 'name of a bucket',
    max: 63,
    unit: 'characters',
    source: 'Google Cloud Storage, "About Cloud Storage buckets", naming, 2026-11',
    of: names('Bucket', 'name'),
  },
  {
    field: 'id of a secret',
    max: 255,
    unit: 'characters',
    source: 'Google Cloud Secret Manager, "Create a secret", 2026-11',
    of: sizes('Secret', 'secretId'),
  },
  {
    field: 'id of a log bucket',
    max: 100,
    unit: 'characters',
    source: logs,
    of: names('ProjectBucketConfig', 'bucketId'),
  },
  { field: 'name of a log sink', max: 100, unit: 'characters', source: logs, of: names('ProjectSink', 'name') },
  {
    field: 'name of a log exclusion',
    max: 100,
    unit: 'characters',
    source: logs,
    of: names('ProjectExclusion', 'name'),
  },
  { field: 'filter of a log sink', max: 20_000, unit: 'characters', source: logs, of: sizes('ProjectSink', 'filter') },
  ...['labels', 'resourceLabels', 'userLabels'].flatMap((field) =>
    tagLimits({
      field,
      count: 64,
      key: 63,
      value: 63,
      character: /[\p{Ll}\p{Lo}\p{N}_-]/u,
      source: 'Google Cloud, "Labels overview", requirements for labels, 2026-11',
    }),
  ),
];
