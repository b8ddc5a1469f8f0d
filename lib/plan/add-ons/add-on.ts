import type { ChartName } from '../../catalog/charts';
import type { AddOnSpec } from '../../definition/add-on';
import type { ModelPlatformDefinition } from '../../definition/platform';
import type { PodSecurityLevel } from '../facts/pod-security-labels';
import { tolerate } from '../facts/taints';
import type { Provider } from '../providers/provider';
import type { AddOnPlan } from '../types/add-on';
import type { ClusterPlan } from '../types/cluster';
import type { GatewayPlan } from '../types/gateway';
import type { IdentityPlan } from '../types/identity';
import type { Labels, LabelValues } from '../types/labels';
import type { NetworkRulePlan } from '../types/network';
import type { TeamPlan } from '../types/team';
import type { Workload } from '../types/workloads';

/** Input for the selection of add-ons. */
export interface AddOnContext {
  readonly definition: ModelPlatformDefinition;
  readonly cluster: Omit<ClusterPlan, 'identities'>;
  readonly workloads: readonly Workload[];
  readonly teams: readonly TeamPlan[];
  readonly gateways: readonly GatewayPlan[];
  /** Identity of External Secrets. Absent without secrets or without a cloud. */
  readonly secretReader?: Pick<IdentityPlan, 'serviceAccount' | 'mechanism'>;
  readonly provider: Provider;
}

/** One operator: when it is needed, and the values of its chart. One file each, registered in `all.ts`. */
export interface AddOn {
  readonly chart: ChartName;
  readonly namespace: string;
  /** Pod Security level that its pods need. */
  readonly podSecurity: PodSecurityLevel;
  readonly needs: readonly ChartName[];
  /** Whether the platform installs it, and where. @default - as in `addOns` of the definition */
  given?(definition: ModelPlatformDefinition): AddOnSpec | undefined;
  /** Why the platform needs it. Undefined if it does not. */
  why(context: AddOnContext): string | undefined;
  values(context: AddOnContext): AddOnPlan['values'];
  /** Annotations of its Application. @default - none */
  annotations?(context: AddOnContext): Labels;
  /**
   * Connections of its pods. All operators also connect to DNS and the Kubernetes API, so these are not listed, and neither
   * are probes, because the kubelet of a node can always connect to its pods.
   *
   * @default - no others
   */
  traffic?(context: AddOnContext, namespace: string): readonly PodTraffic[];
  /**
   * Labels of pods in its namespace that it creates for its users, whose connections the platform does not know. Policies for
   * all pods of the namespace leave them out. @default - there are none
   */
  readonly userPods?: LabelValues;
}

/** Connections of some pods of an operator. */
export interface PodTraffic {
  /** Name of a network policy, unique in the namespace. */
  readonly name: string;
  readonly pods: Labels;
  /**
   * Connections that the pods accept, except those of other operators: what one operator opens to another, the other
   * accepts. @default []
   */
  readonly ingress?: readonly NetworkRulePlan[];
  /** Connections that the pods open. @default [] */
  readonly egress?: readonly NetworkRulePlan[];
  /** Whether the pods also connect to all ports on which operators accept scrapes of Prometheus. @default false */
  readonly scrapesOperators?: boolean;
}

/** Namespace of the cluster's components. The platform does not change its labels. */
export const clusterNamespace = 'kube-system';

/** Node selector of operators: the system pool, if there is one. */
export function systemNodes({ cluster }: Pick<AddOnContext, 'cluster'>): Readonly<Record<string, string>> {
  return cluster.systemPool?.labels ?? {};
}

/** Tolerations of operators. Empty without taints on the system pool, so that no chart gets an empty list. */
export function systemTolerations({ cluster }: Pick<AddOnContext, 'cluster'>): {
  readonly tolerations?: readonly { readonly key: string; readonly operator: 'Exists'; readonly effect: string }[];
} {
  const taints = tolerate(cluster.systemPool?.taints ?? []);
  return taints.length > 0
    ? { tolerations: taints.map(({ key, effect }) => ({ key, operator: 'Exists', effect })) }
    : {};
}
