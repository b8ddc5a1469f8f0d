import type { Path } from '../../../errors';
import { lookup } from '../../../units/lookup';
import type { ModelServicePlan } from '../../types/service';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** Every consumer of a service can send requests to it. */
export const networkConsumerReaches: Rule<'platform'> = {
  id: 'network/consumer-reaches',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A service that no client can reach looks healthy and serves no requests.',
  check: (platform) => Object.values(platform.plan.services).flatMap((service) => checkService(service, platform)),
};

function checkService(service: ModelServicePlan, { definition, plan }: PlatformScope): readonly RuleFinding[] {
  const consumers = lookup(definition.services, service.name)?.consumers ?? [];
  const path = [...service.path, 'consumers'];
  if (consumers.length === 0) {
    return [
      {
        path,
        problem: 'no consumers are declared, so network policy blocks all traffic',
        value: consumers,
        allowed: '{ team }, { gateway } or { namespace }',
        fix: 'list the consumers of the service',
      },
    ];
  }
  return consumers.flatMap((consumer, index): readonly RuleFinding[] => {
    if ('namespace' in consumer) return ownNamespace(consumer.namespace, [...path, index, 'namespace'], plan);
    if (!('gateway' in consumer)) return [];
    const gateway = lookup(plan.gateways, consumer.gateway);
    if (!gateway || gateway.routeNamespaces.includes(service.namespace)) return [];
    const allowed = lookup(definition.gateways, consumer.gateway)?.teams ?? [];
    // An unknown team can be a misspelling of this one, and has a finding of its own.
    if (allowed.some((team) => !Object.hasOwn(definition.teams ?? {}, team))) return [];
    return [noRoute(service.team, { name: consumer.gateway, allowed }, [...path, index, 'gateway'])];
  });
}

/** A gateway accepts routes only from its teams. */
function noRoute(
  team: string | undefined,
  { name, allowed }: { readonly name: string; readonly allowed: readonly string[] },
  path: Path,
): RuleFinding {
  return {
    path,
    problem: `the gateway accepts no routes of the team ${team}`,
    value: name,
    allowed,
    fix: `add ${JSON.stringify(team)} to gateways.${name}.teams, or remove the consumer`,
  };
}

/** Egress from the namespace of a managed team needs a policy, and only a consumer `{ team }` creates it. */
function ownNamespace(namespace: string, path: Path, plan: PlatformScope['plan']): readonly RuleFinding[] {
  const team = Object.values(plan.teams).find((one) => one.manage && one.namespace === namespace);
  if (!team) return [];
  return [
    {
      path,
      problem: `this is the namespace of the team ${team.name}, which has no egress to the service unless the consumer is the team`,
      value: namespace,
      fix: `write { team: ${JSON.stringify(team.name)} }`,
    },
  ];
}
