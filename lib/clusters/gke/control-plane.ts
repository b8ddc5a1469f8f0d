import * as container from '@pulumi/gcp/container';
import { interpolate } from '@pulumi/pulumi';
import type { NetworkPlan } from '../../plan/types/cluster';
import { networkOf } from '../plan-parts';
import type { GkeContext } from './context';
import { type GkeNetwork, rangeNames } from './network';
import type { NodeAccount } from './node-account';

/** Everything that the control plane and the nodes can log. */
const logComponents = ['APISERVER', 'CONTROLLER_MANAGER', 'SCHEDULER', 'SYSTEM_COMPONENTS', 'WORKLOADS'] as const;

/** The cluster without its node pools. */
export function makeControlPlane(context: GkeContext, gke: GkeNetwork, nodes: NodeAccount): container.Cluster {
  const { name, plan, protect, project, options } = context;
  const network = networkOf(plan);
  return new container.Cluster(
    `${name}-cluster`,
    {
      project,
      name: plan.name,
      location: plan.region,
      nodeLocations: [...plan.zones],
      minMasterVersion: plan.kubernetes,
      releaseChannel: { channel: 'REGULAR' },
      network: gke.network.id,
      subnetwork: gke.subnetwork.id,
      networkingMode: 'VPC_NATIVE',
      ipAllocationPolicy: {
        clusterSecondaryRangeName: rangeNames.pods,
        servicesSecondaryRangeName: rangeNames.services,
      },
      // Dataplane V2: without it network policies are accepted and do nothing.
      datapathProvider: 'ADVANCED_DATAPATH',
      privateClusterConfig: { enablePrivateNodes: true, enablePrivateEndpoint: network.apiAccess.length === 0 },
      masterAuthorizedNetworksConfig: { cidrBlocks: apiRanges(network), gcpPublicCidrsAccessEnabled: false },
      workloadIdentityConfig: { workloadPool: interpolate`${project}.svc.id.goog` },
      enableShieldedNodes: true,
      enableLegacyAbac: false,
      masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
      addonsConfig: { dnsCacheConfig: { enabled: true }, horizontalPodAutoscaling: { disabled: false } },
      loggingConfig: { enableComponents: [...logComponents] },
      // Metrics of workloads go to the platform's own Prometheus.
      monitoringConfig: { enableComponents: ['SYSTEM_COMPONENTS'], managedPrometheus: { enabled: false } },
      // GKE cannot make a cluster without a first pool. It is taken away at once; until then it must not run as the
      // project's default service account, which may do anything or be switched off.
      removeDefaultNodePool: true,
      initialNodeCount: 1,
      nodeConfig: {
        serviceAccount: nodes.account.email,
        shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
        workloadMetadataConfig: { mode: 'GKE_METADATA' },
      },
      resourceLabels: plan.tags,
      deletionProtection: protect,
    },
    { ...options, protect, dependsOn: [nodes.role, gke.nat], ignoreChanges: ['nodeConfig'] },
  );
}

/** Who may reach the API: its own network, and the ranges that the plan names. */
function apiRanges({ cidr, apiAccess }: NetworkPlan) {
  return [
    { cidrBlock: cidr, displayName: 'network' },
    ...apiAccess.map((cidrBlock, index) => ({ cidrBlock, displayName: `api-access-${index}` })),
  ];
}
