import { endpointPort } from '../providers/existing';
import { anywhereRule } from '../providers/network-rules';
import type { NetworkPeerPlan, NetworkRulePlan } from '../types/network';
import type { AddOnContext } from './add-on';
import { prometheusOf } from './prometheus';

/** Scrapes of the metrics of pods. */
export function scrapes(
  { definition }: Pick<AddOnContext, 'definition'>,
  ...ports: readonly number[]
): NetworkRulePlan {
  return {
    peers: [prometheusOf(definition).peer],
    ports: ports.map((port) => ({ port, protocol: 'TCP' })),
    why: 'metrics for Prometheus',
  };
}

/** Ports on which rules accept scrapes of Prometheus. */
export function scrapedPorts(ingress: readonly NetworkRulePlan[], prometheus: NetworkPeerPlan): readonly number[] {
  const own = JSON.stringify(prometheus);
  return ingress
    .filter(({ peers }) => peers.some((peer) => JSON.stringify(peer) === own))
    .flatMap(({ ports }) => ports.flatMap(({ port }) => (port === 'all' ? [] : [port])));
}

/**
 * Calls of the API server: webhooks and aggregated APIs. On most clusters its address belongs to no pod, so any address
 * can connect to the port. The server authenticates callers or does not need to.
 */
export function apiServerCalls(port: number, what: string): NetworkRulePlan {
  return anywhereRule([port], `${what}, called by the API server`);
}

/** Connections to pods in one namespace. */
export function podRule(
  [namespace, pods]: readonly [namespace: string, pods: Extract<NetworkPeerPlan, { readonly kind: 'pods' }>['pods']],
  ports: readonly number[],
  why: string,
): NetworkRulePlan {
  return {
    peers: [{ kind: 'pods', namespace, pods }],
    ports: ports.map((port) => ({ port, protocol: 'TCP' })),
    why,
  };
}

/**
 * Queries of Prometheus. An existing one can answer through a proxy or a service with another port, so all pods of its
 * namespace and any address with the port of its URL are allowed.
 */
export function prometheusQueries({ definition }: Pick<AddOnContext, 'definition'>): readonly NetworkRulePlan[] {
  const { described, address, namespace, peer } = prometheusOf(definition);
  const why = 'queries of Prometheus';
  if (!described) return [{ peers: [peer], ports: [{ port: 9090, protocol: 'TCP' }], why }];
  return [
    { peers: [{ kind: 'pods', namespace, pods: {} }], ports: [{ port: 'all', protocol: 'TCP' }], why },
    anywhereRule([endpointPort(address)], why),
  ];
}
