import type { ChartName } from '../../catalog/charts';
import type { ModelPlatformDefinition } from '../../definition/platform';
import type { AddOnPlan } from '../add-on';
import type { ClusterPlan } from '../cluster';
import type { ModelServicePlan } from '../model-service';
import type { PodSecurityLevel } from '../pod-security-labels';
import type { Provider } from '../providers/provider';

/** What the choice of add-ons depends on. */
export interface AddOnSurroundings {
  readonly definition: ModelPlatformDefinition;
  readonly cluster: Omit<ClusterPlan, 'identities'>;
  readonly services: readonly ModelServicePlan[];
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
  why(around: AddOnSurroundings): string | undefined;
  values(around: AddOnSurroundings): AddOnPlan['values'];
}

/** Namespace of the cluster's own parts, whose labels are not ours to change. */
export const clusterNamespace = 'kube-system';

/** Operators run on the system pool where there is one. */
export function systemNodes({ cluster }: AddOnSurroundings): Readonly<Record<string, string>> {
  return cluster.systemPool?.labels ?? {};
}
