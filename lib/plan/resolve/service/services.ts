import type { ModelReference } from '../../../definition/model';
import type { ConsumerSpec, ModelServiceSpec } from '../../../definition/service';
import { lookup } from '../../../units/lookup';
import { parseBytes } from '../../../units/quantity';
import { rolloutsNamespace } from '../../add-ons/argo-rollouts';
import { prometheusOf } from '../../add-ons/prometheus';
import { notCalling } from '../../facts/label-keys';
import type { ModelArtifactPlan } from '../../types/model-artifact';
import type { NetworkPeerPlan } from '../../types/network';
import type { ModelServicePlan } from '../../types/service';
import type { PlatformContext } from '../context';
import { gatewayPeer, routeThrough } from '../gateway/gateway';
import { teamNamespace } from '../team/team';
import { priorityClassName } from '../workload/priority-classes';
import { resolveServiceAccount } from '../workload/service-account';
import { startGateOf } from '../workload/start-gate';
import type { ConsumerPeer } from './context';
import { defaultModelSize, modelReferences } from './model-references';
import { resolveScan } from './model-scan';
import { resolveModelService } from './service';

/**
 * The services of a platform. A service with an unknown reference is left out: a rule reports the reference, and all
 * other rules still check the other services.
 */
export function resolveServices(context: PlatformContext): Readonly<Record<string, ModelServicePlan>> {
  const entries = Object.entries(context.definition.services ?? {}).flatMap(([name, spec]) => {
    const service = resolveService(name, spec, context);
    return service ? [[name, service] as const] : [];
  });
  return Object.fromEntries(entries);
}

function resolveService(name: string, spec: ModelServiceSpec, context: PlatformContext) {
  const { definition, cluster, provider, gateways } = context;
  const team = lookup(definition.teams, spec.team);
  const pool = lookup(cluster.pools, spec.pool);
  const models = resolveArtifacts(spec, context);
  if (!team || !pool || !models) return undefined;
  const namespace = teamNamespace(spec.team, team);
  const consumers = spec.consumers ?? [];
  const prometheus = prometheusOf(definition);
  const { serviceAccount, mechanism } = resolveServiceAccount(namespace, name, context);
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
    serviceAccount,
    identity: mechanism,
    startGate: startGateOf(team, provider),
    registries: cluster.registries,
    consumers: consumers.flatMap((consumer) => resolveConsumer(consumer, context)),
    routes: consumers.flatMap((consumer) => {
      if (!('gateway' in consumer)) return [];
      const gateway = lookup(gateways, consumer.gateway);
      return gateway ? [routeThrough(gateway, name, consumer)] : [];
    }),
    rolloutsNamespace: rolloutsNamespace(definition),
    scraper: prometheus.peer,
    prometheusAddress: prometheus.address,
    selectorLabels: prometheus.selectorLabels,
    ...(prometheus.manage && { grafanaNamespace: prometheus.namespace }),
  });
}

/**
 * The version that stays warm. A server has one pod template for all its models, so the first one that names a previous
 * version decides. After a rollback both fields name the same version, and no other version stays warm.
 */
function previousOf(spec: ModelServiceSpec): { readonly previous?: string } {
  const back = modelReferences(spec).find(({ version, previous }) => previous !== undefined && previous !== version);
  return back?.previous === undefined ? {} : { previous: back.previous };
}

/** Models of a server. Undefined if a model, version or bucket is unknown. */
function resolveArtifacts(spec: ModelServiceSpec, context: PlatformContext): ModelServicePlan['models'] | undefined {
  const [first, ...others] = modelReferences(spec).map((reference) => resolveArtifact(reference, spec.team, context));
  if (!first || !others.every((each) => each !== undefined)) return undefined;
  return [first, ...others];
}

function resolveArtifact(
  reference: ModelReference,
  team: string,
  { definition, cluster }: PlatformContext,
): ModelArtifactPlan | undefined {
  const model = lookup(definition.models, reference.name);
  const version = lookup(model?.versions, reference.version);
  const bucket = model && lookup(cluster.buckets, model.bucket);
  if (!version || !bucket) return undefined;
  const { path } = version;
  const bytes = parseBytes(version.size ?? defaultModelSize);
  return {
    name: reference.name,
    version: reference.version,
    location: bucket.location,
    path,
    sha256: version.sha256,
    bytes,
    ...resolveScan(lookup(definition.teams, team)?.modelScan ?? model.scan, { path, bytes }),
  };
}

function resolveConsumer(consumer: ConsumerSpec, { definition, gateways }: PlatformContext): readonly ConsumerPeer[] {
  if ('team' in consumer) {
    const team = lookup(definition.teams, consumer.team);
    if (!team) return [];
    const namespace = teamNamespace(consumer.team, team);
    const peer: NetworkPeerPlan = { kind: 'pods', namespace, pods: {}, except: notCalling };
    return [{ name: `team ${consumer.team}`, peer }];
  }
  if ('gateway' in consumer) {
    const gateway = lookup(gateways, consumer.gateway);
    return gateway ? [{ name: `gateway ${consumer.gateway}`, peer: gatewayPeer(gateway) }] : [];
  }
  const peer: NetworkPeerPlan = { kind: 'pods', namespace: consumer.namespace, pods: consumer.pods ?? {} };
  return [{ name: `namespace ${consumer.namespace}`, peer }];
}
