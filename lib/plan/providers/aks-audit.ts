import { type AuditFacts, daysBetween } from './audit';

/** Functions that make a globally unique name of a readable text and digits. */
interface UniqueNames {
  readonly accountName: (readable: string, unique: string) => string;
  readonly vaultName: (readable: string, unique: string) => string;
}

/**
 * Audit of AKS. Logs of connections are in a storage account, all others in a Log Analytics workspace.
 *
 * @param names Globally unique names.
 */
export function aksAudit({ accountName, vaultName }: UniqueNames): AuditFacts {
  return {
    // Source: Microsoft Learn "Use tags to organize your Azure resources", limitations, 2026-11.
    tags: {
      // Private DNS zones have 15, less the two of the platform.
      max: 13,
      key: {
        expression: /^(?!azure|microsoft|windows|aks-managed)[a-z][\w.-]{0,127}$/i,
        allowed:
          '1 to 128 letters, digits, _, . and -, with a letter at the start, and not azure, microsoft, windows or aks-managed',
      },
      value: { expression: /^.{1,256}$/u, allowed: '1 to 256 characters' },
      ignoresCase: true,
    },
    // Source: Microsoft Learn "Manage data retention in a Log Analytics workspace", 2026-11.
    logDays: daysBetween(30, 730),
    logStore: ({ platform, unique }) => ({
      kind: 'azure-blob',
      account: accountName(platform, unique),
      // Azure creates it.
      container: 'insights-logs-flowlogflowevent',
    }),
    storesBucketLogs: false,
    // Source: Azure REST API, "Budgets - Create Or Update", Notification.contactEmails, 2026-11.
    budget: { maxEmails: 50, hasBillingAccount: false, inDollars: false },
    keyVault: ({ platform, unique }) => vaultName(platform, unique),
    costAllocation: 'by tag in Cost Management, and by namespace with AKS cost analysis',
  };
}
