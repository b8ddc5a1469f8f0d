import { fullBucketAddress } from '../plan/facts/bucket-address';
import { workloads } from '../plan/facts/workloads';
import type { NetworkPeerPlan, NetworkRulePlan, PolicyPortPlan } from '../plan/types/network';
import type { ModelPlatformPlan } from '../plan/types/platform';
import type { WorkloadPlan } from '../plan/types/workload';
import type { Workload } from '../plan/types/workloads';
import { assertNever } from '../units/assert-never';
import { printableLines } from '../units/printable';
import { count, span } from './amounts';
import { peerName } from './callers';
import { MermaidNodes, node, quoted, type Shape } from './mermaid-nodes';

/**
 * A plan as a Mermaid flowchart: pools with their workloads, queues, buckets, gateways, and every connection that a
 * network policy allows, except those to DNS. Solid arrows are connections; dotted arrows are bucket permissions and
 * queue memberships.
 *
 * @example
 * writeFileSync('platform.mmd', planMermaid(planModelPlatform(definition)));
 */
export function planMermaid(plan: ModelPlatformPlan): string {
  const nodes = new MermaidNodes();
  const pools = poolLines(plan, nodes);
  const arrows = [
    ...workloads(plan).flatMap((workload) => connectionLines(plan, workload, nodes)),
    ...bucketLines(plan, nodes),
    ...queueLines(plan, nodes),
  ];
  const lines = [...pools, ...nodes.drawn(), ...new Set(arrows)];
  return printableLines(`flowchart LR\n${lines.map((line) => `  ${line}\n`).join('')}`);
}

function workloadKey({ namespace, name }: Pick<WorkloadPlan, 'namespace' | 'name'>): string {
  return `workload ${namespace}/${name}`;
}

/** Each pool as a subgraph that contains its workloads. */
function poolLines(plan: ModelPlatformPlan, nodes: MermaidNodes): readonly string[] {
  return Object.values(plan.cluster.pools).flatMap((pool) => {
    const inside = workloads(plan).filter((workload) => workload.pool === pool.name);
    const title = [`node pool ${pool.name}`, `${span(pool.nodes)} x ${pool.machineType}`];
    return [
      `subgraph ${nodes.reserve(`pool ${pool.name}`)}[${quoted(title)}]`,
      ...inside.map((workload) => `  ${node(nodes.reserve(workloadKey(workload)), 'box', workloadLabel(workload))}`),
      'end',
    ];
  });
}

function workloadLabel(workload: Workload): readonly string[] {
  return [`${workload.kind} ${workload.name}`, workloadSize(workload)];
}

function workloadSize(workload: Workload): string {
  switch (workload.kind) {
    case 'service':
      return `${span(workload.replicas)} replicas, ${workload.runtime}`;
    case 'training':
      return `${count(workload.pods, 'pod')}, ${workload.framework}`;
    default:
      return assertNever(workload);
  }
}

function connectionLines(plan: ModelPlatformPlan, workload: WorkloadPlan, nodes: MermaidNodes): readonly string[] {
  const self = nodes.find(workloadKey(workload));
  if (self === undefined) return [];
  const rules = (direction: 'ingress' | 'egress') =>
    workload.networkPolicies.flatMap((policy) => policy[direction] ?? []).filter(({ ports }) => !isDns(ports));
  return [
    ...rules('ingress').flatMap(({ peers, ports }) =>
      peers.map((peer) => arrow(peerNode(plan, peer, nodes), self, portsText(ports))),
    ),
    ...rules('egress').flatMap((rule) =>
      destinations(plan, rule, nodes).map((id) => arrow(self, id, portsText(rule.ports))),
    ),
  ].filter((line) => !line.startsWith(`${self} `) || !line.endsWith(` ${self}`));
}

/** The destinations of an egress rule: one node per pod peer, and one node for all address ranges with their purpose. */
function destinations(
  plan: ModelPlatformPlan,
  { peers, why }: NetworkRulePlan,
  nodes: MermaidNodes,
): readonly string[] {
  const addresses = peers.flatMap((peer) => (peer.kind === 'addresses' ? [peer.cidr] : []));
  const pods = peers.filter(({ kind }) => kind === 'pods').map((peer) => peerNode(plan, peer, nodes));
  if (addresses.length === 0) return pods;
  return [...pods, nodes.id(`addresses ${why} ${addresses.join(' ')}`, 'round', [why, addresses.join(', ')])];
}

function peerNode(plan: ModelPlatformPlan, peer: NetworkPeerPlan, nodes: MermaidNodes): string {
  const workload = workloads(plan).find(
    ({ namespace, selector }) =>
      peer.kind === 'pods' &&
      peer.namespace === namespace &&
      Object.keys(selector).length > 0 &&
      Object.entries(selector).every(([key, value]) => peer.pods[key] === value),
  );
  const own = workload && nodes.find(workloadKey(workload));
  if (own !== undefined) return own;
  const name = peerName(plan, peer);
  const gateway = Object.values(plan.gateways).find((each) => name === `gateway ${each.name}`);
  const [shape, label]: readonly [Shape, readonly string[]] = gateway
    ? ['gate', [name, gateway.hostname]]
    : ['round', [name]];
  return nodes.id(name, shape, label);
}

function bucketLines(platform: ModelPlatformPlan, nodes: MermaidNodes): readonly string[] {
  const { cluster } = platform;
  const all = workloads(platform);
  return cluster.identities.flatMap(({ namespace, serviceAccount, grants }) => {
    const owner = all.find((each) => each.namespace === namespace && each.serviceAccount.name === serviceAccount);
    const workload = owner && nodes.find(workloadKey(owner));
    return grants.flatMap(({ bucket, access, prefix }) => {
      const plan = cluster.buckets[bucket];
      if (workload === undefined || plan === undefined) return [];
      const store = nodes.id(`bucket ${bucket}`, 'store', [`bucket ${bucket}`, fullBucketAddress(plan.location)]);
      return [`${workload} -.->|${quoted([`${access} ${prefix === '' ? 'all' : prefix}`])}| ${store}`];
    });
  });
}

function queueLines({ queues, training }: ModelPlatformPlan, nodes: MermaidNodes): readonly string[] {
  return Object.values(queues?.queues ?? {}).flatMap(({ team, clusterQueue }) => {
    const id = nodes.id(`queue ${team}`, 'queue', [`queue ${team}`, clusterQueue]);
    return Object.values(training)
      .filter((job) => job.team === team)
      .flatMap((job) => {
        const workload = nodes.find(workloadKey(job));
        return workload === undefined ? [] : [`${id} -.->|${quoted([`${job.queue.priority} priority`])}| ${workload}`];
      });
  });
}

function arrow(from: string, to: string, label: string): string {
  return label === '' ? `${from} --> ${to}` : `${from} -->|${quoted([label])}| ${to}`;
}

function portsText(ports: readonly PolicyPortPlan[]): string {
  return ports
    .map(({ port, protocol }) => (protocol === 'TCP' ? String(port) : `${port}/${protocol.toLowerCase()}`))
    .join(', ');
}

function isDns(ports: readonly PolicyPortPlan[]): boolean {
  return ports.length > 0 && ports.every(({ port }) => port === 53);
}
