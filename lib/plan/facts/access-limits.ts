/** A limit of a cloud on what gives identities access. */
export interface AccessLimit {
  readonly max: number;
  /** What is counted, in the plural. */
  readonly unit: string;
  /** Page of the cloud, and when it was read. */
  readonly source: string;
}

const iamQuotas = 'AWS IAM User Guide, "IAM and AWS STS quotas", 2026-11';
const googleQuotas = 'Google Cloud IAM, "Quotas and limits", 2026-11';
const endpointQuotas = 'AWS PrivateLink, "AWS PrivateLink quotas", 2026-11';
const azureLimits = 'Microsoft Learn, "Azure subscription and service limits", Azure RBAC limits, 2026-11';

/** Limits of policies, role bindings and role assignments. All are fixed, or the defaults of an account. */
export const accessLimits = {
  /** All inline policies of a role together, without white space. */
  inlinePolicies: { max: 10_240, unit: 'characters', source: iamQuotas },
  managedPolicy: { max: 6144, unit: 'characters', source: iamQuotas },
  managedPoliciesOfRole: { max: 10, unit: 'managed policies', source: iamQuotas },
  /** The policy of a VPC endpoint, with white space. */
  endpointPolicy: { max: 20_480, unit: 'characters', source: endpointQuotas },
  /** Bindings of one role to one principal with different conditions, in the allow policy of a bucket. */
  bindingsOfRole: { max: 20, unit: 'role bindings', source: googleQuotas },
  conditionOperators: { max: 12, unit: 'logical operators', source: googleQuotas },
  /** Principals in all bindings of the allow policy of a bucket, each as often as it appears. */
  principalsOfBucket: { max: 1500, unit: 'role bindings', source: googleQuotas },
  roleCondition: { max: 8 * 1024, unit: 'bytes', source: azureLimits },
  /** Of a subscription. The creator of the cluster and the cluster itself have some more. */
  roleAssignments: { max: 4000, unit: 'role assignments', source: azureLimits },
} as const satisfies Readonly<Record<string, AccessLimit>>;
