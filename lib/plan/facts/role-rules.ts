import type { TeamRole } from '../../definition/team';
import type { AccessRule } from '../types/role';

const read = ['get', 'list', 'watch'];

/**
 * What every member may see. Secrets are in no role; nor is anything that starts a process in a pod that runs, or
 * writes roles, service accounts or policies.
 */
const seeing: readonly AccessRule[] = [
  {
    apiGroup: '',
    resources: [
      'configmaps',
      'endpoints',
      'events',
      'limitranges',
      'pods',
      'resourcequotas',
      'serviceaccounts',
      'services',
    ],
    verbs: read,
  },
  { apiGroup: 'apps', resources: ['deployments', 'replicasets'], verbs: read },
  { apiGroup: 'argoproj.io', resources: ['analysisruns', 'analysistemplates', 'rollouts'], verbs: read },
  { apiGroup: 'autoscaling', resources: ['horizontalpodautoscalers'], verbs: read },
  { apiGroup: 'batch', resources: ['jobs'], verbs: read },
  { apiGroup: 'gateway.networking.k8s.io', resources: ['httproutes'], verbs: read },
  { apiGroup: 'jobset.x-k8s.io', resources: ['jobsets'], verbs: read },
  { apiGroup: 'keda.sh', resources: ['scaledobjects'], verbs: read },
  { apiGroup: 'kueue.x-k8s.io', resources: ['localqueues', 'workloads'], verbs: read },
  { apiGroup: 'monitoring.coreos.com', resources: ['podmonitors', 'prometheusrules'], verbs: read },
  { apiGroup: 'networking.k8s.io', resources: ['networkpolicies'], verbs: read },
  { apiGroup: 'policy', resources: ['poddisruptionbudgets'], verbs: read },
  { apiGroup: 'rbac.authorization.k8s.io', resources: ['rolebindings', 'roles'], verbs: read },
  // Who stands where in the queue.
  { apiGroup: 'visibility.kueue.x-k8s.io', resources: ['localqueues/pendingworkloads'], verbs: ['get'] },
];

/** Logs may hold what users sent, so only those who work on models read them. */
const logs: readonly AccessRule[] = [{ apiGroup: '', resources: ['pods/log'], verbs: ['get'] }];

/**
 * First aid on a service that runs. Changing what runs is not in it: a workload could mount any secret and use any
 * service account of its namespace, so workloads come from the repository alone. That is why a rollout's status may be
 * patched, and the rollout may not: `kubectl argo rollouts` promotes, aborts and retries by the status, which holds no
 * pod template, while `undo`, `pause` and `restart` patch the rollout itself. The way back is the repository, or `abort`.
 * Source: argoproj/argo-rollouts@v1.9.1, `pkg/kubectl-argo-rollouts/cmd`, read 2026-11-24.
 */
const operating: readonly AccessRule[] = [
  { apiGroup: '', resources: ['pods'], verbs: ['delete'] },
  { apiGroup: '', resources: ['pods/eviction'], verbs: ['create'] },
  { apiGroup: 'apps', resources: ['deployments/scale'], verbs: ['get', 'patch', 'update'] },
  { apiGroup: 'argoproj.io', resources: ['rollouts/status'], verbs: ['patch'] },
];

/** Each role as a table of rules; each holds all of the one before it. */
export const roleRules: Readonly<Record<TeamRole, readonly AccessRule[]>> = {
  viewer: seeing,
  'data-scientist': [...seeing, ...logs],
  'ml-engineer': [...seeing, ...logs, ...operating],
};
