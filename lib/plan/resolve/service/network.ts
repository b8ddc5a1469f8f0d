import { requestsOf } from '../../facts/rollouts';
import { type Runtime, serverPorts } from '../../runtimes/runtime';
import type { Labels } from '../../types/labels';
import type { NetworkPeerPlan, NetworkPolicyPlan, NetworkRulePlan, PolicyPortPlan } from '../../types/network';
import type { RolloutPlan } from '../../types/rollout';
import type { ServiceContext } from './context';
import { requestPods, requestsPolicy } from './preview-requests';

/** The service that a network policy is for. */
interface PolicySubject {
  readonly name: string;
  readonly selector: Labels;
  readonly runtime: Runtime;
  readonly rollout: RolloutPlan;
}

/** The network policies of a service: of its servers, and of the pods that send requests before the switch. */
export function servicePolicies(subject: PolicySubject, context: ServiceContext): readonly NetworkPolicyPlan[] {
  const { rollout, selector } = subject;
  const requests = requestsOf(rollout);
  if (!requests) return [serverPolicy(subject, [], context)];
  const why = 'requests before the switch';
  const servers: NetworkPeerPlan = { kind: 'pods', namespace: context.namespace, pods: selector };
  return [
    serverPolicy(subject, [{ peers: [requestPods(requests)], ports: requestPorts, why }], context),
    requestsPolicy(requests, { peers: [servers], ports: requestPorts, why }, context.provider.dns),
  ];
}

const requestPorts: readonly PolicyPortPlan[] = [{ port: serverPorts.http, protocol: 'TCP' }];

/** The consumers of the servers, their scraper, and the connections that they can open. */
function serverPolicy(
  { name, selector, runtime }: PolicySubject,
  preview: readonly NetworkRulePlan[],
  { namespace, consumers, scraper, provider, identity }: ServiceContext,
): NetworkPolicyPlan {
  const requests: readonly NetworkRulePlan[] = consumers.map((consumer) => ({
    peers: [consumer.peer],
    ports: requestPorts,
    why: `requests from ${consumer.name}`,
  }));
  const scrape: NetworkRulePlan = {
    peers: [scraper],
    ports: [{ port: serverPorts[runtime.metricsPort], protocol: 'TCP' }],
    why: 'metrics for Prometheus',
  };
  const credentials = identity.kind === 'secret' || identity.kind === 'ambient' ? [] : provider.identityRules;
  return {
    // Unique, because the other policies of a namespace are default-deny, allow-dns, call-… and request-….
    name: `serve-${name}`,
    namespace,
    pods: selector,
    ingress: [...requests, ...preview, scrape],
    egress: [...provider.dns, ...credentials, ...provider.objectStoreRules],
  };
}
