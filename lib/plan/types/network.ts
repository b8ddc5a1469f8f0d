import type { Labels, LabelValues } from './labels';

/** A connection that network policies allow. All others are blocked. */
export interface NetworkEdge {
  /** Whether a policy of a team or workload allows it, or only a policy of an operator. */
  readonly policy: 'team' | 'operator';
  readonly from: string;
  readonly to: string;
  readonly ports: readonly PolicyPortPlan[];
  readonly why: string;
}

/** A network policy of one namespace. */
export interface NetworkPolicyPlan {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the selected pods. Empty: all pods of the namespace. */
  readonly pods: Labels;
  /** Pods with one of these values of a label are not selected. @default {} */
  readonly except?: LabelValues;
  /** Allowed ingress. Absent: the policy does not restrict ingress. Empty: all ingress is blocked. */
  readonly ingress?: readonly NetworkRulePlan[];
  /** Allowed egress. Absent: the policy does not restrict egress. Empty: all egress is blocked. */
  readonly egress?: readonly NetworkRulePlan[];
}

/** Connections between the pods of a policy and its peers. */
export interface NetworkRulePlan {
  readonly peers: readonly NetworkPeerPlan[];
  readonly ports: readonly PolicyPortPlan[];
  readonly why: string;
  /** `false` if the other end allows fewer connections, so that its rules are listed as edges instead. @default true */
  readonly listed?: false;
}

/** The other end of a connection. */
export type NetworkPeerPlan =
  | {
      readonly kind: 'pods';
      /** Namespace by name. */
      readonly namespace: string;
      /** Labels of the pods. Empty: all pods of the namespace. */
      readonly pods: Labels;
      /** Pods with one of these values of a label are left out. @default {} */
      readonly except?: LabelValues;
    }
  | {
      readonly kind: 'addresses';
      readonly cidr: string;
      /** Ranges of `cidr` that are left out. @default [] */
      readonly except?: readonly string[];
    }
  /**
   * Any pod, node and address. The API server, for example, has an address of a node or of a network of the cloud, and
   * not every CNI plugin matches such addresses by range.
   */
  | { readonly kind: 'anywhere' };

/** A port that a policy allows. */
export interface PolicyPortPlan {
  /**
   * `all` between the pods of one training job, whose libraries listen on any free port, and for connections of operators
   * to ports that the platform does not know.
   */
  readonly port: number | 'all';
  readonly protocol: 'TCP' | 'UDP';
}
