import type { CloudProvider } from './cloud-providers';

/**
 * Values of a new project that stand for values that only the user knows. Each matches the schema, and nothing real has
 * it: the names are reserved by RFC 2606 and RFC 6761, the addresses by RFC 5737.
 */
export const placeholders = {
  /** In the format of the cloud. */
  account: {
    eks: '000000000000',
    gke: 'your-project-id',
    aks: '00000000-0000-0000-0000-000000000000',
  } satisfies Readonly<Record<CloudProvider, string>>,
  repositoryHost: 'git.example.com',
  objectStore: { endpoint: 'https://object-store.example.com:9000', cidr: '192.0.2.15/32' },
  /** Value of the label of the nodes of an existing cluster. */
  nodes: 'your-serving-nodes',
  /** People of the group of a team, in the format of the cloud. */
  people: {
    eks: 'arn:aws:iam::000000000000:role/your-data-scientists',
    gke: 'your-data-scientists@example.com',
    aks: '00000000-0000-0000-0000-000000000000',
  } satisfies Readonly<Record<CloudProvider, string>>,
  /** Address that reaches the Kubernetes API. */
  apiAccess: '203.0.113.7/32',
  /** Member of the team on an existing cluster. */
  member: 'group:your-data-scientists',
  /** Access policy of the perimeter in the documentation. */
  accessPolicy: 'accessPolicies/123456789/',
  /** Receiver of alerts. */
  pager: 'https://oncall.example.com/alerts',
  /** SHA-256 of the eleven bytes `hello world`. */
  digest: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
} as const;
