import type { ApplicationPlan, DeliveryPlan } from '../../plan/types/delivery';
import type { Labels } from '../../plan/types/labels';
import type { Create } from '../kube';
import type { ApplicationObjects } from './add-on-objects';
import { application } from './application';
import { appProject } from './project';

/** Creates the objects of an Application that syncs some files of the tree. */
export function treeApplicationObjects<T>(
  create: Create<T>,
  plan: ApplicationPlan,
  { delivery, labels }: { readonly delivery: DeliveryPlan; readonly labels: Labels },
): ApplicationObjects<T> {
  const { namespace, repository, path, revision } = delivery;
  return {
    project: appProject(create, 'project', plan.project, { namespace, labels }),
    application: application(create, 'application', {
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
