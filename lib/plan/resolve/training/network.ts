import type { ConnectionSpec } from '../../../definition/training';
import { addressRule } from '../../providers/network-rules';
import type { Provider } from '../../providers/provider';
import type { Labels } from '../../types/labels';
import type { NetworkPeerPlan, NetworkPolicyPlan, NetworkRulePlan, PolicyPortPlan } from '../../types/network';
import { metricsPort, type TrainingFiles } from './copies';

/** Inputs of a job's network policy. */
interface TrainingTraffic {
  readonly name: string;
  readonly namespace: string;
  readonly selector: Labels;
  /** Ports that are open between the job's pods. Empty for one pod. */
  readonly gangPorts: readonly PolicyPortPlan[];
  readonly files: TrainingFiles;
  /** Prometheus. */
  readonly scraper: NetworkPeerPlan;
  readonly connections: readonly ConnectionSpec[];
  readonly provider: Pick<Provider, 'dns' | 'identityRules' | 'objectStoreRules'>;
}

/**
 * The network policy of a job: only the pods of its own gang and Prometheus connect to it, and it connects to DNS, its buckets and the
 * addresses in the definition.
 */
export function trainingPolicy(traffic: TrainingTraffic): NetworkPolicyPlan {
  const { name, namespace, selector, provider } = traffic;
  const gang = gangRules(traffic);
  return {
    // Other policies of a namespace are named default-deny, allow-dns, call-… and serve-…, so the name is unique.
    name: `train-${name}`,
    namespace,
    pods: selector,
    ingress: [...gang, ...scrapeRules(traffic)],
    egress: [
      ...provider.dns,
      ...storeRules(traffic),
      ...traffic.connections.map(({ cidr, port, why }) => addressRule([cidr], [port], why)),
      ...gang,
    ],
  };
}

function gangRules({ namespace, selector, gangPorts }: TrainingTraffic): readonly NetworkRulePlan[] {
  if (gangPorts.length === 0) return [];
  return [
    {
      peers: [{ kind: 'pods', namespace, pods: selector }],
      ports: gangPorts,
      why: 'connections between the pods of the job',
    },
  ];
}

function scrapeRules({ files, scraper }: TrainingTraffic): readonly NetworkRulePlan[] {
  if (!files.checkpoint) return [];
  return [{ peers: [scraper], ports: [{ port: metricsPort, protocol: 'TCP' }], why: 'metrics for Prometheus' }];
}

function storeRules({ files, provider }: TrainingTraffic): readonly NetworkRulePlan[] {
  if (files.data.length === 0 && !files.checkpoint && !files.output) return [];
  const known = files.identity.kind === 'secret' || files.identity.kind === 'ambient';
  return [...(known ? [] : provider.identityRules), ...provider.objectStoreRules];
}
