// The public API. Nothing in this file may import Pulumi, directly or indirectly.

export type { GpuSharing, GpuType } from './catalog/gpus';
export type { PurchaseKind } from './catalog/machines';
export { synthesize } from './cdk8s/synthesize';
export type { AddOnSpec } from './definition/add-on';
export type { AuditSpec, BudgetSpec } from './definition/audit';
export type { BucketSpec } from './definition/bucket';
export type {
  CertificateAuthoritySpec,
  ClusterRangesSpec,
  ClusterSpec,
  DnsSpec,
  ExistingClusterSpec,
  LoadBalancersSpec,
  ManagedClusterSpec,
  NetworkSpec,
  ObjectStoreSpec,
  OidcSpec,
  SecretStoreSpec,
} from './definition/cluster';
export type { ConfinementChannel, ConfinementSpec } from './definition/confinement';
export { defineModelPlatform, extendModelPlatform } from './definition/define';
export type { BootstrapSpec, DeliverySpec, RepositoryCredentialSpec } from './definition/delivery';
export type { GatewaySpec } from './definition/gateway';
export type { ApiKeysAuthSpec, GatewayAuthSpec, GatewaySecretSpec, JwtAuthSpec } from './definition/gateway-auth';
export type { GpuSharingSpec, GpuSpec } from './definition/gpu';
export type {
  ModelReference,
  ModelSpec,
  ModelSpecs,
  ModelVersionSpec,
  ModelVersions,
  VersionNames,
} from './definition/model';
export type { ModelScanSpec } from './definition/model-scan';
export type {
  ExistingPrometheusSpec,
  ManagedPrometheusSpec,
  MonitoringSpec,
  PrometheusSelectionSpec,
  PrometheusSpec,
  PrometheusTargetSpec,
  WebhookSpec,
} from './definition/monitoring';
export type {
  CapacitySpec,
  ExistingNodePoolSpec,
  MachineSpec,
  NodeCountSpec,
  NodePoolSpec,
  SizedMachineSpec,
  SystemPoolSpec,
  TaintSpec,
} from './definition/node-pool';
export type { ModelPlatformPart } from './definition/part';
export type { ModelPlatformDefinition } from './definition/platform';
export type { ProviderName, StandaloneProvider } from './definition/provider-names';
export type {
  CacheRegistrySpec,
  CacheUpstreamSpec,
  CloudRegistrySpec,
  ExistingRegistrySpec,
  RegistryPullSpec,
  RegistrySpec,
} from './definition/registry';
export type { RequestLimitsSpec } from './definition/request-limits';
export type {
  BlueGreenRolloutSpec,
  CanaryRolloutSpec,
  RollingRolloutSpec,
  RolloutRequestSpec,
  RolloutSpec,
} from './definition/rollout';
export type { RuntimeSpec, ScikitLearnRuntimeSpec, TritonRuntimeSpec, VllmRuntimeSpec } from './definition/runtime';
export type { ScaleSignalSpec, ScaleSpec } from './definition/scale';
export type {
  ConsumerSpec,
  GpuRequestSpec,
  ModelServiceSpec,
  ResourcesSpec,
  ServingSpec,
  SloSpec,
} from './definition/service';
export type { StandaloneSpec } from './definition/standalone';
export type { StandaloneGatewaySpec } from './definition/standalone-gateway';
export type { StandaloneMonitoringSpec } from './definition/standalone-monitoring';
export type { StandaloneModelSpec, StandaloneServiceSpec } from './definition/standalone-service';
export type { StandaloneTeamSpec } from './definition/standalone-team';
export type {
  StandaloneBucketSpec,
  StandaloneQueueSpec,
  StandaloneTrainingSpec,
} from './definition/standalone-training';
export { type PoolQuotaSpec, type SecretSpec, type TeamRole, type TeamSpec, teamRoles } from './definition/team';
export {
  type CheckpointSpec,
  type ConnectionSpec,
  type DataSpec,
  type FrameworkSpec,
  type OutputSpec,
  type PyTorchSpec,
  type ScikitLearnSpec,
  type TrainingJobSpec,
  type TrainingPriority,
  trainingPriorities,
} from './definition/training';
export type { WaiverSpec } from './definition/waiver';
export type { Change, CostChange, Effect, FieldChange, PlatformDiff, PoolCostChange } from './diff/change';
export { compareModelPlatforms, type Side } from './diff/diff';
export type { KubernetesObject } from './diff/kubernetes-object';
export {
  type Finding,
  formatFinding,
  formatPath,
  formatPlace,
  type NotChecked,
  type Path,
  type Place,
  PlatformError,
} from './errors';
export { readTree, type Tree } from './gitops/read-tree';
export { type TreeChanges, type WriteTreeOptions, writeTree } from './gitops/writer';
export { AddOn } from './manifests/add-ons/add-on';
export type { AddOnContext } from './manifests/add-ons/add-on-objects';
export { TreeApplication } from './manifests/add-ons/tree-application';
export { ModelGateway } from './manifests/gateway/model-gateway';
export { ModelGatewayClass } from './manifests/gateway/model-gateway-class';
export type { PointerOperation } from './manifests/json-pointer';
export type { Manifest, ManifestMetadata, ManifestName } from './manifests/manifest';
export { ModelPlatform, type ModelPlatformOptions } from './manifests/model-platform';
export { ModelService } from './manifests/model-service/model-service';
export { Monitoring } from './manifests/monitoring/monitoring';
export { type Patch, type PatchChange, patch } from './manifests/patch';
export { PlatformNamespace } from './manifests/platform-namespace';
export type { PlatformObjects, PlatformObjectsOptions } from './manifests/platform-objects';
export { PriorityClass } from './manifests/priority-class';
export { renderObjects } from './manifests/render';
export { Team } from './manifests/team/team';
export { TrainingJob } from './manifests/training-job/training-job';
export { TrainingQueues } from './manifests/training-queue/training-queues';
export { type Explained, explainModelPlatform } from './plan/explain/explain';
export type { ExplainContext, Explanation, ExplanationLine, Origin, SubjectKind } from './plan/explain/explanation';
export { type Checked, type CheckOptions, checkModelPlatform, planModelPlatform } from './plan/plan';
export { planGateway } from './plan/standalone/plan-gateway';
export { planModelService } from './plan/standalone/plan-model-service';
export { planMonitoring } from './plan/standalone/plan-monitoring';
export { planTeam } from './plan/standalone/plan-team';
export { planTrainingJob } from './plan/standalone/plan-training-job';
export type { AddOnImagePlan, AddOnPlan, JsonValue } from './plan/types/add-on';
export type { AuditPlan, BudgetPlan } from './plan/types/audit';
export type {
  AutoscalerPlan,
  CpuAutoscalerPlan,
  FixedAutoscalerPlan,
  PrometheusAutoscalerPlan,
} from './plan/types/autoscaler';
export type { BootstrapPlan, PasswordPlan, RepositoryCredentialPlan } from './plan/types/bootstrap';
export type { BucketLifecyclePlan, BucketLocation, BucketPlan } from './plan/types/bucket';
export type { CanaryGatePlan, CanaryMetricPlan } from './plan/types/canary-gate';
export type { CloudPoolPlan } from './plan/types/cloud-pool';
export type { ClusterPlan, NetworkPlan } from './plan/types/cluster';
export type { ChannelPlan, ChannelPlans, ConfinedDnsPlan, ConfinementPlan } from './plan/types/confinement';
export type { ContainerPlan, MountPlan, PortPlan, ResourcesPlan } from './plan/types/container';
export type { CostPlan, CostRange, PoolCost, ServiceCost, TeamCost } from './plan/types/cost';
export type { ApplicationPlan, DeliveryPlan, ForeignFieldsPlan, SyncPlan } from './plan/types/delivery';
export type { FabricPlan } from './plan/types/fabric';
export type {
  CertificatePlan,
  GatewayAuthPlan,
  GatewayClassPlan,
  GatewayPlan,
  JwtAuthPlan,
  ProxiesPlan,
  RequestLimitsPlan,
  RequestRatePlan,
  RouteClientsPlan,
  RoutePlan,
} from './plan/types/gateway';
export type { GpuPoolPlan, GpuSharingPlan } from './plan/types/gpu-pool';
export type {
  AccessDocument,
  BucketGrant,
  CertificateAuthorityPlan,
  IdentityMechanism,
  IdentityPlan,
  JoinedGrant,
} from './plan/types/identity';
export type { Labels, LabelValues } from './plan/types/labels';
export type { LogInPlan, OidcPlan } from './plan/types/log-in';
export type { ModelArtifactPlan, ModelScanPlan } from './plan/types/model-artifact';
export type {
  AlertPlan,
  DashboardPlan,
  KeptSeriesPlan,
  LabelValuesPlan,
  MonitoringAlertsPlan,
  MonitoringPlan,
  PanelPlan,
  RecordingRulePlan,
  ScrapeLimitsPlan,
  ScrapePlan,
  SloPlan,
} from './plan/types/monitoring';
export type { NamespacePlan } from './plan/types/namespace';
export type {
  NetworkEdge,
  NetworkPeerPlan,
  NetworkPolicyPlan,
  NetworkRulePlan,
  PolicyPortPlan,
} from './plan/types/network';
export type { NodeDiskPlan } from './plan/types/node-disk';
export type { AllocatablePlan, NodePoolPlan, TaintPlan } from './plan/types/node-pool';
export type { ClusterOutputsFile } from './plan/types/outputs';
export type { ModelPlatformPlan } from './plan/types/platform';
export type { PodPlan, SecurityPlan, TolerationPlan, TopologySpreadPlan, VolumePlan } from './plan/types/pod';
export type {
  PoolUsePlan,
  ServersApartPlan,
  ServersNeedPlan,
  ServersTogetherPlan,
  WorkloadUsePlan,
} from './plan/types/pool-use';
export type { PrerequisitePlan } from './plan/types/prerequisite';
export type { PriorityClassPlan } from './plan/types/priority-class';
export type { ExecProbePlan, HttpProbePlan, ProbePlan, ProbesPlan } from './plan/types/probe';
export type { ProjectKindPlan, ProjectPlan } from './plan/types/project';
export type { CacheUpstreamPlan, CloudRegistryPlan, RegistryPlan, RegistryPullPlan } from './plan/types/registry';
export type { AccessRule, RolePlan, SubjectPlan } from './plan/types/role';
export type {
  BlueGreenPlan,
  CanaryPlan,
  PreviewRequestsPlan,
  RollingPlan,
  RolloutPlan,
  WarmPlan,
} from './plan/types/rollout';
export type { CloudSecretsPlan, SecretStorePlan, SyncedSecretPlan } from './plan/types/secret-store';
export type { ModelServicePlan, StartupPlan } from './plan/types/service';
export type { LimitsPlan, QuotaPlan, TeamPlan } from './plan/types/team';
export type { CheckpointPlan, TrainingDataPlan, TrainingJobPlan, TrainingOutputPlan } from './plan/types/training-job';
export type {
  FlavorAmountsPlan,
  FlavorQuotaPlan,
  ProvisioningPlan,
  ResourceFlavorPlan,
  StoppingPlan,
  TrainingQueuePlan,
  TrainingQueuesPlan,
  WorkloadPriorityPlan,
} from './plan/types/training-queue';
export type { WaiverPlan } from './plan/types/waiver';
export type { ServiceAccountPlan, WorkloadKind, WorkloadPlan } from './plan/types/workload';
export { diffJson, diffText } from './report/diff';
export { explanationsJson, explanationsText } from './report/explain';
export { findingsText } from './report/findings';
export { findingsJson, planJson } from './report/json';
export { planMermaid } from './report/mermaid';
export { createStyle, type Style } from './report/style';
export { planText } from './report/text';
export { type ReadDefinition, readDefinition, readDefinitionSync } from './sources/read';
