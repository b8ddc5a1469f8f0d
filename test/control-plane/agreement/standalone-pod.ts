import { type Amounts, formatAmount } from '../../../lib/plan/capacity/resource-amounts';
import { tolerate } from '../../../lib/plan/facts/taints';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import type { KubeObject } from '../modules';
import { idleAnnotation } from './placement-objects';

/** A pod without a controller. */
export interface StandalonePod {
  readonly team: string;
  readonly pool: string;
  readonly name: string;
  /** Value of its workload label. */
  readonly workload: string;
  /** Its resource requests. */
  readonly amounts: Amounts;
}

/** Manifest of such a pod, with the node selector and tolerations of a pool. */
export function standalonePod(
  { cluster, teams, priorityClasses }: ModelPlatformPlan,
  { team, pool: poolName, name, workload, amounts }: StandalonePod,
): KubeObject {
  const pool = cluster.pools[poolName];
  const entries = Object.entries(amounts).map(([resource, amount]) => [resource, formatAmount(resource, amount)]);
  const requested = Object.fromEntries(entries);
  // The highest priority, so that no other pod preempts it.
  const [highest] = [...priorityClasses].sort((a, b) => b.value - a.value);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: teams[team]?.namespace ?? team,
      labels: { 'app.kubernetes.io/name': workload },
      annotations: idleAnnotation,
    },
    spec: {
      ...(highest && { priorityClassName: highest.name }),
      nodeSelector: pool?.labels ?? {},
      tolerations: tolerate(pool?.taints ?? []).map((each) => ({ ...each, operator: 'Exists' })),
      securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'part',
          image: 'registry.example/part:1',
          resources: { requests: requested, limits: requested },
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        },
      ],
    },
  };
}
