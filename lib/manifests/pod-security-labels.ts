import type { Labels } from '../plan/pod';

/**
 * Labels by which the API server refuses pods of a namespace.
 *
 * @param kubernetes Minor version whose definition of the profile is meant, so that an upgrade refuses no pod that
 * was let in before.
 */
export function podSecurityLabels(profile: 'restricted' | 'baseline' | 'privileged', kubernetes: string): Labels {
  const labels = ['audit', 'enforce', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, profile],
    [`pod-security.kubernetes.io/${mode}-version`, `v${kubernetes}`],
  ]);
  return Object.fromEntries(labels);
}
