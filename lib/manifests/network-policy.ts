import { ApiObject, JsonPatch } from 'cdk8s';
import {
  type INetworkPolicyPeer,
  LabelExpression,
  Namespaces,
  NetworkPolicy,
  NetworkPolicyIpBlock,
  NetworkPolicyPort,
  type NetworkPolicyRule,
  NetworkPolicyTrafficDefault,
  NetworkProtocol,
  Pods,
  type PodsSelectOptions,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Labels } from '../plan/types/labels';
import type { NetworkPeerPlan, NetworkPolicyPlan, NetworkRulePlan, PolicyPortPlan } from '../plan/types/network';
import { assertNever } from '../units/assert-never';
import { requireBounds } from './network-policy-bounds';

/**
 * A network policy. A rule with several peers is split into one rule per peer, which is equivalent.
 *
 * @throws Error for a rule without peers or ports, which Kubernetes treats as all peers or all ports.
 */
export function networkPolicy(scope: Construct, plan: NetworkPolicyPlan, labels: Labels): NetworkPolicy {
  // Peers are constructs too. A separate scope keeps their ids unique.
  const peers = new Construct(scope, `network-policy-${plan.name}-peers`);
  const policy = new NetworkPolicy(scope, `network-policy-${plan.name}`, {
    metadata: { name: plan.name, namespace: plan.namespace, labels: { ...labels } },
    selector: Pods.select(peers, 'pods', podLabels(plan)),
    ...(plan.ingress && { ingress: direction(peers, 'from', plan, plan.ingress) }),
    ...(plan.egress && { egress: direction(peers, 'to', plan, plan.egress) }),
  });
  const patches = [
    ...withoutPeers(plan.ingress ?? []).map((index) => JsonPatch.remove(`/spec/ingress/${index}/from`)),
    ...withoutPeers(plan.egress ?? []).map((index) => JsonPatch.remove(`/spec/egress/${index}/to`)),
  ];
  ApiObject.of(policy).addJsonPatch(...patches);
  return policy;
}

/**
 * Positions of the rendered rules that must not have peers. cdk8s-plus requires a peer in every rule, so these get a
 * range, which is removed.
 */
function withoutPeers(rules: readonly NetworkRulePlan[]): readonly number[] {
  const peers = rules.flatMap((rule) => rule.peers);
  return peers.flatMap(({ kind }, index) => (kind === 'anywhere' ? [index] : []));
}

/** `DENY` adds the direction to the policy types even without rules. */
function direction(scope: Construct, word: 'from' | 'to', plan: NetworkPolicyPlan, rules: readonly NetworkRulePlan[]) {
  return {
    default: NetworkPolicyTrafficDefault.DENY,
    rules: rules.flatMap((rule, index) => {
      requireBounds(plan, rule);
      return rule.peers.map(
        (peer, position): NetworkPolicyRule => ({
          peer: policyPeer(scope, `${word}-${index}-${position}`, peer),
          ports: rule.ports.map(policyPort),
        }),
      );
    }),
  };
}

function policyPeer(scope: Construct, id: string, peer: NetworkPeerPlan): INetworkPolicyPeer {
  switch (peer.kind) {
    case 'pods':
      return Pods.select(scope, id, {
        ...podLabels(peer),
        namespaces: Namespaces.select(scope, `${id}-namespace`, { names: [peer.namespace] }),
      });
    case 'addresses':
      return addresses(scope, id, peer);
    case 'anywhere':
      return NetworkPolicyIpBlock.anyIpv4(scope, id);
    default:
      return assertNever(peer);
  }
}

function addresses(
  scope: Construct,
  id: string,
  { cidr, except }: Extract<NetworkPeerPlan, { readonly kind: 'addresses' }>,
): NetworkPolicyIpBlock {
  const left = except && [...except];
  return cidr.includes(':')
    ? NetworkPolicyIpBlock.ipv6(scope, id, cidr, left)
    : NetworkPolicyIpBlock.ipv4(scope, id, cidr, left);
}

function podLabels({ pods, except = {} }: Pick<NetworkPolicyPlan, 'pods' | 'except'>): PodsSelectOptions {
  const expressions = Object.entries(except).map(([key, values]) => LabelExpression.notIn(key, [...values]));
  return { labels: { ...pods }, ...(expressions.length > 0 && { expressions }) };
}

/** A protocol without a port number matches all its ports. A range would too, but not every CNI supports ranges. */
function policyPort({ port, protocol }: PolicyPortPlan): NetworkPolicyPort {
  if (port === 'all') return NetworkPolicyPort.of({ protocol: NetworkProtocol[protocol] });
  return protocol === 'UDP' ? NetworkPolicyPort.udp(port) : NetworkPolicyPort.tcp(port);
}
