import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { DeliveryPlan } from '../../plan/platform';
import type { AddOnSurroundings } from './add-on';
import { application } from './application';

/** The Application that keeps the whole tree, itself included, as it is in the repository. */
export class RootApplication extends Construct {
  readonly application: ApiObject;

  constructor(
    scope: Construct,
    id: string,
    plan: { readonly name: string; readonly delivery: DeliveryPlan },
    { argocdNamespace, labels }: AddOnSurroundings,
  ) {
    super(scope, id);
    const { repository, path, revision } = plan.delivery;
    this.application = application(this, 'application', {
      name: plan.name,
      namespace: argocdNamespace,
      labels,
      source: {
        repoURL: repository,
        path,
        targetRevision: revision,
        directory: { recurse: true, include: '*.yaml' },
      },
      destinationNamespace: argocdNamespace,
      syncOptions: [],
    });
  }
}
