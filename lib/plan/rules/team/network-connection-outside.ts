import { cidrsOverlap, parseCidr } from '../../../units/cidr';
import type { NetworkPlan } from '../../types/cluster';
import type { Rule, RuleFinding } from '../rule';

/** A connection of a training job leaves the cluster. */
export const networkConnectionOutside: Rule<'platform'> = {
  id: 'network/connection-outside',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A range of the cluster opens its nodes, its API server and the pods of other teams, whose own policies do not apply to nodes.',
  check: ({ definition, plan }) => {
    const ranges = plan.cluster.network ? rangesOf(plan.cluster.network) : [];
    return Object.entries(definition.training ?? {}).flatMap(([name, { connections = [] }]) =>
      connections.flatMap(({ cidr, port }, index) => {
        const path = ['training', name, 'connections', index];
        return [...insideOf(ranges, [...path, 'cidr'], cidr), ...portOfNodes([...path, 'port'], port)];
      }),
    );
  },
};

type Range = readonly [what: string, cidr: string];

/** On EKS pods have addresses of the nodes, and the range of the network is also that of databases beside the cluster. */
function rangesOf(network: NetworkPlan): readonly Range[] {
  const { cidr, nodeCidrs, publicCidrs, podCidr, serviceCidr, controlPlaneCidrs, endpointCidrs } = network;
  return [
    ...nodeCidrs.map((range) => ['nodes', range] as const),
    ...(podCidr === cidr ? [] : [['pods', podCidr] as const]),
    ['Services, with the API server', serviceCidr],
    ...controlPlaneCidrs.map((range) => ['the control plane', range] as const),
    ...publicCidrs.map((range) => ['load balancers and NAT', range] as const),
    ...endpointCidrs.map((range) => ['the object store', range] as const),
  ];
}

function insideOf(ranges: readonly Range[], path: RuleFinding['path'], value: string): readonly RuleFinding[] {
  const range = parseCidr(value);
  const inside = ranges.find(([, cidr]) => cidrsOverlap(parseCidr(cidr), range));
  if (!inside) return [];
  const [what, cidr] = inside;
  return [
    {
      path,
      problem: `the range has addresses of ${what}: ${cidr}`,
      value,
      allowed: `ranges outside ${ranges.map(([, each]) => each).join(', ')}`,
      fix: 'restrict the range to the addresses that the program connects to; for a service of the platform, add the team to its consumers',
    },
  ];
}

/** Also on an existing cluster, whose ranges the plan does not know. Source: Kubernetes, "Ports and Protocols", 2026-11. */
const ports: Readonly<Record<number, string>> = {
  2379: 'etcd',
  2380: 'etcd',
  6443: 'the Kubernetes API server',
  10250: 'the kubelet',
  10255: 'the kubelet',
  10256: 'kube-proxy',
  10257: 'kube-controller-manager',
  10259: 'kube-scheduler',
};

function portOfNodes(path: RuleFinding['path'], port: number): readonly RuleFinding[] {
  const program = ports[port];
  if (program === undefined) return [];
  return [{ path, problem: `this is the port of ${program}`, value: port, fix: 'remove this connection' }];
}
