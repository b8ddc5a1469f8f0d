import type { NetworkPolicy } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { AddOnPlan } from '../../plan/types/add-on';
import type { Labels } from '../../plan/types/labels';
import { networkPolicy } from '../network-policy';

/** The network policies of an operator. Its Application creates the namespace. */
export class OperatorPolicies extends Construct {
  readonly networkPolicies: readonly NetworkPolicy[];

  constructor(scope: Construct, id: string, plan: Pick<AddOnPlan, 'networkPolicies'>, labels: Labels) {
    super(scope, id);
    // Policies of one operator can be in several namespaces, with the same name.
    this.networkPolicies = plan.networkPolicies.map((each) =>
      networkPolicy(new Construct(this, `in-${each.namespace}-${each.name}`), each, labels),
    );
  }
}
