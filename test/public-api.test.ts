import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..');

interface Names {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** The exports of an entry, read from its source: named exports and functions. */
function exportsOf(entry: string): Names {
  const text = readFileSync(join(root, 'lib', entry), 'utf8');
  const names = ts
    .createSourceFile(entry, text, ts.ScriptTarget.Latest)
    .statements.filter((statement) => ts.isExportDeclaration(statement) || isExported(statement))
    .flatMap((statement) => namesOf(statement, entry));
  const pick = (kind: 'value' | 'type') => names.filter((name) => name.kind === kind).map(({ text: name }) => name);
  return { values: pick('value').sort(), types: pick('type').sort() };
}

function namesOf(statement: ts.Statement, entry: string): readonly { readonly text: string; readonly kind: string }[] {
  if (ts.isFunctionDeclaration(statement) && statement.name) return [{ text: statement.name.text, kind: 'value' }];
  if (!ts.isExportDeclaration(statement)) throw new Error(`${entry} exports something that is not a function`);
  const { exportClause, isTypeOnly } = statement;
  if (!exportClause || !ts.isNamedExports(exportClause)) throw new Error(`${entry} exports with *`);
  return exportClause.elements.map((element) => ({
    text: element.name.text,
    kind: isTypeOnly || element.isTypeOnly ? 'type' : 'value',
  }));
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return ts.isExportAssignment(statement) || (modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** The entries of package.json and the sources that they are built from. */
const entries: readonly (readonly [string, string])[] = Object.entries(
  (require('../package.json') as { exports: Record<string, string | { types: string; default: string }> }).exports,
).flatMap(([name, target]) =>
  typeof target === 'string' ? [] : [[name, target.default.replace('./dist/', '').replace(/\.js$/, '.ts')] as const],
);

test('package.json has the documented entries', () => {
  expect(entries.map(([name]) => name)).toEqual([
    '.',
    './clusters',
    './clusters/eks',
    './clusters/gke',
    './clusters/aks',
    './testing',
    './cdk8s-validation',
  ]);
});

test('typesVersions and exports have the same declarations', () => {
  const { exports, typesVersions } = require('../package.json') as {
    exports: Record<string, string | { types: string }>;
    typesVersions: Record<'*', Record<string, string[]>>;
  };
  const expected = Object.entries(exports).flatMap(([name, target]) =>
    typeof target === 'string' || name === '.' ? [] : [[name.slice(2), [target.types]]],
  );
  expect(Object.entries(typesVersions['*'])).toEqual(expected);
});

test('@model-platform/core', () => {
  expect(exportsOf('index.ts')).toEqual({
    values: [
      'AddOn',
      'ModelGateway',
      'ModelGatewayClass',
      'ModelPlatform',
      'ModelService',
      'Monitoring',
      'PlatformError',
      'PlatformNamespace',
      'PriorityClass',
      'Team',
      'TrainingJob',
      'TrainingQueues',
      'TreeApplication',
      'checkModelPlatform',
      'compareModelPlatforms',
      'createStyle',
      'defineModelPlatform',
      'diffJson',
      'diffText',
      'explainModelPlatform',
      'explanationsJson',
      'explanationsText',
      'extendModelPlatform',
      'findingsJson',
      'findingsText',
      'formatFinding',
      'formatPath',
      'formatPlace',
      'patch',
      'planGateway',
      'planJson',
      'planMermaid',
      'planModelPlatform',
      'planModelService',
      'planMonitoring',
      'planTeam',
      'planText',
      'planTrainingJob',
      'readDefinition',
      'readDefinitionSync',
      'readTree',
      'renderObjects',
      'synthesize',
      'teamRoles',
      'trainingPriorities',
      'writeTree',
    ],
    types: [
      'AccessDocument',
      'AccessRule',
      'AddOnContext',
      'AddOnPlan',
      'AddOnSpec',
      'AlertPlan',
      'AllocatablePlan',
      'ApiKeysAuthSpec',
      'ApplicationPlan',
      'AutoscalerPlan',
      'BlueGreenPlan',
      'BlueGreenRolloutSpec',
      'BucketGrant',
      'BucketLocation',
      'BucketPlan',
      'BucketSpec',
      'CanaryGatePlan',
      'CanaryMetricPlan',
      'CanaryPlan',
      'CanaryRolloutSpec',
      'CapacitySpec',
      'CertificateAuthorityPlan',
      'CertificateAuthoritySpec',
      'CertificatePlan',
      'Change',
      'ChannelPlan',
      'ChannelPlans',
      'CheckOptions',
      'Checked',
      'CheckpointPlan',
      'CheckpointSpec',
      'CloudPoolPlan',
      'CloudSecretsPlan',
      'ClusterOutputsFile',
      'ClusterPlan',
      'ClusterSpec',
      'ConfinedDnsPlan',
      'ConfinementChannel',
      'ConfinementPlan',
      'ConfinementSpec',
      'ConnectionSpec',
      'ConsumerSpec',
      'ContainerPlan',
      'CostChange',
      'CostPlan',
      'CostRange',
      'CpuAutoscalerPlan',
      'DashboardPlan',
      'DataSpec',
      'DeliveryPlan',
      'DeliverySpec',
      'DnsSpec',
      'Effect',
      'ExecProbePlan',
      'ExistingClusterSpec',
      'ExistingNodePoolSpec',
      'ExistingPrometheusSpec',
      'ExplainContext',
      'Explained',
      'Explanation',
      'ExplanationLine',
      'FabricPlan',
      'FieldChange',
      'Finding',
      'FixedAutoscalerPlan',
      'FlavorAmountsPlan',
      'FlavorQuotaPlan',
      'ForeignFieldsPlan',
      'FrameworkSpec',
      'GatewayAuthPlan',
      'GatewayAuthSpec',
      'GatewayClassPlan',
      'GatewayPlan',
      'GatewaySecretSpec',
      'GatewaySpec',
      'GpuPoolPlan',
      'GpuRequestSpec',
      'GpuSharing',
      'GpuSharingPlan',
      'GpuSharingSpec',
      'GpuSpec',
      'GpuType',
      'HttpProbePlan',
      'IdentityMechanism',
      'IdentityPlan',
      'JoinedGrant',
      'JsonValue',
      'JwtAuthPlan',
      'JwtAuthSpec',
      'KubernetesObject',
      'Labels',
      'LimitsPlan',
      'LoadBalancersSpec',
      'LogInPlan',
      'MachineSpec',
      'ManagedClusterSpec',
      'ManagedPrometheusSpec',
      'Manifest',
      'ManifestMetadata',
      'ManifestName',
      'ModelArtifactPlan',
      'ModelPlatformDefinition',
      'ModelPlatformOptions',
      'ModelPlatformPart',
      'ModelPlatformPlan',
      'ModelReference',
      'ModelScanPlan',
      'ModelScanSpec',
      'ModelServicePlan',
      'ModelServiceSpec',
      'ModelSpec',
      'ModelSpecs',
      'ModelVersionSpec',
      'ModelVersions',
      'MonitoringAlertsPlan',
      'MonitoringPlan',
      'MonitoringSpec',
      'MountPlan',
      'NamespacePlan',
      'NetworkEdge',
      'NetworkPeerPlan',
      'NetworkPlan',
      'NetworkPolicyPlan',
      'NetworkRulePlan',
      'NetworkSpec',
      'NodeCountSpec',
      'NodePoolPlan',
      'NodePoolSpec',
      'NotChecked',
      'ObjectStoreSpec',
      'OidcPlan',
      'OidcSpec',
      'Origin',
      'OutputSpec',
      'PanelPlan',
      'Patch',
      'PatchChange',
      'Path',
      'Place',
      'PlatformDiff',
      'PlatformObjects',
      'PlatformObjectsOptions',
      'PodPlan',
      'PointerOperation',
      'PolicyPortPlan',
      'PoolCost',
      'PoolCostChange',
      'PoolQuotaSpec',
      'PoolUsePlan',
      'PortPlan',
      'PrerequisitePlan',
      'PreviewRequestsPlan',
      'PriorityClassPlan',
      'ProbePlan',
      'ProbesPlan',
      'ProjectKindPlan',
      'ProjectPlan',
      'PrometheusAutoscalerPlan',
      'PrometheusSelectionSpec',
      'PrometheusSpec',
      'PrometheusTargetSpec',
      'ProviderName',
      'ProxiesPlan',
      'PurchaseKind',
      'PyTorchSpec',
      'QuotaPlan',
      'ReadDefinition',
      'RecordingRulePlan',
      'RequestLimitsPlan',
      'RequestLimitsSpec',
      'RequestRatePlan',
      'ResourceFlavorPlan',
      'ResourcesPlan',
      'ResourcesSpec',
      'RolePlan',
      'RollingPlan',
      'RollingRolloutSpec',
      'RolloutPlan',
      'RolloutRequestSpec',
      'RolloutSpec',
      'RouteClientsPlan',
      'RoutePlan',
      'RuntimeSpec',
      'ScaleSignalSpec',
      'ScaleSpec',
      'ScikitLearnRuntimeSpec',
      'ScikitLearnSpec',
      'ScrapeLimitsPlan',
      'ScrapePlan',
      'SecretSpec',
      'SecretStorePlan',
      'SecurityPlan',
      'ServersApartPlan',
      'ServersNeedPlan',
      'ServersTogetherPlan',
      'ServiceAccountPlan',
      'ServingSpec',
      'Side',
      'SizedMachineSpec',
      'SloPlan',
      'SloSpec',
      'StandaloneBucketSpec',
      'StandaloneGatewaySpec',
      'StandaloneModelSpec',
      'StandaloneMonitoringSpec',
      'StandaloneProvider',
      'StandaloneQueueSpec',
      'StandaloneServiceSpec',
      'StandaloneSpec',
      'StandaloneTeamSpec',
      'StandaloneTrainingSpec',
      'StartupPlan',
      'Style',
      'SubjectKind',
      'SubjectPlan',
      'SyncPlan',
      'SyncedSecretPlan',
      'SystemPoolSpec',
      'TaintPlan',
      'TaintSpec',
      'TeamCost',
      'TeamPlan',
      'TeamRole',
      'TeamSpec',
      'TolerationPlan',
      'TopologySpreadPlan',
      'TrainingDataPlan',
      'TrainingJobPlan',
      'TrainingJobSpec',
      'TrainingOutputPlan',
      'TrainingPriority',
      'TrainingQueuePlan',
      'TrainingQueuesPlan',
      'Tree',
      'TreeChanges',
      'TritonRuntimeSpec',
      'VersionNames',
      'VllmRuntimeSpec',
      'VolumePlan',
      'WaiverPlan',
      'WaiverSpec',
      'WarmPlan',
      'WebhookSpec',
      'WorkloadKind',
      'WorkloadPlan',
      'WorkloadPriorityPlan',
      'WorkloadUsePlan',
      'WriteTreeOptions',
    ],
  });
});

test('the main entry exports every declared value', () => {
  const main = require('../lib/index') as Record<string, unknown>;
  const missing = exportsOf('index.ts').values.filter((name) => main[name] === undefined);
  expect(missing).toEqual([]);
});

test('@model-platform/core/clusters', () => {
  expect(exportsOf('clusters/index.ts')).toEqual({
    values: ['ModelCluster'],
    types: ['ClusterArgs', 'ClusterIdentity', 'ClusterOutputs', 'ModelClusterArgs', 'ModelClusterComponent'],
  });
});

test.each([
  ['eks', 'EksCluster'],
  ['gke', 'GkeCluster'],
  ['aks', 'AksCluster'],
])('@model-platform/core/clusters/%s', (cloud, name) => {
  expect(exportsOf(`clusters/${cloud}/index.ts`)).toEqual({ values: [name], types: [] });
});

test('@model-platform/core/testing', () => {
  expect(exportsOf('testing/index.ts')).toEqual({
    values: ['findings', 'recordPulumi', 'renderManifests'],
    types: ['RecordPulumiOptions', 'RecordedResource'],
  });
});

test('@model-platform/core/cdk8s-validation', () => {
  expect(Object.keys(require('../lib/manifests/validation'))).toEqual(['ModelPlatformValidation']);
});
