import { type AuditFacts, daysBetween } from './audit';

/** Audit of GKE. All logs are in a log bucket of Cloud Logging in the region of the cluster. */
export const gkeAudit: AuditFacts = {
  // Source: Google Cloud "Create and manage cluster and node pool labels", requirements, 2026-11.
  tags: {
    // 64, less the two of the platform and those that GKE adds to nodes and disks: our estimate, rounded up.
    max: 50,
    key: {
      expression: /^(?!goog)[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u,
      allowed: '1 to 63 lower case letters, digits, _ and -, with a letter at the start, and not goog',
    },
    value: { expression: /^[\p{Ll}\p{Lo}\p{N}_-]{1,63}$/u, allowed: '1 to 63 lower case letters, digits, _ and -' },
    ignoresCase: false,
  },
  // Source: Cloud Logging, "Configure log buckets", custom retention, 2026-11.
  logDays: daysBetween(1, 3650),
  storesBucketLogs: false,
  // Source: Cloud Billing, "Customize budget alert email recipients", 2026-11.
  budget: { maxEmails: 5, hasBillingAccount: true, inDollars: false },
  costAllocation: 'by label, namespace and workload in the export of Cloud Billing, with GKE cost allocation',
};
