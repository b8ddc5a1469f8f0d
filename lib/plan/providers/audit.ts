import type { BucketLocation } from '../types/bucket';
import type { Form } from './form';

/** What a cloud records for audits, and how it labels resources. */
export interface AuditFacts {
  readonly tags: TagFacts;
  /** For how many days its services keep logs. */
  readonly logDays: { readonly accepts: (days: number) => boolean; readonly allowed: string };
  /** Object store for logs of connections and, on some clouds, of buckets. @default - the cloud keeps them as other logs */
  logStore?(platform: UniqueName): BucketLocation;
  /** Whether that object store also has the logs of buckets. */
  readonly storesBucketLogs: boolean;
  readonly budget: BudgetFacts;
  /** Name of the vault with keys of the customer. @default - keys need none */
  keyVault?(platform: UniqueName): string;
  /** How to split the bill by tags and workloads. */
  readonly costAllocation: string;
}

/** What a cloud accepts as a budget. */
interface BudgetFacts {
  readonly maxEmails: number;
  /** Whether a budget belongs to a billing account that the definition names. */
  readonly hasBillingAccount: boolean;
  /** Whether its amount is in US dollars, as the cost of a plan. Otherwise the currency is not known. */
  readonly inDollars: boolean;
}

/** Parts of a name that is unique in the cloud. */
interface UniqueName {
  readonly platform: string;
  /** Digits that differ from those of other platforms, and from those of the buckets and secrets of this one. */
  readonly unique: string;
}

/** Tags or labels that a cloud accepts for every resource of a cluster. */
export interface TagFacts {
  /** Number of tags besides those of the platform. */
  readonly max: number;
  readonly key: Form;
  readonly value: Form;
  /** Whether two keys that differ only in the case of letters are the same. */
  readonly ignoresCase: boolean;
}

/** A range of days. */
export function daysBetween(min: number, max: number): AuditFacts['logDays'] {
  return { accepts: (days) => days >= min && days <= max, allowed: `${min} to ${max} days` };
}
