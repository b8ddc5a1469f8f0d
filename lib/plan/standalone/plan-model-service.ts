import { standaloneServiceSchema } from '../../definition/schema/standalone-service';
import type { StandaloneModelSpec, StandaloneServiceSpec } from '../../definition/standalone-service';
import { parseBytes } from '../../units/quantity';
import { argoRollouts } from '../add-ons/argo-rollouts';
import { unnamedPool } from '../facts/node-texts';
import type { Provider } from '../providers/provider';
import { resolveExistingNodePool } from '../resolve/cluster/node-pool';
import { defaultModelSize } from '../resolve/service/model-references';
import { resolveScan } from '../resolve/service/model-scan';
import { resolveModelService } from '../resolve/service/service';
import type { Contexts } from '../rules/apply';
import type { ModelVersionScope, ServiceScope } from '../rules/scopes';
import type { ModelArtifactPlan } from '../types/model-artifact';
import type { NodePoolPlan } from '../types/node-pool';
import type { ModelServicePlan } from '../types/service';
import {
  applyStandaloneRules,
  locationOf,
  rangeFindings,
  shapeOf,
  standaloneIdentity,
  standalonePrometheus,
  standaloneProvider,
  storeFindings,
  throwFindings,
} from './standalone';

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
  throwFindings(shapeOf(name, spec, standaloneServiceSchema));
  throwFindings([...storeFindings(spec, [{ path: ['model', 'uri'], uri: spec.model.uri }]), ...rangeFindings(spec)]);
  const provider = standaloneProvider(spec);
  const pool = resolveExistingNodePool(unnamedPool, spec.pool, provider);
  const service = resolve(name, spec, pool, provider);
  applyStandaloneRules(contextsOf(spec, service, pool), spec);
  return service;
}

function resolve(name: string, spec: StandaloneServiceSpec, pool: NodePoolPlan, provider: Provider): ModelServicePlan {
  const prometheus = standalonePrometheus(spec);
  return resolveModelService(name, spec, {
    platform: name,
    path: [],
    namespace: spec.namespace,
    pool,
    provider,
    models: [resolveArtifact(name, spec.model)],
    priorityClass: '',
    ...standaloneIdentity(name, spec, provider),
    consumers: (spec.consumers ?? []).map(({ namespace, pods }) => ({
      name: `namespace ${namespace}`,
      peer: { kind: 'pods', namespace, pods: pods ?? {} },
    })),
    routes: [],
    rolloutsNamespace: argoRollouts.namespace,
    scraper: prometheus.peer,
    prometheusAddress: prometheus.address,
    selectorLabels: prometheus.selectorLabels,
  });
}

function resolveArtifact(service: string, model: StandaloneModelSpec): ModelArtifactPlan {
  const located = locationOf(model.uri, model.region);
  const bytes = parseBytes(model.size ?? defaultModelSize);
  return {
    name: model.name ?? service,
    version: model.version ?? 'v1',
    ...located,
    sha256: model.sha256,
    bytes,
    ...resolveScan(model.scan, { path: located.path, bytes }),
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
    scanPaths: [['model', 'scan']],
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
