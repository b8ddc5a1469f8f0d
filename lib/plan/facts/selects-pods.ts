import type { Labels } from '../types/labels';
import type { NetworkPolicyPlan } from '../types/network';

/** The policies that apply to a pod. Their rules add up. */
export function policiesOf(
  pod: { readonly namespace: string; readonly labels: Labels },
  policies: readonly NetworkPolicyPlan[],
): readonly NetworkPolicyPlan[] {
  return policies.filter(
    ({ namespace, pods, except = {} }) =>
      namespace === pod.namespace &&
      Object.entries(pods).every(([key, value]) => pod.labels[key] === value) &&
      Object.entries(except).every(([key, values]) => !values.some((value) => pod.labels[key] === value)),
  );
}
