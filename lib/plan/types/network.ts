import type { Labels } from './labels';

/** A connection that the definition asks for. All others are refused. */
export interface NetworkEdge {
  readonly from: string;
  readonly to: string;
  readonly ports: readonly PolicyPortPlan[];
  readonly why: string;
}

/** A network policy of one namespace. */
export interface NetworkPolicyPlan {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods that it is about; none means all pods of the namespace. */
  readonly pods: Labels;
  /** Connections that may come in; absent where the policy does not speak about them, empty where none may. */
  readonly ingress?: readonly NetworkRulePlan[];
  /** Connections that may go out; absent where the policy does not speak about them, empty where none may. */
  readonly egress?: readonly NetworkRulePlan[];
}

/** Connections between the pods of a policy and some peers. */
export interface NetworkRulePlan {
  readonly peers: readonly NetworkPeerPlan[];
  readonly ports: readonly PolicyPortPlan[];
  readonly why: string;
}

/** The other end of a connection. */
export type NetworkPeerPlan =
  | {
      readonly kind: 'pods';
      /** Namespace by name. */
      readonly namespace: string;
      /** Labels of its pods; none means all of them. */
      readonly pods: Labels;
    }
  | { readonly kind: 'addresses'; readonly cidr: string };

/** A port that a policy opens. */
export interface PolicyPortPlan {
  /** `all` only between pods that belong together: those of one training job, whose libraries take any free port. */
  readonly port: number | 'all';
  readonly protocol: 'TCP' | 'UDP';
}
