import type { ObjectProblem, ObjectRule } from './object-rule';
import type { PodInObject } from './pod';
import { baselineProblems, restrictedProblems } from './pod-security-standard';

/**
 * Pods hold the Pod Security profile of their namespace, `restricted` where the tree does not say another.
 * An API server refuses the pods, not the Deployment: nobody notices before a rollout hangs.
 */
export const podSecurity: ObjectRule = {
  id: 'object/pod-security',
  explain: 'a pod with more rights than it needs is a way to the node and to everything else on it',
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
    problem: `${problem}, which the profile ${level} does not allow`,
    fix,
  }));
}
