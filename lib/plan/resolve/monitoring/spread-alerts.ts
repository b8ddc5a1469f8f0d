import { poolText } from '../../facts/node-texts';
import type { AlertPlan } from '../../types/monitoring';
import type { NodePoolPlan } from '../../types/node-pool';
import { slicesOf } from './rollout-alerts';

/** A service, and the nodes over which its replicas can be spread. */
export interface Spread {
  readonly replicas: { readonly min: number };
  readonly pool: Pick<NodePoolPlan, 'name' | 'zones'> & { readonly nodes: Pick<NodePoolPlan['nodes'], 'max'> };
}

const pending = '30m';

/**
 * Alerts on replicas that fail together. The scheduler spreads replicas if possible, so a full pool can leave all of them on
 * one node or in one zone, and nothing moves them later. A service with a minimum of one replica has no redundancy to lose.
 */
export function spreadAlerts(
  service: { readonly name: string; readonly namespace: string },
  { replicas, pool }: Spread,
): readonly AlertPlan[] {
  if (replicas.min < 2 || pool.nodes.max < 2) return [];
  const { name, namespace } = service;
  const advice = `Delete one of its pods in namespace ${namespace} when another node of ${poolText(pool)} has room, or raise nodes.min of the pool.`;
  return [
    {
      alert: 'ReplicasOnOneNode',
      expr: togetherOn('endpoint_nodename', service),
      for: pending,
      severity: 'ticket',
      summary: `${name}: all replicas are on one node`,
      description: `All ready replicas have been on one node for ${pending}, so the service fails with it. ${advice}`,
    },
    ...(pool.zones.length > 1 ? [zoneAlert(service, pool.zones.length)] : []),
  ];
}

function zoneAlert(service: { readonly name: string; readonly namespace: string }, zones: number): AlertPlan {
  const { name, namespace } = service;
  return {
    alert: 'ReplicasInOneZone',
    expr: togetherOn('endpoint_zone', service),
    for: pending,
    severity: 'ticket',
    summary: `${name}: all replicas are in one zone`,
    description: `All ready replicas have been in one of ${zones} zones for ${pending}, so the service fails with it. Delete one of its pods in namespace ${namespace} when a node in another zone has room.`,
  };
}

/**
 * In PromQL: more than one replica is ready, and all of them have the same label. Nodes without a zone are not in one.
 * Source: kubernetes/kube-state-metrics, internal/store/endpointslice.go, 2026-11.
 */
function togetherOn(
  label: 'endpoint_nodename' | 'endpoint_zone',
  service: { readonly name: string; readonly namespace: string },
): string {
  const ready = `kube_endpointslice_endpoints{${slicesOf(service)},ready="true",${label}!=""}`;
  return [
    `count(count by (${label}) (${ready})) == 1`,
    `and on() count(count by (targetref_name) (${ready})) > 1`,
  ].join('\n');
}
