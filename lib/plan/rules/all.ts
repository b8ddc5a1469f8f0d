import type { Rule } from '../rule';
import { addOnKnown } from './add-on-known';
import { alertsDelivered } from './alerts-delivered';
import { bucketUniqueName } from './bucket-unique-name';
import { consumerReaches } from './consumer-reaches';
import { disruptionAllowsDrain } from './disruption-allows-drain';
import { fitsNode } from './fits-node';
import { gatewayEncrypted } from './gateway-encrypted';
import { gpuCount } from './gpu-count';
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
import { networkDisjoint } from './network-disjoint';
import { networkLargeEnough } from './network-large-enough';
import { objectStoreGiven } from './object-store-given';
import { operatorsDelivered } from './operators-delivered';
import { placementArchitecture } from './placement-architecture';
import { quotaHoldsServices } from './quota-holds-services';
import { quotasFitPool } from './quotas-fit-pool';
import { regionKnown } from './region-known';
import { replicasFitPool } from './replicas-fit-pool';
import { startupBudget } from './startup-budget';
import { systemPool } from './system-pool';
import { teamUnmanaged } from './team-unmanaged';
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
  systemPool,
  objectStoreGiven,
  bucketUniqueName,
  nameLength,
  nameValid,
  nameCollision,
  teamUnmanaged,
  fitsNode,
  placementArchitecture,
  replicasFitPool,
  quotasFitPool,
  quotaHoldsServices,
  startupBudget,
  memoryForModel,
  disruptionAllowsDrain,
  consumerReaches,
  gatewayEncrypted,
  latencyMeasurable,
  operatorsDelivered,
  alertsDelivered,
  imagePinned,
  modelPinned,
  identityKnown,
  unusedName,
];
