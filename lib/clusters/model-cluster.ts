import { ComponentResource, type ComponentResourceOptions, RunError } from '@pulumi/pulumi';
import type { ModelPlatformDefinition } from '../definition/platform';
import { PlatformError } from '../errors';
import { planModelPlatform } from '../plan/plan';
import type { ClusterPlan } from '../plan/types/cluster';
import { assertNever } from '../units/assert-never';
import type { ClusterArgs, ClusterOutputs, ModelClusterComponent } from './contract';
import { withSdk } from './missing-sdk';

/** Arguments of a cluster: a definition, or the plan of the cluster. */
export type ModelClusterArgs = Omit<ClusterArgs, 'plan'> &
  ({ readonly definition: ModelPlatformDefinition } | { readonly plan: ClusterPlan });

type ClusterConstructor = new (
  name: string,
  args: ClusterArgs,
  opts?: ComponentResourceOptions,
) => ModelClusterComponent;

/**
 * The cluster of a platform, on the cloud in the definition.
 *
 * Only the SDK of that cloud is loaded and needs to be installed.
 *
 * @throws RunError if the definition has errors, before any resource is created. Pulumi prints it as text without a
 * stack trace. Its cause is the PlatformError.
 *
 * @example
 * export const outputs = new ModelCluster('acme', { definition }).outputs;
 */
export class ModelCluster extends ComponentResource implements ModelClusterComponent {
  /** The component of the cloud in the definition. */
  readonly cluster: ModelClusterComponent;
  readonly outputs: ClusterOutputs;

  constructor(name: string, args: ModelClusterArgs, opts?: ComponentResourceOptions) {
    const plan = 'plan' in args ? args.plan : planCluster(args.definition);
    super('model-platform:clusters:ModelCluster', name, {}, opts);
    const Cluster = withSdk(plan.provider, () => clusterOf(plan.provider));
    const { deletionProtection = true } = args;
    this.cluster = new Cluster(name, { plan, deletionProtection }, { parent: this });
    this.outputs = this.cluster.outputs;
    this.registerOutputs({ ...this.outputs });
  }
}

function planCluster(definition: ModelPlatformDefinition): ClusterPlan {
  try {
    return planModelPlatform(definition).cluster;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    throw Object.assign(new RunError(error.message), { cause: error });
  }
}

/** Loads the component of one cloud. A static import would load, and require, the SDKs of all three. */
function clusterOf(provider: ClusterPlan['provider']): ClusterConstructor {
  switch (provider) {
    case 'eks':
      return (require('./eks/cluster') as typeof import('./eks/cluster')).EksCluster;
    case 'gke':
      return (require('./gke/cluster') as typeof import('./gke/cluster')).GkeCluster;
    case 'aks':
      return (require('./aks/cluster') as typeof import('./aks/cluster')).AksCluster;
    case 'existing':
      return (require('./existing/cluster') as typeof import('./existing/cluster')).ExistingCluster;
    default:
      return assertNever(provider);
  }
}
