import { available } from '../../lib/plan/capacity/room';
import { capacityKinds } from '../../lib/plan/facts/capacity-kinds';
import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { NodePoolPlan } from '../../lib/plan/types/node-pool';
import { resizeRequest } from './autoscaler';
import type { KubeObject } from './modules';

/** Label with the pool of a node, independent of the labels of the pool. */
export const poolLabel = 'test.model-platform.dev/pool';

/** The maximum number of nodes of each pool, with the capacity that agents leave. */
export function nodesOf({ pools, systemPool }: ClusterPlan): readonly KubeObject[] {
  return [...(systemPool ? [systemPool] : []), ...Object.values(pools)].flatMap((pool) =>
    Array.from({ length: pool.nodes.max }, (_, index) => nodeOf(pool, index)),
  );
}

function nodeOf(pool: NodePoolPlan, index: number): KubeObject {
  const name = `${pool.name}-${index}`;
  const { cpuMilli, memoryBytes, ephemeralBytes, pods, devices } = available(pool);
  const room = {
    cpu: `${cpuMilli}m`,
    memory: String(memoryBytes),
    'ephemeral-storage': String(ephemeralBytes),
    pods: String(pods),
    ...Object.fromEntries(Object.entries(devices).map(([device, count]) => [device, String(count)])),
  };
  const zones = pool.zones.length > 0 ? pool.zones : ['a', 'b', 'c'];
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        ...pool.labels,
        [poolLabel]: pool.name,
        ...(capacityKinds[pool.capacity].onlyQueued && { 'autoscaling.gke.io/provisioning-request': resizeRequest }),
        'kubernetes.io/arch': pool.arch,
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'topology.kubernetes.io/zone': zones[index % zones.length] ?? 'a',
      },
    },
    spec: { taints: pool.taints.map(({ key, value, effect }) => ({ key, value, effect })) },
    status: { allocatable: room, capacity: room },
  };
}
