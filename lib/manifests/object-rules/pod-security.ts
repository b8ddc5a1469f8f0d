import type { ObjectProblem, ObjectRule } from './object-rule';
import type { PodInObject } from './pod';
import { baselineProblems, restrictedProblems } from './pod-security-standard';

/**
 * Pods meet the Pod Security level of their namespace, or `restricted` if the tree does not set one.
 * An API server rejects the pods but accepts the Deployment, so a violation shows only when a rollout hangs.
 */
export const podSecurity: ObjectRule = {
  id: 'object/pod-security',
  rationale: 'a compromised pod with more privileges than it needs exposes the node and its other pods',
  check: (tree) =>
    tree.pods.flatMap((pod) => {
      const level = tree.podSecurityLevel(pod.namespace) ?? 'restricted';
      return level === 'privileged' ? [] : problems(pod, level);
    }),
};

function problems(pod: PodInObject, level: string): readonly ObjectProblem[] {
  const found = level === 'baseline' ? baselineProblems(pod) : [...baselineProblems(pod), ...restrictedProblems(pod)];
  return found.map(({ at, problem, fix }) => ({
    object: pod.object,
    at,
    problem: `${problem}, but the Pod Security level ${level} does not allow it`,
    fix,
  }));
}
