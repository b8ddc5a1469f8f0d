import type { ContainerPlan } from '../plan/types/container';
import type { Labels } from '../plan/types/labels';
import type { PodPlan, SecurityPlan, TopologySpreadPlan, VolumePlan } from '../plan/types/pod';
import { assertNever } from '../units/assert-never';
import { formatBytes } from '../units/quantity';
import { container } from './container';
import type { KubeValue } from './kube';

/** A pod as a template of a workload, with the selector that the workload finds its pods by. */
export function podTemplate(plan: PodPlan, selector: Labels, revisionLabel?: string): KubeValue {
  return {
    metadata: { labels: plan.labels, annotations: plan.annotations },
    spec: podSpec(plan, selector, revisionLabel),
  };
}

/**
 * The specification of a pod, the same for every kind of workload.
 *
 * @param selector Labels that all pods of the workload share, by which they are spread.
 * @param revisionLabel Label that tells the revisions of the workload apart. @default - that of a Deployment
 */
export function podSpec(plan: PodPlan, selector: Labels, revisionLabel = 'pod-template-hash'): KubeValue {
  return {
    serviceAccountName: plan.serviceAccount,
    automountServiceAccountToken: false,
    // Variables for every Service of the namespace: the start of a pod must not depend on them.
    enableServiceLinks: false,
    securityContext: podSecurity(plan.security),
    nodeSelector: plan.nodeSelector,
    tolerations: optional(plan.tolerations.map(({ key, effect }) => ({ key, operator: 'Exists', effect }))),
    topologySpreadConstraints: optional(
      plan.topologySpread.map((spread) => topologySpread(spread, selector, revisionLabel)),
    ),
    initContainers: optional([...plan.initContainers.map(plain), ...plan.sidecars.map(sidecar)]),
    containers: plan.containers.map(plain),
    volumes: optional(plan.volumes.map(volume)),
    terminationGracePeriodSeconds: plan.terminationGracePeriodSeconds,
    priorityClassName: plan.priorityClass === '' ? undefined : plan.priorityClass,
    restartPolicy: plan.restart === 'never' ? 'Never' : undefined,
  };

  function plain(each: ContainerPlan): KubeValue {
    return container(each, plan.security);
  }

  /** Kubernetes keeps such an init container running beside the others, and ends it after them. */
  function sidecar(each: ContainerPlan): KubeValue {
    return { ...container(each, plan.security), restartPolicy: 'Always' };
  }
}

function optional(values: readonly KubeValue[]): readonly KubeValue[] | undefined {
  return values.length === 0 ? undefined : values;
}

function podSecurity({ user, group }: SecurityPlan): KubeValue {
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: group,
    fsGroup: group,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** `matchLabelKeys` counts only replicas of the same revision, so that a rollout does not skew the next one. */
function topologySpread(plan: TopologySpreadPlan, selector: Labels, revisionLabel: string): KubeValue {
  return {
    topologyKey: plan.topologyKey,
    maxSkew: plan.maxSkew,
    whenUnsatisfiable: plan.whenUnsatisfiable,
    labelSelector: { matchLabels: selector },
    matchLabelKeys: [revisionLabel],
    nodeTaintsPolicy: 'Honor',
  };
}

function volume(plan: VolumePlan): KubeValue {
  switch (plan.kind) {
    case 'scratch':
      return { name: plan.name, emptyDir: { sizeLimit: formatBytes(plan.bytes) } };
    case 'memory':
      return { name: plan.name, emptyDir: { medium: 'Memory', sizeLimit: formatBytes(plan.bytes) } };
    case 'secret':
      return { name: plan.name, secret: { secretName: plan.secret } };
    default:
      return assertNever(plan);
  }
}
