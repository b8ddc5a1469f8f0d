import type { Labels, PodPlan, SecurityPlan, TopologySpreadPlan, VolumePlan } from '../plan/pod';
import { formatBytes } from '../units/quantity';
import { container } from './container';
import type { KubeValue } from './kube';

/** A pod as a template of a workload, with the selector that the workload finds its pods by. */
export function podTemplate(plan: PodPlan, selector: Labels): KubeValue {
  return {
    metadata: { labels: plan.labels },
    spec: podSpec(plan, selector),
  };
}

/**
 * The specification of a pod, the same for every kind of workload.
 *
 * @param selector Labels that all pods of the workload share, by which they are spread.
 */
export function podSpec(plan: PodPlan, selector: Labels): KubeValue {
  return {
    serviceAccountName: plan.serviceAccount,
    automountServiceAccountToken: false,
    // Variables for every Service of the namespace: the start of a pod must not depend on them.
    enableServiceLinks: false,
    securityContext: podSecurity(plan.security),
    nodeSelector: plan.nodeSelector,
    tolerations: optional(plan.tolerations.map(({ key, effect }) => ({ key, operator: 'Exists', effect }))),
    topologySpreadConstraints: optional(plan.topologySpread.map((spread) => topologySpread(spread, selector))),
    initContainers: optional(plan.initContainers.map(container)),
    containers: plan.containers.map(container),
    volumes: optional(plan.volumes.map(volume)),
    terminationGracePeriodSeconds: plan.terminationGracePeriodSeconds,
  };
}

function optional(values: readonly KubeValue[]): readonly KubeValue[] | undefined {
  return values.length === 0 ? undefined : values;
}

function podSecurity(plan: SecurityPlan): KubeValue {
  switch (plan.profile) {
    case 'restricted':
      return {
        runAsNonRoot: true,
        runAsUser: plan.user,
        runAsGroup: plan.group,
        fsGroup: plan.group,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      };
    default:
      throw new Error(`unknown security profile ${plan.profile satisfies never}`);
  }
}

/** `matchLabelKeys` counts only replicas of the same revision, so that a rollout does not skew the next one. */
function topologySpread(plan: TopologySpreadPlan, selector: Labels): KubeValue {
  return {
    topologyKey: plan.topologyKey,
    maxSkew: plan.maxSkew,
    whenUnsatisfiable: plan.whenUnsatisfiable,
    labelSelector: { matchLabels: selector },
    matchLabelKeys: ['pod-template-hash'],
    nodeTaintsPolicy: 'Honor',
  };
}

function volume(plan: VolumePlan): KubeValue {
  switch (plan.kind) {
    case 'scratch':
      return { name: plan.name, emptyDir: { sizeLimit: formatBytes(plan.bytes) } };
    case 'secret':
      return { name: plan.name, secret: { secretName: plan.secret } };
    default:
      throw new Error(`unknown volume ${JSON.stringify(plan satisfies never)}`);
  }
}
