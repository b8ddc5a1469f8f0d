import { joinName } from '../../units/names';
import type { AuditFacts } from './audit';

/** Source: Amazon CloudWatch Logs API Reference, PutRetentionPolicy, 2026-11. */
const retentionDays: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Audit of EKS. Logs of connections and of buckets are in one bucket, which costs less than CloudWatch Logs. */
export function eksAudit(region: string): AuditFacts {
  return {
    tags: {
      // 50, less the two of the platform, `Name`, and the two of subnets.
      // Source: AWS Tagging Best Practices, "Tag naming limits and requirements", 2026-11.
      max: 45,
      // Without `=`, because load balancers get their tags as one text.
      key: {
        expression:
          /^(?![aA][wW][sS]:|eks:|(?:[\w.-]+\.)?k8s\.io\/|(?:[\w.-]+\.)?kubernetes\.io\/|Name$)[\p{L}\p{N} _.:/+\-@]{1,128}$/u,
        allowed:
          '1 to 128 letters, digits, spaces and _.:/+-@, not Name, and not with aws:, eks: or kubernetes.io/ at the start',
      },
      value: {
        expression: /^[\p{L}\p{N} _.:/=+\-@]{1,256}$/u,
        allowed: '1 to 256 letters, digits, spaces and _.:/=+-@',
      },
      ignoresCase: false,
    },
    logDays: {
      accepts: (days) => retentionDays.includes(days),
      allowed: `${retentionDays.slice(0, -1).join(', ')} or ${retentionDays.at(-1)} days`,
    },
    logStore: ({ platform, unique }) => ({
      kind: 's3',
      bucket: joinName([platform, 'audit-logs', unique], 63),
      region,
    }),
    storesBucketLogs: true,
    // Source: AWS Billing User Guide, "Best practices for AWS Budgets", 2026-11.
    budget: { maxEmails: 10, hasBillingAccount: false, inDollars: true },
    // Source: AWS Billing User Guide, "Activating user-defined cost allocation tags" and "Understanding split cost
    // allocation data", 2026-11.
    costAllocation:
      'by tag and by pod, when the payer account has activated its tags as cost allocation tags, and split cost allocation data for EKS',
  };
}
