/** What a new cluster records for audits. */
export interface AuditSpec {
  /**
   * Days for which logs of the control plane, of the network and of buckets are kept, from 1 to 3653. On EKS one of the numbers
   * that Amazon CloudWatch Logs accepts, such as 30, 90, 180, 365 and 731; on GKE at most 3650; on AKS 30 to 730.
   * @default 90
   */
  readonly logDays?: number;
  /**
   * Whether the connections of the network are logged: addresses, ports and bytes, and not their contents. They are billed
   * by use. Without them a confined team has a finding.
   * @default true
   */
  readonly flowLogs?: boolean;
  /**
   * Whether reads and writes of the buckets that `pulumi up` creates are logged, with the identity that made them. They
   * are billed by use. On GKE this covers all buckets of the project. Without them a confined team has a finding.
   * @default true
   */
  readonly bucketLogs?: boolean;
  /**
   * Who holds the keys that encrypt data at rest: the cloud, or you, with keys that `pulumi up` creates in your account. With
   * `customer`, keys of yours encrypt the disks of nodes, the buckets that `pulumi up` creates, and the Kubernetes Secrets, on EKS
   * also the secrets of teams. Who deletes a key deletes the data. A change replaces the node pools on GKE, and the whole cluster
   * on AKS. On EKS a key of yours always encrypts Kubernetes Secrets.
   * @default 'provider'
   */
  readonly keys?: 'provider' | 'customer';
  /**
   * The amount that a month may cost, with alerts by e-mail.
   * @default - no alerts
   */
  readonly budget?: BudgetSpec;
}

/** A monthly budget. Alerts stop nothing. */
export interface BudgetSpec {
  /**
   * Amount of a month, at least 1: on EKS in US dollars, otherwise in the currency of the billing account. On EKS and AKS
   * it covers what has the tag `platform` of this platform, on GKE the project.
   */
  readonly monthly: number;
  /** E-mail addresses that get the alerts: on EKS at most 10, on GKE 5, on AKS 50. */
  readonly emails: readonly string[];
  /**
   * Percentages of the amount that cause an alert, 1 to 1000, at most four. The forecast of more than the amount causes
   * another one.
   * @default [80, 100]
   */
  readonly alertAt?: readonly number[];
  /**
   * GKE: the billing account of the project, `012345-6789AB-CDEF01`. `pulumi up` needs the role
   * `roles/billing.costsManager` on it.
   * @default - required on GKE
   */
  readonly billingAccount?: string;
}
