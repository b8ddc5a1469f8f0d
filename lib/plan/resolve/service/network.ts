import { type Runtime, serverPorts } from '../../runtimes/runtime';
import type { Labels } from '../../types/labels';
import type { NetworkPolicyPlan, NetworkRulePlan } from '../../types/network';
import type { RolloutPlan } from '../../types/rollout';
import type { ServiceContext } from './context';

/** The service that a network policy is for. */
interface PolicySubject {
  readonly name: string;
  readonly selector: Labels;
  readonly runtime: Runtime;
  readonly rollout: RolloutPlan;
}

/** The network policy of a service: its consumers, its scraper, and the connections that it can open. */
export function servicePolicy(
  { name, selector, runtime, rollout }: PolicySubject,
  { namespace, consumers, scraper, rolloutController, provider, identity }: ServiceContext,
): NetworkPolicyPlan {
  const requests: readonly NetworkRulePlan[] = consumers.map((consumer) => ({
    peers: [consumer.peer],
    ports: [{ port: serverPorts.http, protocol: 'TCP' }],
    why: `requests from ${consumer.name}`,
  }));
  const scrape: NetworkRulePlan = {
    peers: [scraper],
    ports: [{ port: serverPorts[runtime.metricsPort], protocol: 'TCP' }],
    why: 'metrics for Prometheus',
  };
  const preview: readonly NetworkRulePlan[] =
    rollout.kind === 'blue-green' && rollout.requests
      ? [
          {
            peers: [rolloutController],
            ports: [{ port: serverPorts.http, protocol: 'TCP' }],
            why: 'requests of Argo Rollouts before the switch',
          },
        ]
      : [];
  const credentials = identity.kind === 'secret' || identity.kind === 'ambient' ? [] : provider.identityRules;
  return {
    // Unique, because the other policies of a namespace are default-deny, allow-dns and call-….
    name: `serve-${name}`,
    namespace,
    pods: selector,
    ingress: [...requests, ...preview, scrape],
    egress: [...provider.dns, ...credentials, ...provider.objectStoreRules],
  };
}
