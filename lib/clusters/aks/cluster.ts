import { getClientConfigOutput } from '@pulumi/azure-native/authorization';
import type * as containerservice from '@pulumi/azure-native/containerservice';
import { listManagedClusterUserCredentialsOutput } from '@pulumi/azure-native/containerservice';
import { ResourceGroup } from '@pulumi/azure-native/resources';
import {
  all,
  ComponentResource,
  type ComponentResourceOptions,
  interpolate,
  type Output,
  type Resource,
  secret,
} from '@pulumi/pulumi';
import { checkedAccount } from '../account';
import { afterCheck } from '../after-check';
import { bucketUrls } from '../bucket-url';
import type { ClusterArgs, ClusterOutputs, ModelClusterComponent } from '../contract';
import { workloadPoolsOf } from '../plan-parts';
import { makeBuckets } from './buckets';
import { makeBudget } from './budget';
import type { AksContext } from './context';
import { makeControlPlane } from './control-plane';
import { grantCreator } from './creator';
import { makeDataKey } from './data-key';
import { makeEndpoints } from './endpoints';
import { makeFlowLogs } from './flow-logs';
import { issuerOf, makeIdentities } from './identities';
import { makeLogIns } from './log-ins';
import { makeLogs } from './logs';
import { makeNetwork } from './network';
import { makeAgentPool } from './node-pools';
import { makeRegistries } from './registries';
import { makeVault } from './secrets';
import { checkSubscription } from './subscription';

/**
 * An Azure Kubernetes Service cluster in its own resource group, with its network, node pools, buckets and identities.
 */
export class AksCluster extends ComponentResource implements ModelClusterComponent {
  /** The cluster with its system pool. */
  readonly cluster: containerservice.ManagedCluster;
  /** Agent pools of workloads by pool name. */
  readonly agentPools: Readonly<Record<string, containerservice.AgentPool>>;
  readonly outputs: ClusterOutputs;

  constructor(name: string, { plan, deletionProtection = true }: ClusterArgs, opts?: ComponentResourceOptions) {
    super('model-platform:clusters:AksCluster', name, {}, opts);
    const current = getClientConfigOutput({ parent: this });
    const subscriptionId = checkedAccount(
      { kind: 'Azure subscription', account: plan.account },
      current.subscriptionId,
    );
    // Nothing is created before the checks succeed.
    const checked = checkSubscription(plan, subscriptionId, { parent: this });
    const options = { parent: this, dependsOn: afterCheck(checked) };
    const group = new ResourceGroup(`${name}-group`, { location: plan.region, tags: plan.tags }, options);
    const context: AksContext = {
      name,
      plan,
      protect: deletionProtection,
      options,
      group,
      subscriptionId,
      creatorId: current.objectId,
    };

    const network = makeNetwork(context);
    const key = makeDataKey(context);
    makeFlowLogs(context, network, key);
    const { cluster, reservations } = makeControlPlane(context, network, key);
    this.cluster = cluster;
    const pullRights = makeRegistries(context, this.cluster);
    const inputs = { cluster, network, reservations, pullRights };
    this.agentPools = Object.fromEntries(
      workloadPoolsOf(plan).map((pool) => [pool.name, makeAgentPool(context, pool, inputs)]),
    );

    const buckets = makeBuckets(context, key);
    makeEndpoints(context, network, buckets);
    grantCreator(context, this.cluster, buckets);
    makeLogIns(context, this.cluster);
    const vault = makeVault(context);
    makeLogs(context, { cluster, buckets, vaults: { vault, 'data-vault': key?.vault } });
    makeBudget(context);
    const identities = makeIdentities(context, { cluster, buckets, vault });
    this.outputs = { ...outputsOf(context, this.cluster, this), networkId: network.network.id, identities };
    this.registerOutputs({ ...this.outputs });
  }
}

function outputsOf(
  { plan, group }: AksContext,
  cluster: containerservice.ManagedCluster,
  parent: Resource,
): Omit<ClusterOutputs, 'identities'> {
  const kubeconfig = kubeconfigOf(group, cluster, parent);
  return {
    name: plan.name,
    provider: plan.provider,
    region: plan.region,
    kubernetesVersion: plan.kubernetes,
    endpoint: interpolate`https://${all([cluster.privateFQDN, cluster.fqdn]).apply(([inside, outside]) => inside || outside)}:443`,
    certificateAuthority: kubeconfig.apply((text) => /certificate-authority-data: (\S+)/.exec(text)?.[1] ?? ''),
    kubeconfig,
    issuerUrl: issuerOf(cluster),
    buckets: bucketUrls(plan),
  };
}

/**
 * The kubeconfig from Azure, which is the only source of the certificate. It calls a command for the token: with the login of the
 * Azure CLI, because the default asks a person for a code. The variable `AAD_LOGIN_METHOD` chooses another one.
 * Source: Azure/kubelogin documentation, "Login Modes", 2026-11.
 */
function kubeconfigOf(
  group: ResourceGroup,
  cluster: containerservice.ManagedCluster,
  parent: Resource,
): Output<string> {
  const credentials = listManagedClusterUserCredentialsOutput(
    { resourceGroupName: group.name, resourceName: cluster.name, format: 'exec' },
    { parent },
  );
  return secret(
    credentials.apply(({ kubeconfigs }) =>
      Buffer.from(kubeconfigs[0]?.value ?? '', 'base64')
        .toString('utf8')
        .replace(/^(\s*- )devicecode$/m, '$1azurecli'),
    ),
  );
}
