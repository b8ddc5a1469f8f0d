import type { Labels } from '../types/labels';

/** Pod Security Standards, from least to most privileged. Source: Kubernetes, Pod Security Standards. */
export type PodSecurityLevel = 'restricted' | 'baseline' | 'privileged';

/**
 * Labels with which the API server enforces a Pod Security Standard in a namespace.
 *
 * @param kubernetes Minor version of the standard, so that an upgrade does not refuse pods that were admitted before.
 */
export function podSecurityLabels(level: PodSecurityLevel, kubernetes: string): Labels {
  const labels = ['audit', 'enforce', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, level],
    [`pod-security.kubernetes.io/${mode}-version`, `v${kubernetes}`],
  ]);
  return Object.fromEntries(labels);
}
