import type { ServingSpec } from '../../../definition/service';
import { parseDuration } from '../../../units/duration';
import { needsOf } from '../../facts/identity-mechanisms';
import { labelKeys, platformLabels, selectorLabels } from '../../facts/label-keys';
import { type RoutePaths, type Runtime, serverPorts } from '../../runtimes/runtime';
import { runtimeOf } from '../../runtimes/select';
import type { RoutePlan } from '../../types/gateway';
import type { ModelServicePlan } from '../../types/service';
import { resolveMonitoring } from '../monitoring/monitoring';
import { pullSecretsOf, withPulledImages } from '../workload/image-pulls';
import { resolveAutoscaler } from './autoscaler';
import type { ServiceContext } from './context';
import { gatewayLatencyOf, latencyOf } from './latency';
import { servicePolicies } from './network';
import { resolvePod, serverOf } from './pod';
import { resolveReplicas } from './replicas';
import { resolveRollout } from './rollout';
import { resolveSlo } from './slo';
import { resolveStartup } from './startup';

/** Makes every decision about a service. */
export function resolveModelService(name: string, spec: ServingSpec, context: ServiceContext): ModelServicePlan {
  const runtime = runtimeOf(spec.runtime);
  const { models, namespace, platform } = context;
  const selector = selectorLabels(platform, name);
  const labels = {
    ...selector,
    ...platformLabels(platform),
    'app.kubernetes.io/component': 'model-service',
    ...(models.length === 1 && { 'app.kubernetes.io/version': models[0].version, [labelKeys.model]: models[0].name }),
    ...(context.team !== undefined && { [labelKeys.team]: context.team }),
  };
  const replicas = resolveReplicas(spec);
  const startup = resolveStartup(spec, runtime, context);
  const timeoutSeconds = resolveTimeout(spec, runtime);
  const routes = context.routes.map((route) => routeTo({ ...route, timeoutSeconds }, runtime.paths(models)));
  // Servers and the grace period of pods have whole seconds.
  const wholeTimeout = Math.ceil(timeoutSeconds);
  const { metrics } = runtime;
  const { prometheusAddress } = context;
  const histogram = latencyOf({ namespace, runtime, routes });
  const gatewayHistogram = gatewayLatencyOf({ namespace, runtime, routes });
  const slo = spec.slo && resolveSlo(spec.slo, histogram, gatewayHistogram);
  const rollout = resolveRollout(spec, {
    ...{ name, namespace, metrics, prometheusAddress, startup, routes, service: context },
    slo,
    previous: context.previous,
    port: serverPorts.http,
    timeoutSeconds: wholeTimeout,
  });
  const written = resolvePod({ spec, runtime, labels, startup, timeoutSeconds: wholeTimeout }, context);
  const pod = withPulledImages(written, context.registries);
  const server = serverOf(pod);
  return {
    kind: 'service',
    name,
    path: context.path,
    ...(context.team !== undefined && { team: context.team }),
    namespace,
    labels,
    selector,
    models,
    runtime: spec.runtime.kind,
    pool: context.pool.name,
    pod,
    serviceAccount: {
      ...{ name: context.serviceAccount, namespace, labels },
      annotations: needsOf(context.identity).annotations,
      ...pullSecretsOf(pod, context.registries),
    },
    networkPolicies: servicePolicies({ name, selector, runtime, rollout }, context),
    replicas,
    rollout,
    autoscaler: resolveAutoscaler(spec, {
      name,
      namespace,
      metrics,
      prometheusAddress,
      startup,
      replicas,
      rollout,
      server,
    }),
    disruption: resolveDisruption(spec),
    port: { name: 'http', port: serverPorts.http },
    timeoutSeconds,
    routes,
    startup,
    monitoring: resolveMonitoring({
      ...{ name, namespace, selector, routes, rollout, slo },
      runtime: spec.runtime,
      models: models.map((model) => model.name),
      grafanaNamespace: context.grafanaNamespace,
      spread: { replicas, pool: spreadOver(context.pool) },
      gpus: Object.keys(server.resources.devices).length > 0,
      labels: { ...labels, ...context.selectorLabels },
    }),
  };
}

/** The nodes over which replicas can be spread. */
function spreadOver({ name, zones, nodes: { max } }: ServiceContext['pool']) {
  return { name, zones, nodes: { max } };
}

/** A route with the paths of the server's models. */
function routeTo(route: RoutePlan, { prefixes: [first, ...others], rewrite }: RoutePaths): RoutePlan {
  return {
    ...route,
    pathPrefix: first,
    ...(others.length > 0 && { otherPathPrefixes: others }),
    ...(rewrite !== undefined && { rewrite }),
  };
}

/** Maximum duration of a response. The unit of gateways is a millisecond. */
function resolveTimeout({ timeout }: ServingSpec, runtime: Runtime): number {
  return timeout === undefined ? runtime.timeoutSeconds : parseDuration(timeout) / 1000;
}

function resolveDisruption(spec: ServingSpec): ModelServicePlan['disruption'] {
  return spec.disruption
    ? { kind: 'min-available', replicas: spec.disruption.minAvailable }
    : { kind: 'max-unavailable', replicas: 1 };
}
