import type { Runtime } from '../../runtimes/runtime';
import type { Labels } from '../../types/labels';
import type { NetworkPolicyPlan, NetworkRulePlan } from '../../types/network';
import type { ServiceContext } from './context';

/** The one policy of a service: who may call it, who may scrape it, and the little that it may reach. */
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
    // The other policies of a namespace are default-deny, allow-dns and call-…, so none can have this name.
    name: `serve-${name}`,
    namespace,
    pods: selector,
    ingress: [...requests, scrape],
    egress: [...provider.dns, ...credentials, ...provider.objectStoreRules],
  };
}
