import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { DeliveryPlan } from '../../plan/types/delivery';
import type { Labels } from '../../plan/types/labels';
import { application } from './application';

/** The Application that syncs the whole tree, including itself, from the repository. */
export class RootApplication extends Construct {
  readonly application: ApiObject;

  constructor(
    scope: Construct,
    id: string,
    plan: { readonly name: string; readonly delivery: DeliveryPlan },
    labels: Labels,
  ) {
    super(scope, id);
    const { namespace, repository, path, revision, sync, ignoredFields } = plan.delivery;
    this.application = application(this, 'application', {
      name: plan.name,
      namespace,
      labels,
      sync,
      ignoredFields,
      source: {
        repoURL: repository,
        path,
        targetRevision: revision,
        directory: { recurse: true, include: '*.yaml' },
      },
      destinationNamespace: namespace,
      syncOptions: [],
    });
  }
}
