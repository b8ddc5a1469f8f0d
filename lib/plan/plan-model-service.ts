import { existingProvider } from '../definition/provider-names';
import { shapeFindings } from '../definition/schema/findings';
import { standaloneNameSchema, standaloneServiceSchema } from '../definition/schema/standalone-service';
import type { StandaloneModelSpec, StandaloneServiceSpec } from '../definition/standalone-service';
import { type Finding, PlatformError } from '../errors';
import { parseBytes } from '../units/quantity';
import { prometheusAddress, prometheusPeer } from './add-ons/kube-prometheus-stack';
import { addressRule } from './providers/network-rules';
import type { ModelScheme, Provider } from './providers/provider';
import { providerNamed } from './providers/select';
import { resolveExistingNodePool } from './resolve/cluster/node-pool';
import { resolveModelService } from './resolve/service/service';
import { defaultModelSize } from './resolve/service/services';
import { rules } from './rules/all';
import { applyRules, type Contexts, rulesFor } from './rules/apply';
import type { ModelVersionScope, ServiceScope } from './rules/scopes';
import { applyWaivers } from './rules/waive';
import type { BucketLocation } from './types/bucket';
import type { IdentityMechanism } from './types/identity';
import type { ModelArtifactPlan } from './types/model-artifact';
import type { NodePoolPlan } from './types/node-pool';
import type { ModelServicePlan } from './types/service';

/** Name of the pool. A standalone service has one pool without a name. */
const poolName = 'pool';

/**
 * Plans one model service in an existing cluster and namespace. It uses the resolver of a platform and all rules whose
 * scope is one service, its name, its model or its pool.
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
 * @throws PlatformError with all findings.
 */
export function planModelService(name: string, spec: StandaloneServiceSpec): ModelServicePlan {
  const shape = [...nameFindings(name), ...specFindings(spec)];
  if (shape.length > 0) throw new PlatformError(shape);
  const provider = providerFacts(spec);
  const pool = resolveExistingNodePool(poolName, spec.pool, provider);
  const service = resolve(name, spec, pool, provider);
  const contexts = contextsOf(spec, service, pool);
  const applied = rulesFor(contexts, rules);
  const { findings } = applyWaivers(applyRules(contexts, applied), spec.waivers ?? [], applied);
  if (findings.length > 0) throw new PlatformError(findings);
  return service;
}

function nameFindings(name: string): readonly Finding[] {
  const parsed = standaloneNameSchema.safeParse(name, { reportInput: true });
  return parsed.success ? [] : shapeFindings(name, parsed.error.issues);
}

function specFindings(spec: StandaloneServiceSpec): readonly Finding[] {
  const parsed = standaloneServiceSchema.safeParse(spec, { reportInput: true });
  return parsed.success ? storeFindings(spec) : shapeFindings(spec, parsed.error.issues);
}

const stores: Readonly<Record<ModelScheme, string>> = { s3: 'S3', gs: 'Google Cloud Storage' };

/** The identities of the provider can read the object store of the model. */
function storeFindings({ provider = existingProvider, model }: StandaloneServiceSpec): readonly Finding[] {
  const { readableSchemes, title } = providerNamed(provider);
  const scheme = schemeOf(model);
  if (readableSchemes.includes(scheme)) return [];
  return [
    {
      rule: 'identity/reaches-store',
      path: ['model', 'uri'],
      problem: `${stores[scheme]} does not accept identities of ${title}`,
      value: model.uri,
      allowed: readableSchemes.map((readable) => `${readable}://BUCKET/KEY`).join(' or '),
      fix: `store the model in ${readableSchemes.map((readable) => stores[readable]).join(' or ')}, or set provider to the provider of the cluster`,
    },
  ];
}

/** The schema accepts no other scheme. */
function schemeOf({ uri }: StandaloneModelSpec): ModelScheme {
  return uri.startsWith('gs://') ? 'gs' : 's3';
}

function resolve(name: string, spec: StandaloneServiceSpec, pool: NodePoolPlan, provider: Provider): ModelServicePlan {
  return resolveModelService(name, spec, {
    platform: name,
    path: [],
    namespace: spec.namespace,
    pool,
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

/** The facts of the provider, with the addresses of the object store that the user gives. */
function providerFacts({ provider = existingProvider, objectStoreCidrs }: StandaloneServiceSpec): Provider {
  return {
    ...providerNamed(provider),
    objectStoreRules: [addressRule(objectStoreCidrs, [443], 'the object store')],
  };
}

function identityOf(name: string, spec: StandaloneServiceSpec, provider: Provider): IdentityMechanism {
  if (spec.credentialsSecret !== undefined) return { kind: 'secret', secret: spec.credentialsSecret };
  return provider.podIdentities ? provider.identity(spec.namespace, name, undefined) : { kind: 'ambient' };
}

function resolveArtifact(service: string, model: StandaloneModelSpec): ModelArtifactPlan {
  const [, rest = ''] = model.uri.split('://');
  const slash = rest.indexOf('/');
  const bucket = rest.slice(0, slash);
  const location: BucketLocation =
    schemeOf(model) === 'gs' ? { kind: 'gcs', bucket } : { kind: 's3', bucket, region: model.region ?? 'us-east-1' };
  return {
    name: model.name ?? service,
    version: model.version ?? 'v1',
    location,
    path: rest.slice(slash + 1),
    sha256: model.sha256,
    bytes: parseBytes(model.size ?? defaultModelSize),
  };
}

/** What the rules check: one service, its name, its model and its pool. */
function contextsOf(spec: StandaloneServiceSpec, service: ModelServicePlan, pool: NodePoolPlan): Contexts {
  const { path, name } = service;
  const model: ModelVersionScope = {
    name: service.models[0].version,
    object: { path: ['model', 'uri'], value: spec.model.uri },
    sha256: { path: ['model', 'sha256'], value: spec.model.sha256 },
  };
  const { kind } = service;
  const context: ServiceScope = {
    kind,
    workload: service,
    spec,
    pool,
    pools: [pool],
    gateways: [],
    modelPaths: [model.object.path],
  };
  return {
    name: [{ kind, path, name }],
    pool: [{ path: ['pool'], pool, workloads: [service] }],
    model: [{ versions: [model] }],
    'workload-spec': [{ path, spec, pool }],
    workload: [context],
    service: [context],
  };
}
