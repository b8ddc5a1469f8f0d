import { assertNever } from '../../../units/assert-never';
import { holdInAnyOrder, nodesInAnyOrder } from '../../capacity/any-order';
import { peakReplicas } from '../../capacity/peak-replicas';
import { placeableGroups } from '../../capacity/pool-groups';
import { available, podRequest, type Room } from '../../capacity/room';
import { fitsNode, scarcest } from '../../capacity/scarcest';
import { otherNodes } from '../../facts/node-texts';
import { ofKind } from '../../facts/workloads';
import type { ModelServicePlan } from '../../types/service';
import type { Rule } from '../rule';

/**
 * All services of a pool fit on it at maximum scale during a rollout, in any order of arrival of their pods: small pods
 * on all nodes can leave no node for a large one.
 */
export const capacityReplicasFitPool: Rule<'pool'> = {
  id: 'capacity/replicas-fit-pool',
  scope: 'pool',
  waivableBy: 'platform',
  rationale: 'Replicas without a node stay pending during peak load.',
  check: ({ path, pool, workloads }) => {
    // Another rule reports a replica that fits on no node.
    const groups = placeableGroups(pool, workloads);
    if (groups.length === 0) return [];
    const room = available(pool);
    if (holdInAnyOrder(groups, room, pool.nodes.max)) return [];
    const needed = nodesInAnyOrder(groups, room);
    const services = ofKind(workloads, 'service').filter(({ pod }) => fitsNode(pool, pod));
    return [
      {
        path: [...path, 'nodes', 'max'],
        problem: `at maximum scale the pool needs ${needed} nodes${groups.length === 1 ? '' : ' in the worst order of arrival'}: ${services.map((service) => podsInWords(service, room)).join(', ')}`,
        value: pool.nodes.max,
        allowed: `at least ${needed}`,
        fix: `raise nodes.max to at least ${needed}, ${otherNodes(pool, 'larger')}, or lower scale.max`,
      },
    ];
  },
};

function podsInWords(service: ModelServicePlan, room: Room): string {
  const { name, replicas, rollout, pod } = service;
  const limit = scarcest(podRequest(pod), room);
  const pods = peakReplicas(service);
  return `${name} runs ${pods} ${pods === 1 ? 'pod' : 'pods'} (${countOf(replicas.max)}${extraPods(rollout)}), ${limit.pods} per node limited by ${limit.resource}`;
}

function countOf(replicas: number): string {
  return replicas === 1 ? '1 replica' : `${replicas} replicas`;
}

function extraPods(rollout: ModelServicePlan['rollout']): string {
  switch (rollout.kind) {
    case 'rolling':
      return rollout.maxSurge === 0 ? '' : ` and ${rollout.maxSurge} more during a rollout`;
    case 'canary':
    case 'blue-green':
      return rollout.warm.previous === undefined
        ? ', doubled during a rollout'
        : ', tripled during a rollout that keeps a warm revision';
    default:
      return assertNever(rollout);
  }
}
