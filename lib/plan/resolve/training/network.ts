import type { ConnectionSpec } from '../../../definition/training';
import type { Provider } from '../../providers/provider';
import { addressRule } from '../../providers/rules';
import type { Labels } from '../../types/labels';
import type { NetworkPolicyPlan, NetworkRulePlan } from '../../types/network';
import type { TrainingJobPlan } from '../../types/training-job';
import type { TrainingFiles } from './copies';

/** What a job's policy follows from. */
export interface TrainingTraffic {
  readonly name: string;
  readonly namespace: string;
  readonly selector: Labels;
  readonly pods: TrainingJobPlan['pods'];
  readonly files: TrainingFiles;
  readonly connections: readonly ConnectionSpec[];
  readonly provider: Pick<Provider, 'dns' | 'identityRules' | 'objectStoreRules'>;
}

/**
 * The one policy of a job: nobody connects to it but the pods of its own gang, and it reaches names, its buckets, and what
 * the definition says.
 */
export function trainingPolicy(traffic: TrainingTraffic): NetworkPolicyPlan {
  const { name, namespace, selector, provider } = traffic;
  const gang = gangRules(traffic);
  return {
    // The other policies of a namespace are default-deny, allow-dns, call-… and serve-…, so none can have this name.
    name: `train-${name}`,
    namespace,
    pods: selector,
    ingress: gang,
    egress: [
      ...provider.dns,
      ...storeRules(traffic),
      ...traffic.connections.map(({ cidr, port, why }) => addressRule([cidr], [port], why)),
      ...gang,
    ],
  };
}

/** Collective libraries listen on any free port, so all of them are open, between the pods of this job alone. */
function gangRules({ namespace, selector, pods }: TrainingTraffic): readonly NetworkRulePlan[] {
  if (pods === 1) return [];
  return [
    {
      peers: [{ kind: 'pods', namespace, pods: selector }],
      ports: [{ port: 'all', protocol: 'TCP' }],
      why: 'the processes of the job among themselves',
    },
  ];
}

function storeRules({ files, provider }: TrainingTraffic): readonly NetworkRulePlan[] {
  if (files.data.length === 0 && !files.checkpoint && !files.output) return [];
  const known = files.identity.kind === 'secret' || files.identity.kind === 'ambient';
  return [...(known ? [] : provider.identityRules), ...provider.objectStoreRules];
}
