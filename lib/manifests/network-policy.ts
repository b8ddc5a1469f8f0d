import {
  type INetworkPolicyPeer,
  Namespaces,
  NetworkPolicy,
  NetworkPolicyIpBlock,
  NetworkPolicyPort,
  type NetworkPolicyRule,
  NetworkPolicyTrafficDefault,
  NetworkProtocol,
  Pods,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Labels } from '../plan/types/labels';
import type { NetworkPeerPlan, NetworkPolicyPlan, NetworkRulePlan, PolicyPortPlan } from '../plan/types/network';
import { assertNever } from '../units/assert-never';

/**
 * A network policy. A rule with several peers becomes a rule for each of them, which means the same.
 *
 * @throws Error for a rule without peers or without ports: Kubernetes reads such a rule as "everybody" or "all ports".
 */
export function networkPolicy(scope: Construct, plan: NetworkPolicyPlan, labels: Labels): NetworkPolicy {
  // The parts of peers are constructs too; in a scope of their own their ids need not be told apart from others.
  const peers = new Construct(scope, `network-policy-${plan.name}-peers`);
  return new NetworkPolicy(scope, `network-policy-${plan.name}`, {
    metadata: { name: plan.name, namespace: plan.namespace, labels: { ...labels } },
    selector: Pods.select(peers, 'pods', { labels: { ...plan.pods } }),
    ...(plan.ingress && { ingress: direction(peers, 'from', plan, plan.ingress) }),
    ...(plan.egress && { egress: direction(peers, 'to', plan, plan.egress) }),
  });
}

/** With `DENY` the direction is among the policy types even where no rule opens anything. */
function direction(scope: Construct, word: 'from' | 'to', plan: NetworkPolicyPlan, rules: readonly NetworkRulePlan[]) {
  return {
    default: NetworkPolicyTrafficDefault.DENY,
    rules: rules.flatMap((rule, index) => {
      requireBounds(plan, rule);
      return rule.peers.map(
        (peer, place): NetworkPolicyRule => ({
          peer: policyPeer(scope, `${word}-${index}-${place}`, peer),
          ports: rule.ports.map(policyPort),
        }),
      );
    }),
  };
}

function requireBounds({ namespace, name }: NetworkPolicyPlan, rule: NetworkRulePlan): void {
  if (rule.peers.length > 0 && rule.ports.length > 0) return;
  const missing = rule.peers.length === 0 ? 'peers' : 'ports';
  throw new Error(`network policy ${namespace}/${name}: the rule for "${rule.why}" names no ${missing}`);
}

function policyPeer(scope: Construct, id: string, peer: NetworkPeerPlan): INetworkPolicyPeer {
  switch (peer.kind) {
    case 'pods':
      return Pods.select(scope, id, {
        labels: { ...peer.pods },
        namespaces: Namespaces.select(scope, `${id}-namespace`, { names: [peer.namespace] }),
      });
    case 'addresses':
      return peer.cidr.includes(':')
        ? NetworkPolicyIpBlock.ipv6(scope, id, peer.cidr)
        : NetworkPolicyIpBlock.ipv4(scope, id, peer.cidr);
    default:
      return assertNever(peer);
  }
}

/** A protocol without a number is all of its ports. A range would be, too, but not every engine reads ranges. */
function policyPort({ port, protocol }: PolicyPortPlan): NetworkPolicyPort {
  if (port === 'all') return NetworkPolicyPort.of({ protocol: NetworkProtocol[protocol] });
  return protocol === 'UDP' ? NetworkPolicyPort.udp(port) : NetworkPolicyPort.tcp(port);
}
