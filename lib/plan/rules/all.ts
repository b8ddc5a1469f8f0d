import { capacityBlockSize } from './capacity/capacity-block-size';
import { capacityGangFitsPool } from './capacity/capacity-gang-fits-pool';
import { capacityOnlyQueued } from './capacity/capacity-only-queued';
import { capacityQuotaHoldsServices } from './capacity/capacity-quota-holds-services';
import { capacityQuotasFitPool } from './capacity/capacity-quotas-fit-pool';
import { capacityReplicasFitPool } from './capacity/capacity-replicas-fit-pool';
import { capacityReservationForm } from './capacity/capacity-reservation-form';
import { capacityReservationMachine } from './capacity/capacity-reservation-machine';
import { capacityStartsEmpty } from './capacity/capacity-starts-empty';
import { gangFitsQuota } from './capacity/gang-fits-quota';
import { placementArchitecture } from './capacity/placement-architecture';
import { placementFitsNode } from './capacity/placement-fits-node';
import { placementPoolsApart } from './capacity/placement-pools-apart';
import { queueKnowsNodes } from './capacity/queue-knows-nodes';
import { quotaLeavesRoom } from './capacity/quota-leaves-room';
import { auditConfinedLogged } from './cluster/audit-confined-logged';
import { auditLogDays } from './cluster/audit-log-days';
import { bucketExpiringFolders } from './cluster/bucket-expiring-folders';
import { bucketLifecycleApplies } from './cluster/bucket-lifecycle-applies';
import { bucketPrefixOwner } from './cluster/bucket-prefix-owner';
import { bucketTeamAllowed } from './cluster/bucket-team-allowed';
import { bucketUniqueName } from './cluster/bucket-unique-name';
import { budgetAccepted } from './cluster/budget-accepted';
import { budgetCoversCost } from './cluster/budget-covers-cost';
import { clusterAccountForm } from './cluster/cluster-account-form';
import { clusterAdminForm } from './cluster/cluster-admin-form';
import { clusterApiAccessCount } from './cluster/cluster-api-access-count';
import { clusterApiAccessNarrow } from './cluster/cluster-api-access-narrow';
import { clusterApiReachable } from './cluster/cluster-api-reachable';
import { clusterGroupForm } from './cluster/cluster-group-form';
import { clusterGroupsOneDomain } from './cluster/cluster-groups-one-domain';
import { clusterKubernetesVersion } from './cluster/cluster-kubernetes-version';
import { clusterNetworkDisjoint } from './cluster/cluster-network-disjoint';
import { clusterNetworkLargeEnough } from './cluster/cluster-network-large-enough';
import { clusterOidcAccepted } from './cluster/cluster-oidc-accepted';
import { clusterPrometheusFitsNode } from './cluster/cluster-prometheus-fits-node';
import { clusterRegionKnown } from './cluster/cluster-region-known';
import { clusterSystemPool } from './cluster/cluster-system-pool';
import { clusterTagsAccepted } from './cluster/cluster-tags-accepted';
import { clusterZonesOfRegion } from './cluster/cluster-zones-of-region';
import { clusterZonesUsable } from './cluster/cluster-zones-usable';
import { identityKnown } from './cluster/identity-known';
import { identityPolicySize } from './cluster/identity-policy-size';
import { identityPolicyText } from './cluster/identity-policy-text';
import { networkEndpointPolicySize } from './cluster/network-endpoint-policy-size';
import { networkFieldOfProvider } from './cluster/network-field-of-provider';
import { networkOperatorRangesSafe } from './cluster/network-operator-ranges-safe';
import { registryOneAddress } from './cluster/registry-one-address';
import { registrySupported } from './cluster/registry-supported';
import { registryTeamAllowed } from './cluster/registry-team-allowed';
import { storageObjectStoreGiven } from './cluster/storage-object-store-given';
import { storageObjectStoreSafe } from './cluster/storage-object-store-safe';
import { addOnKnown } from './delivery/add-on-known';
import { addOnNamespace } from './delivery/add-on-namespace';
import { deliveryBootstrapCluster } from './delivery/delivery-bootstrap-cluster';
import { deliveryBootstrapReachable } from './delivery/delivery-bootstrap-reachable';
import { deliveryOperators } from './delivery/delivery-operators';
import { deliveryRepositoryCredential } from './delivery/delivery-repository-credential';
import { imagePinned } from './delivery/image-pinned';
import { imagePullable } from './delivery/image-pullable';
import { modelPinned } from './delivery/model-pinned';
import { monitoringAlertsDelivered } from './delivery/monitoring-alerts-delivered';
import { monitoringPrometheusDescribed } from './delivery/monitoring-prometheus-described';
import { monitoringReceiverSecret } from './delivery/monitoring-receiver-secret';
import { placeholderReplaced } from './delivery/placeholder-replaced';
import { gpuDevicesAssigned } from './gpu/gpu-devices-assigned';
import { gpuModelFits } from './gpu/gpu-model-fits';
import { gpuNodesForGpus } from './gpu/gpu-nodes-for-gpus';
import { gpuOneStackOwner } from './gpu/gpu-one-stack-owner';
import { gpuRequestPossible } from './gpu/gpu-request-possible';
import { gpuShareSize } from './gpu/gpu-share-size';
import { gpuSharingIsolated } from './gpu/gpu-sharing-isolated';
import { gpuSharingPossible } from './gpu/gpu-sharing-possible';
import { gpuTensorParallel } from './gpu/gpu-tensor-parallel';
import { capacityReservationZone } from './machine/capacity-reservation-zone';
import { diskHoldsImages } from './machine/disk-holds-images';
import { diskLocalUsable } from './machine/disk-local-usable';
import { diskSize } from './machine/disk-size';
import { fabricCapacity } from './machine/fabric-capacity';
import { fabricMachine } from './machine/fabric-machine';
import { fabricOneZone } from './machine/fabric-one-zone';
import { machineAvailable } from './machine/machine-available';
import { machineGpuCount } from './machine/machine-gpu-count';
import { machineSizeAgrees } from './machine/machine-size-agrees';
import { machineSoldInZones } from './machine/machine-sold-in-zones';
import { nameCollision } from './reference/name-collision';
import { nameLength } from './reference/name-length';
import { nameValid } from './reference/name-valid';
import { referenceKnown } from './reference/reference-known';
import { referenceUsed } from './reference/reference-used';
import type { Rule } from './rule';
import { disruptionAllowsDrain } from './service/disruption-allows-drain';
import { drainWithinUpgrade } from './service/drain-within-upgrade';
import { gatewayAuthenticated } from './service/gateway-authenticated';
import { gatewayBodyFitsProxies } from './service/gateway-body-fits-proxies';
import { gatewayCertificateReachable } from './service/gateway-certificate-reachable';
import { gatewayClientLimit } from './service/gateway-client-limit';
import { gatewayClientsCounted } from './service/gateway-clients-counted';
import { gatewayClientsNamed } from './service/gateway-clients-named';
import { gatewayEncrypted } from './service/gateway-encrypted';
import { gatewayLimited } from './service/gateway-limited';
import { gatewayLimitsKept } from './service/gateway-limits-kept';
import { networkConsumerNamespace } from './service/network-consumer-namespace';
import { networkConsumerReaches } from './service/network-consumer-reaches';
import { rolloutGateway } from './service/rollout-gateway';
import { rolloutKeepsReplica } from './service/rollout-keeps-replica';
import { rolloutObjective } from './service/rollout-objective';
import { rolloutPrevious } from './service/rollout-previous';
import { runtimeGpu } from './service/runtime-gpu';
import { runtimeModels } from './service/runtime-models';
import { scaleSignal } from './service/scale-signal';
import { scaleZero } from './service/scale-zero';
import { sloLatencyMeasurable } from './service/slo-latency-measurable';
import { sloReceiver } from './service/slo-receiver';
import { sloSingleReplica } from './service/slo-single-replica';
import { spotServing } from './service/spot-serving';
import { startupBudget } from './service/startup-budget';
import { startupMemory } from './service/startup-memory';
import { timeoutCoversLatency } from './service/timeout-covers-latency';
import { timeoutLoadBalancer } from './service/timeout-load-balancer';
import { modelFormatAllowed } from './team/model-format-allowed';
import { networkCallAllowed } from './team/network-call-allowed';
import { networkConnectionNarrow } from './team/network-connection-narrow';
import { networkConnectionOutside } from './team/network-connection-outside';
import { networkConnectionSafe } from './team/network-connection-safe';
import { privacyBucketRegion } from './team/privacy-bucket-region';
import { privacyConfined } from './team/privacy-confined';
import { privacyDnsClosed } from './team/privacy-dns-closed';
import { privacyIdentityClosed } from './team/privacy-identity-closed';
import { privacyRequestsConfined } from './team/privacy-requests-confined';
import { privacyStartClosed } from './team/privacy-start-closed';
import { privacyStorageClosed } from './team/privacy-storage-closed';
import { queueTeamTrains } from './team/queue-team-trains';
import { secretDeclared } from './team/secret-declared';
import { secretName } from './team/secret-name';
import { secretNotInEnv } from './team/secret-not-in-env';
import { secretNotInText } from './team/secret-not-in-text';
import { secretOfPlatform } from './team/secret-of-platform';
import { secretOneOwner } from './team/secret-one-owner';
import { teamCanLogIn } from './team/team-can-log-in';
import { teamUnmanaged } from './team/team-unmanaged';
import { checkpointExpiresAlone } from './training/checkpoint-expires-alone';
import { checkpointExpiryAfterRun } from './training/checkpoint-expiry-after-run';
import { checkpointIntervalCoversUpload } from './training/checkpoint-interval-covers-upload';
import { checkpointWhereInterrupted } from './training/checkpoint-where-interrupted';
import { checkpointWithinAttempt } from './training/checkpoint-within-attempt';
import { checkpointWithinGrace } from './training/checkpoint-within-grace';
import { trainingDeadline } from './training/training-deadline';
import { trainingEnvReserved } from './training/training-env-reserved';
import { trainingFoldersApart } from './training/training-folders-apart';
import { trainingFoldersFree } from './training/training-folders-free';
import { trainingNodesTogether } from './training/training-nodes-together';
import { trainingProcesses } from './training/training-processes';
import { trainingStartTime } from './training/training-start-time';
import { trainingTextSize } from './training/training-text-size';

