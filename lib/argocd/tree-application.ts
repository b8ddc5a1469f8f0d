import type { ApplicationPlan, DeliveryPlan } from '../plan/types/delivery';
import type { Labels } from '../plan/types/labels';
import { application } from './application';
import type { ArgoObject } from './argo-object';
import { appProject } from './project';

/** An Application that syncs some files of the tree, and its project. */
interface TreeApplicationParts {
  readonly project: ArgoObject;
  readonly application: ArgoObject;
}

/** The Application that syncs some files of the tree, and its project, as plain JSON. */
export function treeApplication(
  plan: ApplicationPlan,
  { delivery, labels }: { readonly delivery: DeliveryPlan; readonly labels: Labels },
): TreeApplicationParts {
  const { namespace, repository, path, revision } = delivery;
  return {
    project: appProject(plan.project, { namespace, labels }),
    application: application({
      name: plan.name,
      delivery,
      labels,
      project: plan.project,
      ignoredFields: plan.ignoredFields,
      source: {
        repoURL: repository,
        path,
        targetRevision: revision,
        directory: { recurse: true, include: oneOf(plan.files) },
      },
      destinationNamespace: plan.project.namespaces[0] ?? namespace,
      syncOptions: [],
    }),
  };
}

/** A pattern of Argo CD for any of these patterns. An asterisk matches slashes too. */
function oneOf(patterns: readonly string[]): string {
  return patterns.length === 1 ? patterns.join('') : `{${patterns.join(',')}}`;
}
