import { ComponentResource, type ComponentResourceOptions, type Input, RunError } from '@pulumi/pulumi';
import type { ModelPlatformDefinition } from '../definition/platform';
import { PlatformError } from '../errors';
import { planModelPlatform } from '../plan/plan';
import type { ClusterPlan } from '../plan/types/cluster';
import type { DeliveryPlan } from '../plan/types/delivery';
import { assertNever } from '../units/assert-never';
import { ArgoCd } from './bootstrap/argo-cd';
import { repositorySecret } from './bootstrap/credential';
import type { ClusterArgs, ClusterOutputs, ModelClusterComponent } from './contract';
import { withSdk } from './missing-sdk';

/** Arguments of a cluster: a definition, or the plans of the cluster and of its delivery. */
export type ModelClusterArgs = Omit<ClusterArgs, 'plan'> & {
  /**
   * Token or private key with which Argo CD reads the repository, if `delivery.bootstrap.credential` requires one: from the
   * configuration of Pulumi, or from a secret manager. The state contains it only encrypted.
   * @default - none
   */
  readonly repositoryCredential?: Input<string> | undefined;
} & (
    | { readonly definition: ModelPlatformDefinition }
    | {
        readonly plan: ClusterPlan;
        /** Needed only with `delivery.bootstrap`. @default - Argo CD is not installed */
        readonly delivery?: DeliveryPlan;
      }
  );

/** The parts of a plan that a cluster follows from. */
type PlansOfCluster = Extract<ModelClusterArgs, { readonly plan: ClusterPlan }>;

type ClusterConstructor = new (
  name: string,
  args: ClusterArgs,
  opts?: ComponentResourceOptions,
) => ModelClusterComponent & ComponentResource;

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
    const { plan, delivery } = 'plan' in args ? args : planCluster(args.definition);
    const { deletionProtection = true, repositoryCredential } = args;
    const bootstrap = delivery?.bootstrap;
    const credential = bootstrap && repositorySecret(bootstrap.credential, repositoryCredential);
    super('model-platform:clusters:ModelCluster', name, {}, opts);
    const Cluster = withSdk(plan.provider, () => clusterOf(plan.provider));
    const cluster = new Cluster(name, { plan, deletionProtection }, { parent: this });
    this.cluster = cluster;
    this.outputs = cluster.outputs;
    if (delivery && bootstrap) {
      const kubeconfig = kubeconfigOf(cluster, plan);
      const argoCd = { platform: plan.name, delivery, bootstrap, kubeconfig, cluster, credential };
      new ArgoCd(name, argoCd, { parent: this });
    }
    this.registerOutputs({ ...this.outputs });
  }
}

/** The kubeconfig to install Argo CD with. A plan that needs it for an existing cluster is a bug in the planner. */
function kubeconfigOf({ outputs: { kubeconfig } }: ModelClusterComponent, { name }: ClusterPlan): Input<string> {
  if (!kubeconfig) throw new Error(`the cluster ${name} has no kubeconfig to install Argo CD with`);
  return kubeconfig;
}

function planCluster(definition: ModelPlatformDefinition): PlansOfCluster {
  try {
    const { cluster, delivery } = planModelPlatform(definition);
    return { plan: cluster, ...(delivery && { delivery }) };
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
