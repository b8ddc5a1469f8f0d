import { Namespace } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { NamespacePlan } from '../plan/types/namespace';
import { requirePlan } from './require-plan';

/** A namespace that belongs to no team, such as that of the gateways. */
export class PlatformNamespace extends Construct {
  readonly namespace: Namespace;

  constructor(scope: Construct, id: string, plan: NamespacePlan) {
    super(scope, id);
    requirePlan(plan, {
      construct: 'PlatformNamespace',
      field: 'labels',
      planner: 'planModelPlatform(definition).namespaces[index]',
    });
    this.namespace = new Namespace(this, 'namespace', { metadata: { name: plan.name, labels: { ...plan.labels } } });
  }
}
