import * as container from '@pulumi/gcp/container';
import { interpolate } from '@pulumi/pulumi';
import type { NetworkPlan } from '../../plan/types/cluster';
import { networkOf } from '../plan-parts';
import type { GkeContext } from './context';
import type { DataKey } from './data-key';
import { securityGroup } from './log-ins';
import { type GkeNetwork, rangeNames } from './network';
import type { NodeAccount } from './node-account';

/** All log components of the control plane and the nodes. */
const logComponents = ['APISERVER', 'CONTROLLER_MANAGER', 'SCHEDULER', 'SYSTEM_COMPONENTS', 'WORKLOADS'] as const;

/** What the cluster needs. */
interface ControlPlaneInputs {
  readonly network: GkeNetwork;
  readonly nodes: NodeAccount;
  /** Absent if the customer holds no keys. */
  readonly key: DataKey | undefined;
}

/** Creates the cluster without its node pools. */
export function makeControlPlane(
  context: GkeContext,
  { network: gke, nodes, key }: ControlPlaneInputs,
): container.Cluster {
  const { name, plan, protect, project, options } = context;
  const network = networkOf(plan);
  const groups = securityGroup(plan);
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
      // Dataplane V2. Without it network policies have no effect.
      datapathProvider: 'ADVANCED_DATAPATH',
      privateClusterConfig: { enablePrivateNodes: true, enablePrivateEndpoint: network.apiAccess.length === 0 },
      masterAuthorizedNetworksConfig: { cidrBlocks: apiRanges(network), gcpPublicCidrsAccessEnabled: false },
      // Only people and programs with the IAM permission to connect: no tokens and certificates of Kubernetes.
      controlPlaneEndpointsConfig: {
        dnsEndpointConfig: { allowExternalTraffic: true, enableK8sTokensViaDns: false, enableK8sCertsViaDns: false },
      },
      ...(groups !== undefined && { authenticatorGroupsConfig: { securityGroup: groups } }),
      workloadIdentityConfig: { workloadPool: interpolate`${project}.svc.id.goog` },
      enableShieldedNodes: true,
      enableLegacyAbac: false,
      masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
      addonsConfig: { dnsCacheConfig: { enabled: true }, horizontalPodAutoscaling: { disabled: false } },
      loggingConfig: { enableComponents: [...logComponents] },
      // The Prometheus of the platform collects the metrics of workloads.
      monitoringConfig: { enableComponents: ['SYSTEM_COMPONENTS'], managedPrometheus: { enabled: false } },
      // GKE cannot create a cluster without a first pool, which is removed immediately. Until then it must not use the
      // default service account of the project, which may have broad permissions or be disabled.
      removeDefaultNodePool: true,
      initialNodeCount: 1,
      nodeConfig: {
        serviceAccount: nodes.account.email,
        shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
        workloadMetadataConfig: { mode: 'GKE_METADATA' },
      },
      ...(key && { databaseEncryption: { state: 'ENCRYPTED', keyName: key.id } }),
      resourceLabels: plan.tags,
      // Splits the cost of nodes by namespace and workload in the export of the bill.
      costManagementConfig: { enabled: true },
      deletionProtection: protect,
    },
    { ...options, protect, dependsOn: [nodes.role, gke.nat, ...(key?.rights ?? [])], ignoreChanges: ['nodeConfig'] },
  );
}

/** Ranges that can reach the API: the network of the cluster and the ranges in the plan. */
function apiRanges({ cidr, apiAccess }: NetworkPlan) {
  return [
    { cidrBlock: cidr, displayName: 'network' },
    ...apiAccess.map((cidrBlock, index) => ({ cidrBlock, displayName: `api-access-${index}` })),
  ];
}
