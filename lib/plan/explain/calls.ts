import type { ConsumerSpec, ModelServiceSpec } from '../../definition/service';
import type { Path } from '../../errors';
import { policiesOf } from '../facts/selects-pods';
import type { ModelServicePlan } from '../types/service';
import type { WorkloadPlan } from '../types/workload';
import { computed, type ExplainContext, type ExplanationLine, written } from './explanation';
import { list } from './placement';

/** Consumers and routes of a service, and the connections that its network policies allow. */
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
      why: `${policies(service)}; all other connections are blocked`,
      from: written(context, [...path, 'consumers']),
    },
    connectionsOut(service, context),
  ];
}

/** Connections that pods of a workload can open, by its own policies and those of its namespace. */
export function connectionsOut(
  workload: Pick<WorkloadPlan, 'namespace' | 'networkPolicies' | 'pod'>,
  { plan }: Pick<ExplainContext, 'plan'>,
): ExplanationLine {
  const ofTeams = Object.values(plan.teams).flatMap(({ networkPolicies }) => networkPolicies);
  const pod = { namespace: workload.namespace, labels: workload.pod.labels };
  const applied = policiesOf(pod, [...workload.networkPolicies, ...ofTeams]);
  const allowing = applied.filter(({ egress = [] }) => egress.length > 0);
  const allowed = allowing.flatMap(({ egress }) => (egress ?? []).map(({ why }) => why));
  return {
    field: 'connections out',
    value: list([...new Set(allowed)]),
    why: `${policies({ networkPolicies: allowing })}; all other connections are blocked`,
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
    why: `${policies(service)} allows it on port ${service.port.port}`,
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
