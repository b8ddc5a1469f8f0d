import { cidrsOverlap, parseCidr } from '../../../units/cidr';
import type { Provider } from '../../providers/provider';
import type { NetworkPlan } from '../../types/cluster';
import type { Rule, RuleFinding } from '../rule';
import { overlapsPrivate } from '../unsafe-range';

/** A connection of a training job leaves the cluster. */
export const networkConnectionOutside: Rule<'platform'> = {
  id: 'network/connection-outside',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'A range of the cluster opens its nodes, its API server and the pods of other teams, whose own policies do not apply to nodes.',
  check: ({ definition, plan, provider: { givenNetwork } }) => {
    const ranges = plan.cluster.network ? rangesOf(plan.cluster.network) : givenNetwork?.ranges;
    const ports = portsOfNodes(givenNetwork);
    return Object.entries(definition.training ?? {}).flatMap(([name, { connections = [] }]) =>
      connections.flatMap(({ cidr, port }, index) => {
        const path = ['training', name, 'connections', index];
        const range = ranges ? insideOf(ranges, [...path, 'cidr'], cidr) : unknownIn([...path, 'cidr'], cidr);
        return [...range, ...portOf(ports, [...path, 'port'], port)];
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

/** Most addresses of an existing cluster that a range includes by mistake: those of one network of a /24. */
const narrowest = 24;

/** The range of a cluster whose ranges are not known. */
function unknownIn(path: RuleFinding['path'], value: string): readonly RuleFinding[] {
  const range = parseCidr(value);
  if (range.prefix >= narrowest || !overlapsPrivate(range)) return [];
  return [
    {
      path,
      problem: 'the range can have addresses of the cluster, whose ranges are not known',
      value,
      allowed: `at most a /${narrowest} of private addresses, or ranges outside those in cluster.ranges`,
      fix: 'add the ranges of nodes, pods and Services in cluster.ranges of the platform, or restrict the range to the addresses that the program connects to',
    },
  ];
}

const apiServer = 'the Kubernetes API server';

/** Also on an existing cluster, whose ranges may be unknown. Source: Kubernetes, "Ports and Protocols", 2026-11. */
const knownPorts: Readonly<Record<number, string>> = {
  2379: 'etcd',
  2380: 'etcd',
  6443: apiServer,
  10250: 'the kubelet',
  10255: 'the kubelet',
  10256: 'kube-proxy',
  10257: 'kube-controller-manager',
  10259: 'kube-scheduler',
};

function portsOfNodes(given: Provider['givenNetwork']): Readonly<Record<number, string>> {
  const port = given?.apiServerPort;
  // Other servers have the well-known port 443 too, outside the ranges of the cluster.
  return port === undefined || port === 443 ? knownPorts : { ...knownPorts, [port]: apiServer };
}

function portOf(
  ports: Readonly<Record<number, string>>,
  path: RuleFinding['path'],
  port: number,
): readonly RuleFinding[] {
  const program = ports[port];
  if (program === undefined) return [];
  return [{ path, problem: `this is the port of ${program}`, value: port, fix: 'remove this connection' }];
}
