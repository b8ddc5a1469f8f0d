import type { ExistingNodePoolSpec } from './node-pool';
import type { StandaloneProvider } from './provider-names';
import type { PoolQuotaSpec, TeamSpec } from './team';

/** One team in an existing cluster, without a platform. */
export interface StandaloneTeamSpec extends Pick<TeamSpec, 'members' | 'namespace' | 'secrets'> {
  /** Nodes that the team uses, by a name for `quota`, at least one. Their sum is the quota of the namespace. */
  readonly pools: Readonly<Record<string, ExistingNodePoolSpec>>;
  /** Maximum amounts by the name of the pool: `{ gpu: { gpus: 8 } }`. @default - the complete pools */
  readonly quota?: Readonly<Record<string, Omit<PoolQuotaSpec, 'borrow'>>>;
  /** Minor version of the cluster, whose Pod Security standard applies to the namespace: `1.34`. */
  readonly kubernetes: string;
  /** Provider of the cluster. Name resolution depends on it. @default 'existing' - standard cluster DNS */
  readonly provider?: StandaloneProvider;
  /** Existing ClusterSecretStore of External Secrets, which `secrets` come from. @default - the name of the team */
  readonly secretStore?: string;
}
