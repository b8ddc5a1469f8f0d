import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ApplicationPlan, DeliveryPlan } from '../../plan/types/delivery';
import type { Labels } from '../../plan/types/labels';
import { createIn } from '../kube-construct';
import { treeApplicationObjects } from './tree-application-objects';

/** An Application that syncs some files of the tree from the repository, with its project. */
export class TreeApplication extends Construct {
  readonly application: ApiObject;
  readonly project: ApiObject;

  constructor(
    scope: Construct,
    id: string,
    plan: ApplicationPlan,
    context: { readonly delivery: DeliveryPlan; readonly labels: Labels },
  ) {
    super(scope, id);
    const { project, application } = treeApplicationObjects(createIn(this), plan, context);
    this.project = project;
    this.application = application;
  }
}