/** All rules, in the order of their findings: first the rules that others depend on. */
export const rules: readonly Rule[] = [
  referenceKnown,
  addOnKnown,
  addOnNamespace,
  clusterKubernetesVersion,
  clusterRegionKnown,
  clusterAccountForm,
  clusterAdminForm,
  clusterGroupForm,
  clusterGroupsOneDomain,
  clusterOidcAccepted,
  clusterApiReachable,
  clusterTagsAccepted,
  auditLogDays,
  auditConfinedLogged,
  budgetAccepted,
  budgetCoversCost,
  teamCanLogIn,
  clusterZonesOfRegion,
  networkFieldOfProvider,
  networkOperatorRangesSafe,
  clusterZonesUsable,
  clusterNetworkLargeEnough,
  clusterNetworkDisjoint,
  clusterApiAccessCount,
  clusterApiAccessNarrow,
  machineAvailable,
  machineGpuCount,
  machineSizeAgrees,
  diskSize,
  diskLocalUsable,
  gpuSharingPossible,
  gpuShareSize,
  gpuNodesForGpus,
  gpuOneStackOwner,
  gpuSharingIsolated,
  fabricMachine,
  fabricCapacity,
  fabricOneZone,
  machineSoldInZones,
  capacityReservationForm,
  capacityReservationZone,
  capacityReservationMachine,
  capacityStartsEmpty,
  capacityBlockSize,
  capacityOnlyQueued,
  clusterSystemPool,
  clusterPrometheusFitsNode,
  storageObjectStoreGiven,
  storageObjectStoreSafe,
  bucketUniqueName,
  bucketPrefixOwner,
  bucketTeamAllowed,
  bucketLifecycleApplies,
  bucketExpiringFolders,
  registrySupported,
  registryOneAddress,
  registryTeamAllowed,
  secretName,
  secretNotInEnv,
  secretNotInText,
  secretOneOwner,
  secretDeclared,
  secretOfPlatform,
  nameLength,
  nameValid,
  nameCollision,
  trainingFoldersApart,
  trainingFoldersFree,
  gpuDevicesAssigned,
  trainingEnvReserved,
  networkCallAllowed,
  networkConnectionOutside,
  networkConnectionSafe,
  networkConnectionNarrow,
  teamUnmanaged,
  runtimeGpu,
  runtimeModels,
  gpuRequestPossible,
  gpuTensorParallel,
  gpuModelFits,
  placementFitsNode,
  diskHoldsImages,
  trainingProcesses,
  trainingStartTime,
  trainingNodesTogether,
  trainingTextSize,
  trainingDeadline,
  checkpointWhereInterrupted,
  checkpointWithinAttempt,
  checkpointWithinGrace,
  checkpointIntervalCoversUpload,
  checkpointExpiryAfterRun,
  checkpointExpiresAlone,
  placementArchitecture,
  placementPoolsApart,
  capacityReplicasFitPool,
  capacityQuotasFitPool,
  capacityQuotaHoldsServices,
  capacityGangFitsPool,
  gangFitsQuota,
  quotaLeavesRoom,
  queueTeamTrains,
  queueKnowsNodes,
  startupBudget,
  timeoutCoversLatency,
  timeoutLoadBalancer,
  startupMemory,
  disruptionAllowsDrain,
  networkConsumerReaches,
  networkConsumerNamespace,
  privacyConfined,
  privacyRequestsConfined,
  privacyBucketRegion,
  modelFormatAllowed,
  privacyDnsClosed,
  privacyIdentityClosed,
  privacyStartClosed,
  privacyStorageClosed,
  gatewayEncrypted,
  gatewayAuthenticated,
  gatewayLimited,
  gatewayBodyFitsProxies,
  gatewayClientsNamed,
  gatewayClientsCounted,
  gatewayLimitsKept,
  gatewayClientLimit,
  drainWithinUpgrade,
  gatewayCertificateReachable,
  sloLatencyMeasurable,
  sloReceiver,
  sloSingleReplica,
  spotServing,
  rolloutObjective,
  rolloutGateway,
  rolloutKeepsReplica,
  rolloutPrevious,
  scaleZero,
  scaleSignal,
  deliveryBootstrapCluster,
  deliveryBootstrapReachable,
  deliveryOperators,
  deliveryRepositoryCredential,
  monitoringPrometheusDescribed,
  monitoringAlertsDelivered,
  monitoringReceiverSecret,
  imagePinned,
  imagePullable,
  modelPinned,
  placeholderReplaced,
  identityKnown,
  identityPolicySize,
  networkEndpointPolicySize,
  identityPolicyText,
  referenceUsed,
];
