import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ApplicationPlan, DeliveryPlan } from '../../plan/types/delivery';
import type { Labels } from '../../plan/types/labels';
import { application } from './application';
import { appProject } from './project';

/** An Application that syncs some files of the tree from the repository, with its project. */
export class TreeApplication extends Construct {
  readonly application: ApiObject;
  readonly project: ApiObject;

  constructor(
    scope: Construct,
    id: string,
    plan: ApplicationPlan,
    { delivery, labels }: { readonly delivery: DeliveryPlan; readonly labels: Labels },
  ) {
    super(scope, id);
    const { namespace, repository, path, revision } = delivery;
    this.project = appProject(this, 'project', plan.project, { namespace, labels });
    this.application = application(this, 'application', {
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
    });
  }
}

/** A pattern of Argo CD for any of these patterns. An asterisk matches slashes too. */
function oneOf(patterns: readonly string[]): string {
  return patterns.length === 1 ? patterns.join('') : `{${patterns.join(',')}}`;
}
