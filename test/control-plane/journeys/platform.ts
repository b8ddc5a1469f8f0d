import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { RolloutSpec } from '../../../lib/definition/rollout';
import type { ScaleSpec } from '../../../lib/definition/scale';
import { renderObjects } from '../../../lib/manifests/render';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import { mapRecord } from '../../../lib/units/records';
import { existingDefinition } from '../../fixtures/definition';
import { planOf } from '../../fixtures/plan-of';
import { ingressOf, throughIngress } from '../ingress-traffic';
import type { KubeObject } from '../modules';

/** Namespace of all services. */
export const namespace = 'ranking';

/** One state of a platform, as objects of a repository. */
export interface State {
  readonly plan: ModelPlatformPlan;
  readonly objects: readonly KubeObject[];
}

/** How the services of a state differ: one service for each entry. */
export type Services = Readonly<Record<string, ServiceState>>;

interface ServiceState {
  readonly scale: ScaleSpec;
  readonly rollout: RolloutSpec;
  /** Changes the pods. */
  readonly drain?: string;
}

const signal = { kind: 'request-rate', perReplica: 50 } as const;

/** Kinds of scaling. */
export const scales = {
  'fixed at 10': { min: 10, max: 10 },
  'fixed at 4': { min: 4, max: 4 },
  'by CPU from 2 to 16': { min: 2, max: 16 },
  'by CPU from 10 to 20': { min: 10, max: 20 },
  'by requests from 2 to 16': { min: 2, max: 16, signal },
  'by requests from 0 to 16': { min: 0, max: 16, signal },
} as const satisfies Readonly<Record<string, ScaleSpec>>;

/** A kind of scaling. */
export type Scaling = keyof typeof scales;

export const rolling: RolloutSpec = { kind: 'rolling' };
export const canary: RolloutSpec = { kind: 'canary', steps: [50] };
export const blueGreen: RolloutSpec = { kind: 'blue-green' };

/**
 * A platform with these services. A stand-in for Prometheus answers the queries of KEDA, and an Ingress splits the
 * requests of a canary.
 */
export function stateOf(services: Services, prometheus: string): State {
  const plan = planOf(definitionOf(services));
  const ingresses = Object.values(plan.services).flatMap((service) =>
    service.rollout.kind === 'canary' ? [ingressOf(service, service.rollout)] : [],
  );
  const objects = (renderObjects(plan) as readonly KubeObject[]).filter(
    ({ kind, metadata }) => kind === 'PriorityClass' || (metadata.namespace ?? metadata.name) === namespace,
  );
  return {
    plan,
    objects: [...objects, ...ingresses].map(throughIngress).map((object) => readsFrom(object, prometheus)),
  };
}

function definitionOf(services: Services): ModelPlatformDefinition {
  const base = existingDefinition();
  const { churn } = base.services ?? {};
  const [model] = Object.values(base.models ?? {});
  const [version] = Object.values(model?.versions ?? {});
  if (!churn || !model || !version) throw new Error('the definition has a service and a model');
  const pool = {
    labels: { 'example.com/pool': 'cpu' },
    allocatable: { cpu: '63', memory: '256Gi' },
    nodes: { max: 8 },
  };
  return {
    ...base,
    cluster: { ...base.cluster, nodePools: { general: pool } },
    models: mapRecord(services, () => ({ ...model, versions: { v1: version } })),
    services: mapRecord(services, (change, name) => ({ ...churn, ...change, model: { name, version: 'v1' } })),
    delivery: { gitops: 'argocd', repository: 'https://git.acme.example/platform.git' },
    waivers: Object.entries(services).flatMap(([name, { scale }]) =>
      scale.min === 0
        ? [{ rule: 'scale/zero', at: `services.${name}.scale.min`, reason: 'a proxy holds the requests' }]
        : [],
    ),
  };
}

function readsFrom(object: KubeObject, prometheus: string): KubeObject {
  if (object.kind === 'AnalysisTemplate') return analysisReadsFrom(object, prometheus);
  if (object.kind !== 'ScaledObject') return object;
  const { triggers, ...spec } = object.spec as { readonly triggers: readonly { readonly metadata: object }[] };
  const local = triggers.map((trigger) => ({
    ...trigger,
    metadata: { ...trigger.metadata, serverAddress: prometheus },
  }));
  return { ...object, spec: { ...spec, triggers: local } };
}

/** Queries go to the stand-in. A test runs the pods with requests to new versions. */
function analysisReadsFrom(object: KubeObject, prometheus: string): KubeObject {
  const { metrics, ...spec } = object.spec as { readonly metrics: readonly AnalysisMetric[] };
  const local = metrics.map(({ provider, ...metric }) => ({
    ...metric,
    provider: provider.job
      ? { job: ownStatus(provider.job) }
      : { prometheus: { ...provider.prometheus, address: prometheus } },
  }));
  return { ...object, spec: { ...spec, metrics: local } };
}

/** Pods with this annotation neither start nor end by themselves. */
function ownStatus({ metadata, spec: { template, ...spec } }: AnalysisJob): AnalysisJob {
  const annotations = { 'kwok.x-k8s.io/status': 'custom' };
  return { metadata, spec: { ...spec, template: { ...template, metadata: { ...template.metadata, annotations } } } };
}

interface AnalysisJob {
  readonly metadata: object;
  readonly spec: { readonly template: { readonly metadata: object } };
}

interface AnalysisMetric {
  readonly provider: { readonly job?: AnalysisJob; readonly prometheus?: object };
}
