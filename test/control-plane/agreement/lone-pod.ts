import { type Amounts, formatAmount } from '../../../lib/plan/capacity/resource-amounts';
import { tolerate } from '../../../lib/plan/facts/taints';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import type { KubeObject } from '../modules';
import { idleAnnotation } from './objects';

/** A pod that no workload brings. */
export interface LonePod {
  readonly team: string;
  readonly pool: string;
  readonly name: string;
  /** What it is counted as. */
  readonly workload: string;
  /** What it asks for. */
  readonly amounts: Amounts;
}

/** Such a pod, on the nodes that a pool's pods select and tolerate. */
export function lonePod(
  { cluster, teams, priorityClasses }: ModelPlatformPlan,
  { team, pool: poolName, name, workload, amounts }: LonePod,
): KubeObject {
  const pool = cluster.pools[poolName];
  const entries = Object.entries(amounts).map(([resource, amount]) => [resource, formatAmount(resource, amount)]);
  const asked = Object.fromEntries(entries);
  // As high as any other, so that none takes its place.
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
          resources: { requests: asked, limits: asked },
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        },
      ],
    },
  };
}
