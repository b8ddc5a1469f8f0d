import type * as container from '@pulumi/gcp/container';
import { getProjectOutput } from '@pulumi/gcp/organizations';
import {
  ComponentResource,
  type ComponentResourceOptions,
  interpolate,
  type Output,
  type Resource,
  secret,
} from '@pulumi/pulumi';
import type { ClusterPlan } from '../../plan/types/cluster';
import { afterCheck } from '../after-check';
import { bucketUrls } from '../bucket-url';
import type { ClusterArgs, ClusterOutputs, ModelClusterComponent } from '../contract';
import { kubeconfig } from '../kubeconfig';
import { systemPoolOf, workloadPoolsOf } from '../plan-parts';
import { makeBuckets } from './buckets';
import { makeBudget } from './budget';
import type { GkeContext } from './context';
import { makeControlPlane } from './control-plane';
import { makeDataKey } from './data-key';
import { makeIdentities } from './identities';
import { makeLogIns } from './log-ins';
import { makeLogs } from './logs';
import { makeNetwork } from './network';
import { makeNodeAccount } from './node-account';
import { makeNodePool } from './node-pools';
import { makePrivateApis } from './private-apis';
import { makeRegistries } from './registries';
import { makeSecrets } from './secrets';
import { makeServices } from './services';
import { checkZones } from './zone-offers';

/**
 * A Google Kubernetes Engine cluster (Standard) with its network, node pools, buckets and grants.
 *
 * Every resource sets its project and location, so the settings of the provider have no effect.
 */
export class GkeCluster extends ComponentResource implements ModelClusterComponent {
  /** The cluster without its node pools. */
  readonly cluster: container.Cluster;
  /** Node pools by pool name. */
  readonly nodePools: Readonly<Record<string, container.NodePool>>;
  readonly outputs: ClusterOutputs;

  constructor(name: string, { plan, deletionProtection = true }: ClusterArgs, opts?: ComponentResourceOptions) {
    super('model-platform:clusters:GkeCluster', name, {}, opts);
    const found = projectOf(plan, this);
    const services = makeServices({ name, plan, options: { parent: this } });
    const checked = checkZones({ plan, project: found.project }, { parent: this, dependsOn: [...services] });
    const context: GkeContext = {
      name,
      plan,
      protect: deletionProtection,
      // Nothing but the APIs is created before the check succeeds.
      options: { parent: this, dependsOn: afterCheck(checked, services) },
      ...found,
    };

    const network = makeNetwork(context);
    makePrivateApis(context, network);
    makeLogs(context, network);
    const nodes = makeNodeAccount(context);
    const pullRights = makeRegistries(context, nodes);
    const key = makeDataKey(context, network);
    this.cluster = makeControlPlane(context, { network, nodes, key });
    const inputs = { cluster: this.cluster, nodes, key, pullRights };
    this.nodePools = Object.fromEntries(
      [systemPoolOf(plan), ...workloadPoolsOf(plan)].map((pool) => [pool.name, makeNodePool(context, pool, inputs)]),
    );

    makeLogIns(context, network);
    makeBudget(context);
    const buckets = makeBuckets(context, key);
    const identities = makeIdentities(context, { cluster: this.cluster, buckets, secrets: makeSecrets(context) });
    this.outputs = { ...outputsOf(context, this.cluster), networkId: network.network.id, identities };
    this.registerOutputs({ ...this.outputs });
  }
}

function projectOf({ account }: ClusterPlan, parent: Resource): Pick<GkeContext, 'project' | 'projectNumber'> {
  const found = getProjectOutput(account === undefined ? {} : { projectId: account }, { parent });
  return {
    project: found.apply(({ projectId }) => {
      if (projectId === undefined)
        throw new Error('no Google Cloud project: set cluster.account or the project of the provider');
      return projectId;
    }),
    projectNumber: found.number,
  };
}

function outputsOf({ plan, project }: GkeContext, cluster: container.Cluster): Omit<ClusterOutputs, 'identities'> {
  const endpoint = interpolate`https://${cluster.endpoint}`;
  const certificateAuthority = cluster.masterAuth.apply(({ clusterCaCertificate }) => clusterCaCertificate);
  return {
    name: plan.name,
    provider: plan.provider,
    region: plan.region,
    kubernetesVersion: plan.kubernetes,
    endpoint,
    certificateAuthority,
    kubeconfig: kubeconfigOf(plan.name, cluster),
    issuerUrl: interpolate`https://container.googleapis.com/v1/projects/${project}/locations/${plan.region}/clusters/${cluster.name}`,
    buckets: bucketUrls(plan),
  };
}

/** For the DNS endpoint, which people reach from every network, and whose certificate every system trusts. */
function kubeconfigOf(name: string, cluster: container.Cluster): Output<string> {
  const token = {
    command: 'gke-gcloud-auth-plugin',
    args: [],
    installHint: 'install it with: gcloud components install gke-gcloud-auth-plugin',
  };
  return secret(
    cluster.controlPlaneEndpointsConfig.dnsEndpointConfig.endpoint.apply((host) =>
      kubeconfig({ name, endpoint: `https://${host}`, token }),
    ),
  );
}
