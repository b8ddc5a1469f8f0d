import type * as eks from '@pulumi/aws/eks';
import { getCallerIdentityOutput } from '@pulumi/aws/getCallerIdentity';
import { all, ComponentResource, type ComponentResourceOptions, type Output, secret } from '@pulumi/pulumi';
import type { ClusterPlan } from '../../plan/types/cluster';
import { checkedAccount } from '../account';
import { afterCheck } from '../after-check';
import { bucketUrls } from '../bucket-url';
import type { ClusterArgs, ClusterOutputs, ModelClusterComponent, PartContext } from '../contract';
import { kubeconfig } from '../kubeconfig';
import { systemPoolOf, workloadPoolsOf } from '../plan-parts';
import { makeDnsAddOn, makeHealthAddOn, makeNodeAddOns, makeVolumeAddOn } from './add-ons';
import { makeAutoscalerRole } from './autoscaler';
import { makeBuckets } from './buckets';
import { makeBudget } from './budget';
import { makeControlPlane } from './control-plane';
import { makeDataKey } from './data-key';
import { makeEndpoints } from './endpoints';
import { makeFlowLogs } from './flow-logs';
import { makeIdentities } from './identities';
import { makeLogIns } from './log-ins';
import { makeLogStore } from './log-store';
import { makeNetwork } from './network';
import { makeNodeGroup } from './node-pools';
import { makeNodeRole } from './node-role';
import { makeRegistries } from './registries';
import { makeSecrets } from './secrets';
import { checkZones } from './zone-offers';

/**
 * An Amazon EKS cluster with its network, node groups, buckets and roles.
 *
 * It consists of AWS resources instead of `@pulumi/eks`, which is a remote component: mocks, transformations and tests
 * cannot see its children, so they cannot be verified before `pulumi up`.
 *
 * Every resource sets its region, so the region of the provider has no effect.
 */
export class EksCluster extends ComponentResource implements ModelClusterComponent {
  /** The control plane. */
  readonly cluster: eks.Cluster;
  /** Managed node groups by pool name. */
  readonly nodeGroups: Readonly<Record<string, eks.NodeGroup>>;
  readonly outputs: ClusterOutputs;

  constructor(name: string, { plan, deletionProtection = true }: ClusterArgs, opts?: ComponentResourceOptions) {
    super('model-platform:clusters:EksCluster', name, {}, opts);
    const { accountId } = getCallerIdentityOutput({}, { parent: this });
    const account = checkedAccount({ kind: 'AWS account', account: plan.account }, accountId);
    const checked = all([account, checkZones(plan, { parent: this })]);
    // Nothing is created before the checks succeed.
    const options = { parent: this, dependsOn: afterCheck(checked) };
    const context: PartContext = { name, plan, protect: deletionProtection, options };

    const network = makeNetwork(context);
    makeEndpoints(context, network, account);
    const logStore = makeLogStore(context, account);
    makeFlowLogs(context, network, logStore);
    const key = makeDataKey(context, account);
    this.cluster = makeControlPlane(context, network, key);

    const nodeRole = makeNodeRole(context);
    const nodeAddOns = makeNodeAddOns(context, this.cluster);
    const registries = makeRegistries(context, nodeRole, account);
    const dependsOn = [...nodeRole.policies, ...registries, ...nodeAddOns, ...network.nodeRoutes];
    const inputs = { cluster: this.cluster, network, key, nodeRole, dependsOn };
    const systemPool = systemPoolOf(plan);
    const systemNodes = makeNodeGroup(context, systemPool, inputs);
    makeDnsAddOn(context, this.cluster, systemNodes);
    makeVolumeAddOn(context, this.cluster, systemNodes);
    makeHealthAddOn(context, this.cluster, systemNodes);
    this.nodeGroups = {
      [systemPool.name]: systemNodes,
      ...Object.fromEntries(workloadPoolsOf(plan).map((pool) => [pool.name, makeNodeGroup(context, pool, inputs)])),
    };

    makeLogIns(context, this.cluster);
    makeBuckets(context, { store: logStore, key });
    makeAutoscalerRole(context, this.cluster);
    const identities = makeIdentities(context, this.cluster, makeSecrets(context, key));
    makeBudget(context);
    this.outputs = { ...outputsOf(plan, this.cluster), networkId: network.vpc.id, identities };
    this.registerOutputs({ ...this.outputs });
  }
}

function outputsOf(plan: ClusterPlan, cluster: eks.Cluster): Omit<ClusterOutputs, 'identities'> {
  const certificateAuthority = cluster.certificateAuthority.apply(({ data }) => data);
  return {
    name: plan.name,
    provider: plan.provider,
    region: plan.region,
    kubernetesVersion: plan.kubernetes,
    endpoint: cluster.endpoint,
    certificateAuthority,
    kubeconfig: kubeconfigOf(plan, cluster, certificateAuthority),
    issuerUrl: cluster.identities.apply((identities) => identities[0]?.oidcs[0]?.issuer ?? ''),
    buckets: bucketUrls(plan),
  };
}

function kubeconfigOf(plan: ClusterPlan, cluster: eks.Cluster, authority: Output<string>): Output<string> {
  const token = {
    command: 'aws',
    args: ['eks', 'get-token', '--cluster-name', plan.name, '--region', plan.region],
    installHint: 'install the AWS command line interface, version 2',
  };
  return secret(
    all([cluster.endpoint, authority]).apply(([endpoint, certificateAuthority]) =>
      kubeconfig({ name: plan.name, endpoint, certificateAuthority, token }),
    ),
  );
}
