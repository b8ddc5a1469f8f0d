import type { ChartName } from '../../catalog/charts';
import type { ModelPlatformDefinition } from '../../definition/platform';
import type { PodSecurityLevel } from '../facts/pod-security-labels';
import { tolerate } from '../facts/taints';
import type { Provider } from '../providers/provider';
import type { AddOnPlan } from '../types/add-on';
import type { ClusterPlan } from '../types/cluster';
import type { IdentityMechanism } from '../types/identity';
import type { TeamPlan } from '../types/team';
import type { Workload } from '../types/workloads';

/** What the choice of add-ons depends on. */
export interface AddOnContext {
  readonly definition: ModelPlatformDefinition;
  readonly cluster: Omit<ClusterPlan, 'identities'>;
  readonly workloads: readonly Workload[];
  readonly teams: readonly TeamPlan[];
  /** How the operator of secrets proves who it is; absent where there are none, or no cloud. */
  readonly secretReader?: IdentityMechanism;
  readonly provider: Provider;
}

/** One operator: when it is needed, and what its chart is told. One file for each, registered in `all.ts`. */
export interface AddOn {
  readonly chart: ChartName;
  readonly namespace: string;
  /** Pod Security level that its pods need. */
  readonly podSecurity: PodSecurityLevel;
  readonly needs: readonly ChartName[];
  /** Why the definition needs it; nothing where it does not. */
  why(context: AddOnContext): string | undefined;
  values(context: AddOnContext): AddOnPlan['values'];
}

/** Namespace of the cluster's own parts, whose labels are not ours to change. */
export const clusterNamespace = 'kube-system';

/** Operators run on the system pool where there is one. */
export function systemNodes({ cluster }: AddOnContext): Readonly<Record<string, string>> {
  return cluster.systemPool?.labels ?? {};
}

/** What operators must tolerate there; nothing where the system pool has no taints, so that no chart is told an empty list. */
export function systemTolerations({ cluster }: AddOnContext): {
  readonly tolerations?: readonly { readonly key: string; readonly operator: 'Exists'; readonly effect: string }[];
} {
  const taints = tolerate(cluster.systemPool?.taints ?? []);
  return taints.length > 0
    ? { tolerations: taints.map(({ key, effect }) => ({ key, operator: 'Exists', effect })) }
    : {};
}
