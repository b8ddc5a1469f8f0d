import { treeApplication } from '../../argocd/tree-application';
import type { ApplicationPlan, DeliveryPlan } from '../../plan/types/delivery';
import type { Labels } from '../../plan/types/labels';
import type { Create } from '../kube';
import { type ApplicationObjects, argoObject } from './add-on-objects';

/** Creates the objects of an Application that syncs some files of the tree. */
export function treeApplicationObjects<T>(
  create: Create<T>,
  plan: ApplicationPlan,
  context: { readonly delivery: DeliveryPlan; readonly labels: Labels },
): ApplicationObjects<T> {
  const { project, application } = treeApplication(plan, context);
  return {
    project: create('project', argoObject(project)),
    application: create('application', argoObject(application)),
  };
}
