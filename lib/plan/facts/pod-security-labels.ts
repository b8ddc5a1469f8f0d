import type { Labels } from '../types/labels';

/** How much a namespace lets its pods do, from least to most. Source: Kubernetes, Pod Security Standards. */
export type PodSecurityLevel = 'restricted' | 'baseline' | 'privileged';

/**
 * Labels by which the API server refuses pods of a namespace.
 *
 * @param kubernetes Minor version whose definition of the profile is meant, so that an upgrade refuses no pod that
 * was let in before.
 */
export function podSecurityLabels(level: PodSecurityLevel, kubernetes: string): Labels {
  const labels = ['audit', 'enforce', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, level],
    [`pod-security.kubernetes.io/${mode}-version`, `v${kubernetes}`],
  ]);
  return Object.fromEntries(labels);
}
