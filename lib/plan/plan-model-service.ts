import type { ModelPlatformDefinition } from '../definition/platform';
import { shapeFindings } from '../definition/schema/findings';
import { standaloneNameSchema, standaloneServiceSchema } from '../definition/schema/standalone-service';
import type { StandaloneModelSpec, StandaloneServiceSpec } from '../definition/standalone-service';
import { type Finding, type Path, PlatformError } from '../errors';
import { parseBytes } from '../units/quantity';
import { prometheusAddress, prometheusPeer } from './add-ons/kube-prometheus-stack';
import { existing } from './providers/existing';
import type { Provider } from './providers/provider';
import { addressRule } from './providers/rules';
import { cloudOf } from './providers/select';
import { resolveExistingNodePool } from './resolve/cluster/node-pool';
import { resolvePlatform } from './resolve/platform';
import { resolveModelService } from './resolve/service/service';
import { defaultModelSize } from './resolve/service/services';
import { capacityReplicasFitPool } from './rules/capacity/capacity-replicas-fit-pool';
import { placementArchitecture } from './rules/capacity/placement-architecture';
import { placementFitsNode } from './rules/capacity/placement-fits-node';
import { imagePinned } from './rules/delivery/image-pinned';
import { modelPinned } from './rules/delivery/model-pinned';
import { gpuModelFits } from './rules/gpu/gpu-model-fits';
import { gpuTensorParallel } from './rules/gpu/gpu-tensor-parallel';
import { nameLength } from './rules/reference/name-length';
import type { Rule, RuleContext } from './rules/rule';
import { disruptionAllowsDrain } from './rules/service/disruption-allows-drain';
import { rolloutGateway } from './rules/service/rollout-gateway';
import { rolloutObjective } from './rules/service/rollout-objective';
import { runtimeGpu } from './rules/service/runtime-gpu';
import { runtimeModels } from './rules/service/runtime-models';
import { scaleSignal } from './rules/service/scale-signal';
import { scaleZero } from './rules/service/scale-zero';
import { sloLatencyMeasurable } from './rules/service/slo-latency-measurable';
import { startupBudget } from './rules/service/startup-budget';
import { applyWaivers } from './rules/waive';
import type { BucketLocation } from './types/bucket';
import type { IdentityMechanism } from './types/identity';
import type { ModelArtifactPlan } from './types/model-artifact';
import type { ModelServicePlan } from './types/service';

/** Rules that need no more than one service and its pool. */
const serviceRules: readonly Rule[] = [
  nameLength,
  runtimeGpu,
  runtimeModels,
  gpuTensorParallel,
  gpuModelFits,
  placementFitsNode,
  placementArchitecture,
  capacityReplicasFitPool,
  startupBudget,
  disruptionAllowsDrain,
  sloLatencyMeasurable,
  rolloutObjective,
  rolloutGateway,
  scaleZero,
  scaleSignal,
  imagePinned,
  modelPinned,
];

/** Name of the one pool, and of the team that nobody is in. */
const poolName = 'pool';
const teamName = 'none';

/**
 * The plan of one model service in a cluster and a namespace that somebody else looks after. It is made by the same
 * resolver, and held to the same rules, as in a platform.
 *
 * @example
 * new ModelService(chart, 'churn', planModelService('churn', {
 *   namespace: 'analytics',
 *   pool: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } },
 *   runtime: { kind: 'scikit-learn', image: 'ghcr.io/acme/mlserver@sha256:…' },
 *   model: { uri: 's3://models/churn/3/model.joblib', sha256: '…' },
 *   objectStoreCidrs: ['10.20.0.0/24'],
 *   consumers: [{ namespace: 'shop' }],
 * }));
 *
 * @param name A DNS label of at most 40 characters.
 * @throws PlatformError with every fault at once.
 */
export function planModelService(name: string, spec: StandaloneServiceSpec): ModelServicePlan {
  const shape = [...nameFindings(name), ...specFindings(spec)];
  if (shape.length > 0) throw new PlatformError(shape);
  const service = resolve(name, spec);
  const context = contextOf(name, spec, service);
  const found = serviceRules.flatMap((rule) =>
    rule.check(context).map((finding): Finding => ({ rule: rule.id, ...finding, path: ownPath(finding.path) })),
  );
  const { findings } = applyWaivers(found, spec.waivers ?? [], serviceRules, undefined);
  if (findings.length > 0) throw new PlatformError(findings);
  return service;
}

