import type { Path } from '../../../errors';
import { lookup } from '../../../units/lookup';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** Whoever is named as a consumer can really send requests. */
export const networkConsumerReaches: Rule<'platform'> = {
  id: 'network/consumer-reaches',
  scope: 'platform',
  waivable: true,
  rationale: 'A service that nobody can reach answers nothing, and everything about it looks healthy.',
  check: ({ definition, plan }) =>
    Object.values(plan.services).flatMap(({ name, namespace, team }): readonly RuleFinding[] => {
      const consumers = definition.services?.[name]?.consumers ?? [];
      const path = ['services', name, 'consumers'];
      if (consumers.length === 0) {
        return [
          {
            path,
            problem: 'nobody may send requests, since everything that is not named is refused',
            value: consumers,
            allowed: '{ team }, { gateway } or { namespace }',
            fix: 'name those who use the service',
          },
        ];
      }
      return consumers.flatMap((consumer, index): readonly RuleFinding[] => {
        if ('namespace' in consumer) return ownNamespace(consumer.namespace, [...path, index, 'namespace'], plan);
        if (!('gateway' in consumer)) return [];
        const gateway = lookup(plan.gateways, consumer.gateway);
        if (!gateway || gateway.routeNamespaces.includes(namespace)) return [];
        return [
          {
            path: [...path, index, 'gateway'],
            problem: `the gateway takes no routes of the team ${team}`,
            value: consumer.gateway,
            allowed: definition.gateways?.[consumer.gateway]?.teams ?? [],
            fix: `add ${JSON.stringify(team)} to gateways.${consumer.gateway}.teams, or take the consumer away`,
          },
        ];
      });
    }),
};

/** Out of a team's namespace goes only what one of its policies opens, and only `team` makes such a policy. */
function ownNamespace(namespace: string, path: Path, plan: PlatformScope['plan']): readonly RuleFinding[] {
  const team = Object.values(plan.teams).find((one) => one.manage && one.namespace === namespace);
  if (!team) return [];
  return [
    {
      path,
      problem: `this is the namespace of the team ${team.name}, out of which nothing may go unless the team is named`,
      value: namespace,
      fix: `write { team: ${JSON.stringify(team.name)} }`,
    },
  ];
}
