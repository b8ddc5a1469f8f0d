import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { AddOnPlan } from '../../plan/types/add-on';
import { createIn } from '../kube-construct';
import { type AddOnContext, addOnObjects } from './add-on-objects';

/** An operator that Argo CD installs from a Helm chart. */
export class AddOn extends Construct {
  readonly application: ApiObject;
  readonly project: ApiObject;

  constructor(scope: Construct, id: string, plan: AddOnPlan, context: AddOnContext) {
    super(scope, id);
    const { project, application } = addOnObjects(createIn(this), plan, context);
    this.project = project;
    this.application = application;
  }
}
