/**
 * Immutable fields by kind: `only` these, or all of `spec` `except` these. To change one, the object must be deleted
 * first.
 *
 * Built-in kinds: known behaviour of the API server; its source was not read. Other kinds, read 2026-11-24:
 * kubernetes-sigs/jobset:api/jobset/v1alpha2/jobset_types.go and pkg/webhooks/jobset_webhook.go@v0.12.0;
 * kubernetes-sigs/kueue:apis/kueue/v1beta2/localqueue_types.go@v0.19.2;
 * kubernetes-sigs/gateway-api:apis/v1/gatewayclass_types.go@v1.6.1.
 */
const immutable: Readonly<Record<string, Immutable>> = {
  ClusterRoleBinding: { only: ['roleRef'] },
  DaemonSet: { only: ['spec.selector'] },
  Deployment: { only: ['spec.selector'] },
  GatewayClass: { only: ['spec.controllerName'] },
  Job: {
    except: [
      'spec.activeDeadlineSeconds',
      'spec.backoffLimit',
      'spec.parallelism',
      'spec.suspend',
      'spec.ttlSecondsAfterFinished',
    ],
  },
  JobSet: { except: ['spec.suspend', 'spec.ttlSecondsAfterFinished'] },
  LocalQueue: { only: ['spec.clusterQueue'] },
  PersistentVolumeClaim: { except: ['spec.resources'] },
  PriorityClass: { only: ['value', 'preemptionPolicy'] },
  RoleBinding: { only: ['roleRef'] },
  // The API server accepts the change, but the pods of the old selector would be orphaned.
  Rollout: { only: ['spec.selector'] },
  Secret: { only: ['type'] },
  Service: { only: ['spec.clusterIP'] },
  StatefulSet: { only: ['spec.selector', 'spec.serviceName', 'spec.podManagementPolicy', 'spec.volumeClaimTemplates'] },
  StorageClass: { only: ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'] },
};

type Immutable = { readonly only: readonly string[] } | { readonly except: readonly string[] };

/** Kinds with a pod template that replace their pods when it changes. */
const withTemplate: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'Rollout', 'StatefulSet']);

/** Whether a field of objects of this kind is immutable. */
export function isImmutable(kind: string, path: string): boolean {
  const rule = Object.hasOwn(immutable, kind) ? immutable[kind] : undefined;
  if (rule === undefined) return false;
  if ('only' in rule) return rule.only.some((field) => isWithin(path, field));
  return isWithin(path, 'spec') && !rule.except.some((field) => isWithin(path, field));
}

/** Whether a change of this field replaces the pods of the object. */
export function isOfTemplate(kind: string, path: string): boolean {
  return withTemplate.has(kind) && isWithin(path, 'spec.template');
}

function isWithin(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`);
}
