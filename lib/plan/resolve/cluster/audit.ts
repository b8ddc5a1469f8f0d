import type { AuditSpec, BudgetSpec } from '../../../definition/audit';
import { shortHash } from '../../../units/names';
import type { Cloud } from '../../providers/provider';
import type { AuditPlan, BudgetPlan } from '../../types/audit';
import type { BucketPlan } from '../../types/bucket';

/** Days for which logs are kept if the definition says nothing. */
const defaultLogDays = 90;

/** Percentages of a budget that cause an alert if the definition says nothing. */
const defaultAlerts: readonly number[] = [80, 100];

/** Parts of a platform that its audit depends on. */
interface AuditRequest {
  readonly platform: string;
  /** Digits of the platform. */
  readonly unique: string;
  readonly spec: AuditSpec | undefined;
  readonly buckets: Readonly<Record<string, BucketPlan>>;
}

/** What a cluster records for audits. */
export function resolveAudit({ platform, unique, spec = {}, buckets }: AuditRequest, { audit }: Cloud): AuditPlan {
  const { logDays = defaultLogDays, flowLogs = true, keys = 'provider', budget } = spec;
  const bucketLogs = logsBuckets(spec, buckets);
  const isStored = flowLogs || (bucketLogs && audit.storesBucketLogs);
  // Other digits than those of buckets and secrets, so that no names are equal.
  const named = (what: string) => ({ platform, unique: shortHash(`${unique}\n${what}`, 8) });
  const logStore = isStored ? audit.logStore?.(named('logs')) : undefined;
  const keyVault = keys === 'customer' ? audit.keyVault?.(named('keys')) : undefined;
  return {
    logDays,
    flowLogs,
    bucketLogs,
    ...(logStore && { logStore }),
    keys,
    ...(keyVault !== undefined && { keyVault }),
    ...(budget && { budget: resolveBudget(budget) }),
    costAllocation: audit.costAllocation,
  };
}

function logsBuckets({ bucketLogs = true }: AuditSpec, buckets: AuditRequest['buckets']): boolean {
  return bucketLogs && Object.values(buckets).some(({ manage }) => manage);
}

function resolveBudget({ alertAt = defaultAlerts, ...budget }: BudgetSpec): BudgetPlan {
  return { ...budget, alertAt: [...new Set(alertAt)].sort((one, other) => one - other) };
}
