import type { Labels } from '../plan/types/labels';
import type { ProjectKindPlan, ProjectPlan } from '../plan/types/project';
import type { ArgoObject, ArgoValue } from './argo-object';
import { keptAnnotations } from './kept';
import { repositoryAddress } from './repository-address';

/** Address of the API server inside the cluster that Argo CD runs in. */
export const clusterServer = 'https://kubernetes.default.svc';

/**
 * The AppProject of one or more Applications. Argo CD refuses an object that the project does not permit.
 *
 * @param namespace Namespace of Argo CD.
 */
export function appProject(
  plan: ProjectPlan,
  { namespace, labels }: { readonly namespace: string; readonly labels: Labels },
): ArgoObject {
  return {
    kind: 'AppProject',
    metadata: { name: plan.name, namespace, labels, annotations: keptAnnotations(plan) },
    spec: {
      sourceRepos: plan.sources.map(repositoryAddress),
      destinations: plan.namespaces.map((each) => ({ server: clusterServer, namespace: each })),
      clusterResourceWhitelist: plan.clusterKinds.map(permittedKind),
      // Without a list every kind is permitted.
      namespaceResourceWhitelist: plan.namespacedKinds === 'all' ? undefined : plan.namespacedKinds.map(permittedKind),
    },
  };
}

function permittedKind({ group, kind, name }: ProjectKindPlan): ArgoValue {
  return { group, kind, name };
}
