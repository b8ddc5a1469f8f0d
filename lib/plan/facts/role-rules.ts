import type { TeamRole } from '../../definition/team';
import type { AccessRule } from '../types/role';

const read = ['get', 'list', 'watch'];

/**
 * Read access of every member. No role includes secrets, starting a process in a running pod, or writing roles, service
 * accounts or policies.
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
  // Positions in the queue.
  { apiGroup: 'visibility.kueue.x-k8s.io', resources: ['localqueues/pendingworkloads'], verbs: ['get'] },
];

/** Logs may contain requests of users, so only people who work on models read them. */
const logs: readonly AccessRule[] = [{ apiGroup: '', resources: ['pods/log'], verbs: ['get'] }];

/**
 * Incident response for services and training jobs. It excludes changing what runs, because a workload could mount any secret
 * and use any service account of its namespace: workloads change only in the repository. Therefore the status of a
 * Rollout can be patched, but not the Rollout: `kubectl argo rollouts` uses the status, which contains no pod template,
 * to promote, abort and retry, while `undo`, `pause` and `restart` patch the Rollout itself. Roll back in the
 * repository or with `abort`. No role scales a Deployment: a quota of the namespace does not limit one pool, so a number of
 * replicas could take the nodes of other teams and preempt their training. `scale` in the repository has rules.
 *
 * A training job is stopped through the Workload that Kueue creates for it: `kubectl kueue stop workload NAME` sets
 * `spec.active`, and Kueue ends the pods with their grace period. Argo CD would create a deleted job again. RBAC
 * cannot restrict a patch to fields, so a ValidatingAdmissionPolicy refuses every other change: with the pod templates of a
 * waiting Workload a member could run any image with the service account of the job.
 * Source: argoproj/argo-rollouts@v1.9.1, `pkg/kubectl-argo-rollouts/cmd`, read 2026-11-24; kubernetes-sigs/kueue@v0.19.2,
 * `cmd/kueuectl/app/options/update_workload_activation_options.go`, read 2026-11-29.
 */
const operating: readonly AccessRule[] = [
  { apiGroup: '', resources: ['pods'], verbs: ['delete'] },
  { apiGroup: '', resources: ['pods/eviction'], verbs: ['create'] },
  { apiGroup: 'argoproj.io', resources: ['rollouts/status'], verbs: ['patch'] },
  { apiGroup: 'kueue.x-k8s.io', resources: ['workloads'], verbs: ['patch'] },
];

/** Rules of each role. Each role includes all rules of the previous one. */
export const roleRules: Readonly<Record<TeamRole, readonly AccessRule[]>> = {
  viewer: seeing,
  'data-scientist': [...seeing, ...logs],
  'ml-engineer': [...seeing, ...logs, ...operating],
};
