import type { BootstrapPlan } from './bootstrap';
import type { ProjectPlan } from './project';

/** How manifests are delivered to the cluster. */
export interface DeliveryPlan {
  readonly gitops: 'argocd';
  /** Namespace of Argo CD. */
  readonly namespace: string;
  readonly repository: string;
  readonly path: string;
  readonly revision: string;
  readonly sync: SyncPlan;
  /** The Applications that deliver the files. The first one delivers all Applications, including itself. */
  readonly applications: readonly ApplicationPlan[];
  /** The AppProject of each managed add-on, by the name of the add-on. */
  readonly operators: Readonly<Record<string, ProjectPlan>>;
  /** Argo CD that `pulumi up` installs. Absent if the user installs it. */
  readonly bootstrap?: BootstrapPlan;
}

/** An Argo CD Application that delivers some files of the repository. Together they deliver each file once. */
export interface ApplicationPlan {
  readonly name: string;
  /** What it may deliver. */
  readonly project: ProjectPlan;
  /** Patterns of its files, relative to the path of the delivery. */
  readonly files: readonly string[];
  /** Fields of its objects that controllers of the cluster set and Argo CD ignores. */
  readonly ignoredFields: readonly ForeignFieldsPlan[];
}

/** Fields of an object that a controller sets after delivery. */
export interface ForeignFieldsPlan {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly fields:
    | { readonly kind: 'json-pointer'; readonly pointer: string }
    | { readonly kind: 'jq'; readonly expression: string };
  readonly why: string;
}

/** How Argo CD syncs the cluster with the repository. */
export interface SyncPlan {
  /** Whether objects that are no longer in the repository are deleted. */
  readonly prune: boolean;
  /**
   * How objects are deleted. A sync waits until its deleted objects are gone: with `foreground` also until their pods
   * are gone, which never happens on a node that does not respond.
   */
  readonly deletion: 'background' | 'foreground';
  /** Whether changes in the cluster are reverted. */
  readonly selfHeal: boolean;
  /** Retries of a failed sync. Each delay is `factor` times the previous one. */
  readonly retry: {
    readonly limit: number;
    readonly firstSeconds: number;
    readonly factor: number;
    readonly maxSeconds: number;
    /** Whether a retry applies the newest commit, not the one that failed. */
    readonly refresh: boolean;
  };
}
