import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { bucketUrls } from '../bucket-url';
import type { ClusterArgs, ClusterOutputs, ModelClusterComponent } from '../contract';

/** A cluster that already exists. It creates no resources, and its outputs come from the definition. */
export class ExistingCluster extends ComponentResource implements ModelClusterComponent {
  readonly outputs: ClusterOutputs;

  constructor(name: string, { plan }: ClusterArgs, opts?: ComponentResourceOptions) {
    super('model-platform:clusters:ExistingCluster', name, {}, opts);
    this.outputs = {
      name: plan.name,
      provider: plan.provider,
      region: plan.region,
      kubernetesVersion: plan.kubernetes,
      buckets: bucketUrls(plan),
      identities: {},
    };
    this.registerOutputs({ ...this.outputs });
  }
}
