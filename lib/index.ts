// The public interface: only names, each exported on purpose. What is reached from here must not need Pulumi.

export type { GpuType } from './catalog/gpus';
export type { AddOnSpec } from './definition/add-on';
export type { BucketSpec } from './definition/bucket';
export type {
  ClusterSpec,
  ExistingClusterSpec,
  ManagedClusterSpec,
  NetworkSpec,
  ObjectStoreSpec,
} from './definition/cluster';
export { defineModelPlatform, extendModelPlatform } from './definition/define';
export type { DeliverySpec } from './definition/delivery';
export type { GatewaySpec } from './definition/gateway';
export type { ModelReference, ModelSpec, ModelVersionSpec } from './definition/model';
export type { MonitoringSpec, WebhookSpec } from './definition/monitoring';
export type {
  CapacitySpec,
  ExistingNodePoolSpec,
  GpuSpec,
  MachineSpec,
  NodeCountSpec,
  NodePoolSpec,
  SystemPoolSpec,
  TaintSpec,
} from './definition/node-pool';
export type { ModelPlatformPart } from './definition/part';
export type { ModelPlatformDefinition } from './definition/platform';
export type {
  ConsumerSpec,
  ModelServiceSpec,
  ResourcesSpec,
  RolloutSpec,
  RuntimeSpec,
  ScaleSpec,
  ScikitLearnRuntimeSpec,
  ServingSpec,
  SloSpec,
} from './definition/service';
export type { StandaloneModelSpec, StandaloneServiceSpec } from './definition/standalone-service';
export { type PoolQuotaSpec, type TeamRole, type TeamSpec, teamRoles } from './definition/team';
export type { WaiverSpec } from './definition/waiver';
export {
  type Finding,
  formatFinding,
  formatPath,
  formatPlace,
  type Path,
  type Place,
  PlatformError,
} from './errors';
export { type TreeChanges, type WriteTreeOptions, writeTree } from './gitops/writer';
export { AddOn } from './manifests/add-ons/add-on';
export { RootApplication } from './manifests/add-ons/root-application';
export { ModelGateway } from './manifests/gateway/model-gateway';
export type { Manifest, ManifestMetadata, ManifestName } from './manifests/manifest';
export { ModelPlatform, type ModelPlatformOptions } from './manifests/model-platform';
export { ModelService } from './manifests/model-service/model-service';
export { Monitoring } from './manifests/monitoring/monitoring';
export { type Patch, type PatchChange, patch } from './manifests/patch';
export { renderObjects } from './manifests/render';
export { Team } from './manifests/team/team';
export type { AddOnPlan } from './plan/add-on';
export type { BucketLocation, BucketPlan } from './plan/bucket';
export type { ClusterPlan, NetworkPlan } from './plan/cluster';
export type { CostPlan, PoolCost } from './plan/cost';
export type { BucketGrant, IdentityMechanism, IdentityPlan } from './plan/identity';
export type { GatewayPlan, ModelArtifactPlan, ModelServicePlan, StartupPlan } from './plan/model-service';
export type { AlertPlan, MonitoringPlan, SloPlan } from './plan/monitoring';
export type { NetworkEdge, NetworkPolicyPlan, NetworkRulePlan } from './plan/network';
export type { AllocatablePlan, CloudPoolPlan, GpuPoolPlan, NodePoolPlan, TaintPlan } from './plan/node-pool';
export type { ClusterOutputsFile } from './plan/outputs';
export { type Checked, type CheckOptions, checkModelPlatform, planModelPlatform } from './plan/plan';
export { planModelService } from './plan/plan-model-service';
export type { DeliveryPlan, ModelPlatformPlan, WaiverPlan } from './plan/platform';
export type { ContainerPlan, PodPlan, ResourcesPlan, ServiceAccountPlan, WorkloadPlan } from './plan/pod';
export type { RolePlan, TeamPlan } from './plan/team';
export { findingsText } from './report/findings';
export { findingsJson, planJson } from './report/json';
export { createStyle, type Style } from './report/style';
export { planText } from './report/text';
export { type ReadDefinition, readDefinition, readDefinitionSync } from './sources/read';
