import type { ContainerPlan } from '../plan/types/container';
import type { Labels } from '../plan/types/labels';
import type { PodPlan, SecurityPlan, TopologySpreadPlan, VolumePlan } from '../plan/types/pod';
import { assertNever } from '../units/assert-never';
import { formatBytes } from '../units/quantity';
import { container, omitEmpty } from './container';
import type { KubeValue } from './kube';

/** The pod template of a workload. */
export function podTemplate(plan: PodPlan, selector: Labels, revisionLabel?: string): KubeValue {
  return {
    metadata: { labels: plan.labels, annotations: plan.annotations },
    spec: podSpec(plan, selector, revisionLabel),
  };
}

/**
 * The pod spec, the same for every kind of workload.
 *
 * @param selector Labels of all pods of the workload, used to spread them.
 * @param revisionLabel Label that distinguishes revisions of the workload. @default 'pod-template-hash', as for Deployments
 */
export function podSpec(plan: PodPlan, selector: Labels, revisionLabel = 'pod-template-hash'): KubeValue {
  return {
    serviceAccountName: plan.serviceAccount,
    automountServiceAccountToken: false,
    // Disables the variables for each Service of the namespace, so that they cannot change how a pod starts.
    enableServiceLinks: false,
    securityContext: podSecurity(plan.security),
    nodeSelector: plan.nodeSelector,
    tolerations: omitEmpty(plan.tolerations.map(({ key, effect }) => ({ key, operator: 'Exists', effect }))),
    topologySpreadConstraints: omitEmpty(
      plan.topologySpread.map((spread) => topologySpread(spread, selector, revisionLabel)),
    ),
    initContainers: omitEmpty([...plan.initContainers.map(plain), ...plan.sidecars.map(sidecar)]),
    containers: plan.containers.map(plain),
    volumes: omitEmpty(plan.volumes.map(volume)),
    terminationGracePeriodSeconds: plan.terminationGracePeriodSeconds,
    activeDeadlineSeconds: plan.deadlineSeconds,
    priorityClassName: plan.priorityClass === '' ? undefined : plan.priorityClass,
    restartPolicy: plan.restart === 'never' ? 'Never' : undefined,
  };

  function plain(each: ContainerPlan): KubeValue {
    return container(each, plan.security);
  }

  /** A native sidecar: an init container that keeps running and is stopped after the main containers. */
  function sidecar(each: ContainerPlan): KubeValue {
    return { ...container(each, plan.security), restartPolicy: 'Always' };
  }
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

/** `matchLabelKeys` limits the spread to pods of one revision, so that old pods do not skew a rollout. */
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
    case 'config-map':
      return { name: plan.name, configMap: { name: plan.configMap } };
    default:
      return assertNever(plan);
  }
}
