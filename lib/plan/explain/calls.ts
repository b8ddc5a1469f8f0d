import type { ConsumerSpec, ModelServiceSpec } from '../../definition/service';
import type { Path } from '../../errors';
import type { ModelServicePlan } from '../types/service';
import type { WorkloadPlan } from '../types/workload';
import { computed, type ExplainContext, type ExplanationLine, written } from './explanation';
import { list } from './placement';

/** Who may send requests, by which policy and on which way, and where replicas may connect to themselves. */
export function callLines(
  service: ModelServicePlan,
  path: Path,
  spec: ModelServiceSpec | undefined,
  context: ExplainContext,
): readonly ExplanationLine[] {
  const consumers = spec?.consumers ?? [];
  return [
    ...consumers.map((consumer, index) =>
      consumerLine(consumer, service, written(context, [...path, 'consumers', index])),
    ),
    ...service.routes.map(({ gateway, hostname, pathPrefix, otherPathPrefixes = [], name }): ExplanationLine => {
      const index = consumers.findIndex((consumer) => 'gateway' in consumer && consumer.gateway === gateway);
      return {
        field: 'route',
        value: list([pathPrefix, ...otherPathPrefixes].map((prefix) => `${hostname}${prefix}`)),
        why: `the gateway ${gateway} is a consumer; HTTPRoute ${name}`,
        from: index === -1 ? computed : written(context, [...path, 'consumers', index]),
      };
    }),
    {
      field: 'connections in',
      value: list([
        ...new Set(service.networkPolicies.flatMap(({ ingress }) => (ingress ?? []).map(({ why }) => why))),
      ]),
      why: `${policies(service)}; everybody else is refused`,
      from: written(context, [...path, 'consumers']),
    },
    connectionsOut(service),
  ];
}

/** Where pods of a workload may connect to; every other way is closed. */
export function connectionsOut(workload: Pick<WorkloadPlan, 'networkPolicies'>): ExplanationLine {
  const ways = workload.networkPolicies.flatMap(({ egress }) => (egress ?? []).map(({ why }) => why));
  return {
    field: 'connections out',
    value: list([...new Set(ways)]),
    why: `${policies(workload)}; everything else is closed`,
    from: computed,
  };
}

function consumerLine(
  consumer: ConsumerSpec,
  service: ModelServicePlan,
  from: ExplanationLine['from'],
): ExplanationLine {
  return {
    field: 'consumer',
    value: consumerName(consumer),
    why: `${policies(service)} lets it in on port ${service.port.port}`,
    from,
  };
}

function consumerName(consumer: ConsumerSpec): string {
  if ('team' in consumer) return `team ${consumer.team}`;
  return 'gateway' in consumer ? `gateway ${consumer.gateway}` : `namespace ${consumer.namespace}`;
}

function policies({ networkPolicies }: Pick<WorkloadPlan, 'networkPolicies'>): string {
  return `NetworkPolicy ${list(networkPolicies.map(({ name }) => name))}`;
}
