import type { Rule } from '../rule';
import { addOnKnown } from './add-on-known';
import { alertsDelivered } from './alerts-delivered';
import { bucketPrefixOwner } from './bucket-prefix-owner';
import { bucketUniqueName } from './bucket-unique-name';
import { checkpointOnSpot } from './checkpoint-on-spot';
import { checkpointWithinGrace } from './checkpoint-within-grace';
import { confined } from './confined';
import { consumerReaches } from './consumer-reaches';
import { disruptionAllowsDrain } from './disruption-allows-drain';
import { fabricMachine } from './fabric-machine';
import { fabricOneZone } from './fabric-one-zone';
import { fitsNode } from './fits-node';
import { gangFitsPool } from './gang-fits-pool';
import { gangFitsQuota } from './gang-fits-quota';
import { gatewayCertificate } from './gateway-certificate';
import { gatewayEncrypted } from './gateway-encrypted';
import { gpuCount } from './gpu-count';
import { gpuModelFits } from './gpu-model-fits';
import { gpuOneStackOwner } from './gpu-one-stack-owner';
import { gpuRequest } from './gpu-request';
import { gpuShareSize } from './gpu-share-size';
import { gpuSharingIsolated } from './gpu-sharing-isolated';
import { gpuSharingPossible } from './gpu-sharing-possible';
import { gpuTensorParallel } from './gpu-tensor-parallel';
import { identityKnown } from './identity-known';
import { imagePinned } from './image-pinned';
import { kubernetesVersion } from './kubernetes-version';
import { latencyMeasurable } from './latency-measurable';
import { machineAvailable } from './machine-available';
import { memoryForModel } from './memory-for-model';
import { modelPinned } from './model-pinned';
import { nameCollision } from './name-collision';
import { nameLength } from './name-length';
import { nameValid } from './name-valid';
import { networkConnectionSafe } from './network-connection-safe';
import { networkDisjoint } from './network-disjoint';
import { networkLargeEnough } from './network-large-enough';
import { objectStoreGiven } from './object-store-given';
import { operatorsDelivered } from './operators-delivered';
import { placementArchitecture } from './placement-architecture';
import { poolsApart } from './pools-apart';
import { queueKnowsNodes } from './queue-knows-nodes';
import { queueTeamTrains } from './queue-team-trains';
import { quotaHoldsServices } from './quota-holds-services';
import { quotaLeavesRoom } from './quota-leaves-room';
import { quotasFitPool } from './quotas-fit-pool';
import { regionKnown } from './region-known';
import { replicasFitPool } from './replicas-fit-pool';
import { reservationZone } from './reservation-zone';
import { rolloutGateway } from './rollout-gateway';
import { rolloutObjective } from './rollout-objective';
import { rolloutPrevious } from './rollout-previous';
import { runtimeGpu } from './runtime-gpu';
import { runtimeModels } from './runtime-models';
import { scaleSignal } from './scale-signal';
import { scaleZero } from './scale-zero';
import { secretName } from './secret-name';
import { secretNotInEnv } from './secret-not-in-env';
import { sloSingleReplica } from './slo-single-replica';
import { spotServing } from './spot-serving';
import { startupBudget } from './startup-budget';
import { systemPool } from './system-pool';
import { teamUnmanaged } from './team-unmanaged';
import { trainingDeadline } from './training-deadline';
import { trainingEnvReserved } from './training-env-reserved';
import { trainingFolders } from './training-folders';
import { trainingProcesses } from './training-processes';
import { trainingReservedFolder } from './training-reserved-folder';
import { unknownName } from './unknown-name';
import { unusedName } from './unused-name';
import { zonesOfRegion } from './zones-of-region';

/** Every rule on a definition and its plan, in the order in which findings are shown: first what all else rests on. */
export const rules: readonly Rule[] = [
  unknownName,
  addOnKnown,
  kubernetesVersion,
  regionKnown,
  zonesOfRegion,
  networkLargeEnough,
  networkDisjoint,
  machineAvailable,
  gpuCount,
  gpuSharingPossible,
  gpuShareSize,
  gpuOneStackOwner,
  gpuSharingIsolated,
  fabricMachine,
  fabricOneZone,
  reservationZone,
  systemPool,
  objectStoreGiven,
  bucketUniqueName,
  bucketPrefixOwner,
  secretName,
  secretNotInEnv,
  nameLength,
  nameValid,
  nameCollision,
  trainingFolders,
  trainingReservedFolder,
  trainingEnvReserved,
  networkConnectionSafe,
  teamUnmanaged,
  runtimeGpu,
  runtimeModels,
  gpuRequest,
  gpuTensorParallel,
  gpuModelFits,
  fitsNode,
  trainingProcesses,
  trainingDeadline,
  checkpointOnSpot,
  checkpointWithinGrace,
  placementArchitecture,
  poolsApart,
  replicasFitPool,
  quotasFitPool,
  quotaHoldsServices,
  gangFitsPool,
  gangFitsQuota,
  quotaLeavesRoom,
  queueTeamTrains,
  queueKnowsNodes,
  startupBudget,
  memoryForModel,
  disruptionAllowsDrain,
  consumerReaches,
  confined,
  gatewayEncrypted,
  gatewayCertificate,
  latencyMeasurable,
  sloSingleReplica,
  spotServing,
  rolloutObjective,
  rolloutGateway,
  rolloutPrevious,
  scaleZero,
  scaleSignal,
  operatorsDelivered,
  alertsDelivered,
  imagePinned,
  modelPinned,
  identityKnown,
  unusedName,
];