function nameFindings(name: string): readonly Finding[] {
  const parsed = standaloneNameSchema.safeParse(name, { reportInput: true });
  return parsed.success ? [] : shapeFindings(name, parsed.error.issues);
}

function specFindings(spec: StandaloneServiceSpec): readonly Finding[] {
  const parsed = standaloneServiceSchema.safeParse(spec, { reportInput: true });
  if (!parsed.success) return shapeFindings(spec, parsed.error.issues);
  if (spec.provider !== 'eks' || !spec.model.uri.startsWith('gs://')) return [];
  return [
    {
      rule: 'identity/reaches-store',
      path: ['model', 'uri'],
      problem: 'identities of EKS are not known to Google Cloud Storage',
      value: spec.model.uri,
      allowed: 's3://BUCKET/KEY',
      fix: 'put the model into S3, or name the provider that the cluster is on',
    },
  ];
}

function resolve(name: string, spec: StandaloneServiceSpec): ModelServicePlan {
  const provider = providerFacts(spec);
  return resolveModelService(name, spec, {
    platform: name,
    path: [],
    namespace: spec.namespace,
    pool: resolveExistingNodePool(poolName, spec.pool, provider),
    provider,
    models: [resolveArtifact(name, spec.model)],
    priorityClass: '',
    identity: identityOf(name, spec, provider),
    consumers: (spec.consumers ?? []).map(({ namespace, pods }) => ({
      name: `namespace ${namespace}`,
      peer: { kind: 'pods', namespace, pods: pods ?? {} },
    })),
    routes: [],
    scraper: prometheusPeer(spec.prometheusNamespace),
    prometheusAddress: prometheusAddress(spec.prometheusNamespace),
  });
}

/** The facts of the cluster's kind; where its object store is, nobody but the user knows. */
function providerFacts({ provider = 'existing', objectStoreCidrs }: StandaloneServiceSpec): Provider {
  const facts =
    provider === 'existing' ? existing({ provider, nodePools: {} }) : cloudOf({ provider, region: '', nodePools: {} });
  return { ...facts, objectStoreRules: [addressRule(objectStoreCidrs, [443], 'the object store')] };
}

function identityOf(name: string, spec: StandaloneServiceSpec, provider: Provider): IdentityMechanism {
  if (spec.credentialsSecret !== undefined) return { kind: 'secret', secret: spec.credentialsSecret };
  return provider.name === 'existing' ? { kind: 'ambient' } : provider.identity(spec.namespace, name, undefined);
}

function resolveArtifact(service: string, model: StandaloneModelSpec): ModelArtifactPlan {
  const [scheme = '', rest = ''] = model.uri.split('://');
  const slash = rest.indexOf('/');
  const bucket = rest.slice(0, slash);
  const location: BucketLocation =
    scheme === 'gs' ? { kind: 'gcs', bucket } : { kind: 's3', bucket, region: model.region ?? 'us-east-1' };
  return {
    name: model.name ?? service,
    version: model.version ?? 'v1',
    location,
    path: rest.slice(slash + 1),
    sha256: model.sha256,
    bytes: parseBytes(model.size ?? defaultModelSize),
  };
}

/** The service as the only one of a platform, which is what rules look at. */
function contextOf(name: string, spec: StandaloneServiceSpec, service: ModelServicePlan): RuleContext {
  const { pool, model: _, namespace: __, waivers: ___, ...serving } = spec;
  const [{ name: modelName, version, path, sha256 }] = service.models;
  const definition: ModelPlatformDefinition = {
    name,
    cluster: { provider: 'existing', nodePools: { [poolName]: pool } },
    models: { [modelName]: { bucket: 'models', versions: { [version]: { path, sha256 } } } },
    services: { [name]: { ...serving, team: teamName, pool: poolName, model: { name: modelName, version } } },
  };
  const context = resolvePlatform(definition, undefined);
  return { definition, plan: { ...context, services: { [name]: service } } };
}

/** A path in that platform as a path in what the user wrote. */
function ownPath(path: Path): Path {
  const [first, ...rest] = path;
  switch (first) {
    case 'services':
      return rest.slice(1);
    case 'cluster':
      return ['pool', ...rest.slice(2)];
    case 'models':
      return ['model', ...rest.slice(3)];
    default:
      return path;
  }
}
