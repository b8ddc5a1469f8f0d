import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import type { ModelPlatformDefinition } from '../definition/platform';
import type { ClusterPlan } from '../plan/cluster';
import { planModelPlatform } from '../plan/plan';
import type { ClusterArgs, ClusterOutputs, ModelClusterComponent } from './contract';

/** What a cluster is made from: a whole definition, or the plan of a cluster alone. */
export type ModelClusterArgs = Omit<ClusterArgs, 'plan'> &
  ({ readonly definition: ModelPlatformDefinition } | { readonly plan: ClusterPlan });

type ClusterConstructor = new (
  name: string,
  args: ClusterArgs,
  opts?: ComponentResourceOptions,
) => ModelClusterComponent;

/**
 * The cluster of a platform, on whichever cloud the definition names.
 *
 * Only the SDK of that cloud is loaded, so only that one need be installed.
 *
 * @throws PlatformError if the definition has faults, before any resource is made.
 *
 * @example
 * export const outputs = new ModelCluster('acme', { definition }).outputs;
 */
export class ModelCluster extends ComponentResource implements ModelClusterComponent {
  /** The component of the cloud. */
  readonly cluster: ModelClusterComponent;
  readonly outputs: ClusterOutputs;

  constructor(name: string, args: ModelClusterArgs, opts?: ComponentResourceOptions) {
    const plan = 'plan' in args ? args.plan : planModelPlatform(args.definition).cluster;
    super('model-platform:clusters:ModelCluster', name, {}, opts);
    const Cluster = clusterOf(plan.provider);
    const { deletionProtection = true } = args;
    this.cluster = new Cluster(name, { plan, deletionProtection }, { parent: this });
    this.outputs = this.cluster.outputs;
    this.registerOutputs({ ...this.outputs });
  }
}

/** Loads one cloud's component. A plain import would load, and need, the SDKs of all three. */
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
    default: {
      const never: never = provider;
      throw new Error(`unknown provider: ${String(never)}`);
    }
  }
}
