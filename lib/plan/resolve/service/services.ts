import type { ModelReference } from '../../../definition/model';
import type { ConsumerSpec, ModelServiceSpec } from '../../../definition/service';
import { lookup } from '../../../units/lookup';
import { parseBytes } from '../../../units/quantity';
import { kubePrometheusStack, prometheusAddress, prometheusPeer } from '../../add-ons/kube-prometheus-stack';
import type { ModelArtifactPlan } from '../../types/model-artifact';
import type { NetworkPeerPlan } from '../../types/network';
import type { ModelServicePlan } from '../../types/service';
import type { PlatformContext } from '../context';
import { gatewayPeer, routeThrough } from '../gateway/gateway';
import { teamNamespace } from '../team/team';
import { mechanismOf } from '../workload/identity';
import { priorityClassName } from '../workload/priority-classes';
import type { ConsumerPeer } from './context';
import { resolveModelService } from './service';

/** Size of a model whose definition gives none. */
export const defaultModelSize = '1Gi';

/**
 * The services of a platform. One that names something which does not exist is left out: the rule on unknown names
 * says so, and all other rules can still look at the rest.
 */
export function resolveServices(context: PlatformContext): Readonly<Record<string, ModelServicePlan>> {
  const entries = Object.entries(context.definition.services ?? {}).flatMap(([name, spec]) => {
    const service = resolveService(name, spec, context);
    return service ? [[name, service] as const] : [];
  });
  return Object.fromEntries(entries);
}

function resolveService(name: string, spec: ModelServiceSpec, context: PlatformContext) {
  const { definition, cluster, provider, gateways, outputs } = context;
  const team = lookup(definition.teams, spec.team);
  const pool = lookup(cluster.pools, spec.pool);
  const models = resolveArtifacts(spec, context);
  if (!team || !pool || !models) return undefined;
  const namespace = teamNamespace(spec.team, team);
  const consumers = spec.consumers ?? [];
  return resolveModelService(name, spec, {
    platform: definition.name,
    path: ['services', name],
    team: spec.team,
    namespace,
    pool,
    provider,
    models,
    ...previousOf(spec),
    priorityClass: priorityClassName(definition.name, 'service'),
    identity: mechanismOf({ namespace, name }, provider, outputs),
    consumers: consumers.flatMap((consumer) => resolveConsumer(consumer, context)),
    routes: consumers.flatMap((consumer) => {
      const gateway = 'gateway' in consumer ? lookup(gateways, consumer.gateway) : undefined;
      return gateway ? [routeThrough(gateway, name)] : [];
    }),
    scraper: prometheusPeer(definition.addOns?.[kubePrometheusStack.chart]?.namespace),
    prometheusAddress: prometheusAddress(definition.addOns?.[kubePrometheusStack.chart]?.namespace),
  });
}

/**
 * Which version stays warm: a server has one pod template for all of its models, so the first name counts for all. Who has
 * just gone back names one version twice, and the one that was left need not stay.
 */
function previousOf(spec: ModelServiceSpec): { readonly previous?: string } {
  const back = modelReferences(spec).find(({ version, previous }) => previous !== undefined && previous !== version);
  return back?.previous === undefined ? {} : { previous: back.previous };
}

/** The models that a service names, whether it names one or several. */
export function modelReferences({ model }: Pick<ModelServiceSpec, 'model'>): readonly ModelReference[] {
  return isList(model) ? model : [model];
}

function isList(model: ModelServiceSpec['model']): model is readonly ModelReference[] {
  return Array.isArray(model);
}

/** What a server loads; nothing where a model, a version or a bucket is not there. */
function resolveArtifacts(spec: ModelServiceSpec, context: PlatformContext): ModelServicePlan['models'] | undefined {
  const [first, ...others] = modelReferences(spec).map((reference) => resolveArtifact(reference, context));
  if (!first || !others.every((each) => each !== undefined)) return undefined;
  return [first, ...others];
}

function resolveArtifact(
  reference: ModelReference,
  { definition, cluster }: PlatformContext,
): ModelArtifactPlan | undefined {
  const model = lookup(definition.models, reference.name);
  const version = lookup(model?.versions, reference.version);
  const bucket = model && lookup(cluster.buckets, model.bucket);
  if (!version || !bucket) return undefined;
  return {
    name: reference.name,
    version: reference.version,
    location: bucket.location,
    path: version.path,
    sha256: version.sha256,
    bytes: parseBytes(version.size ?? defaultModelSize),
  };
}

function resolveConsumer(consumer: ConsumerSpec, { definition, gateways }: PlatformContext): readonly ConsumerPeer[] {
  if ('team' in consumer) {
    const team = lookup(definition.teams, consumer.team);
    if (!team) return [];
    const peer: NetworkPeerPlan = { kind: 'pods', namespace: teamNamespace(consumer.team, team), pods: {} };
    return [{ name: `team ${consumer.team}`, peer }];
  }
  if ('gateway' in consumer) {
    const gateway = lookup(gateways, consumer.gateway);
    return gateway ? [{ name: `gateway ${consumer.gateway}`, peer: gatewayPeer(gateway) }] : [];
  }
  const peer: NetworkPeerPlan = { kind: 'pods', namespace: consumer.namespace, pods: consumer.pods ?? {} };
  return [{ name: `namespace ${consumer.namespace}`, peer }];
}
