import type { ConfinementChannel } from '../../definition/confinement';

/** Whether a channel is closed for pods of confined teams. */
export type ChannelPlan =
  | {
      readonly closed: true /** What closes it. */;
      readonly by: string;
      /** Whether only the definition says so, and nothing checks it. @default false */
      readonly stated?: true;
    }
  | {
      readonly closed: false;
      /** What can leave, and to where. */
      readonly open: string;
      readonly fix: string;
    };

/** The channels of a cluster through which data of confined teams could leave. */
export type ChannelPlans = Readonly<Record<ConfinementChannel, ChannelPlan>>;

/** What keeps data of confined teams in their namespaces. */
export interface ConfinementPlan {
  /** Namespaces of the confined teams, sorted. */
  readonly namespaces: readonly string[];
  /** DNS of the namespaces. Absent if the platform does not configure the DNS servers of the cluster. */
  readonly dns?: ConfinedDnsPlan;
  readonly channels: ChannelPlans;
}

/** The names that pods of confined teams can resolve. */
export interface ConfinedDnsPlan {
  /** Zones with names of the cluster and of the object store. */
  readonly zones: readonly string[];
  /** A name that only these pods can resolve, to this address. It tells a pod that the limits apply to it. */
  readonly marker: { readonly name: string; readonly address: string };
}
