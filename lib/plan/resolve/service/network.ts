import type { Runtime } from '../../runtimes/runtime';
import type { Labels } from '../../types/labels';
import type { NetworkPolicyPlan, NetworkRulePlan } from '../../types/network';
import type { ServiceContext } from './context';

/** The network policy of a service: its consumers, its scraper, and the connections that it can open. */
export function servicePolicy(
  name: string,
  selector: Labels,
  runtime: Runtime,
  { namespace, consumers, scraper, provider, identity }: ServiceContext,
): NetworkPolicyPlan {
  const requests: readonly NetworkRulePlan[] = consumers.map((consumer) => ({
    peers: [consumer.peer],
    ports: [{ port: runtime.httpPort, protocol: 'TCP' }],
    why: `requests from ${consumer.name}`,
  }));
  const scrape: NetworkRulePlan = {
    peers: [scraper],
    ports: [{ port: runtime.metricsPort, protocol: 'TCP' }],
    why: 'metrics for Prometheus',
  };
  const credentials = identity.kind === 'secret' || identity.kind === 'ambient' ? [] : provider.identityRules;
  return {
    // Unique, because the other policies of a namespace are default-deny, allow-dns and call-….
    name: `serve-${name}`,
    namespace,
    pods: selector,
    ingress: [...requests, scrape],
    egress: [...provider.dns, ...credentials, ...provider.objectStoreRules],
  };
}
