import type { Labels } from '../plan/types/labels';
import type { ProjectPlan } from '../plan/types/project';

/**
 * Annotations of an object that Argo CD keeps in the cluster after its file is removed, without a difference in the
 * status of the Application that delivered it.
 */
export function keptAnnotations({ keep }: Pick<ProjectPlan, 'keep'>): Labels {
  if (!keep) return {};
  return {
    'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
    'argocd.argoproj.io/sync-options': 'Prune=false',
  };
}
