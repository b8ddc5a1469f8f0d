import type { BucketLocation } from './bucket';

/** What a managed cluster records for audits. */
export interface AuditPlan {
  /** Days for which logs are kept. */
  readonly logDays: number;
  /** Whether the connections of the network are logged. */
  readonly flowLogs: boolean;
  /** Whether requests for the managed buckets are logged. False without such a bucket. */
  readonly bucketLogs: boolean;
  /** Object store of these logs. Absent if the cloud keeps them in its service for logs. */
  readonly logStore?: BucketLocation;
  /** Who holds the keys that encrypt data at rest. */
  readonly keys: 'provider' | 'customer';
  /** Name of the vault with these keys, if the cloud needs one and the customer holds them. */
  readonly keyVault?: string;
  /** Absent without alerts about the cost. */
  readonly budget?: BudgetPlan;
  /** How to split the bill by tags and workloads, in the terms of the cloud. */
  readonly costAllocation: string;
}

/** A monthly budget with alerts. */
export interface BudgetPlan {
  /** In the currency of the account. */
  readonly monthly: number;
  readonly emails: readonly string[];
  /** Percentages of the amount, ascending. */
  readonly alertAt: readonly number[];
  /** Google Cloud: id of the billing account. */
  readonly billingAccount?: string;
}
